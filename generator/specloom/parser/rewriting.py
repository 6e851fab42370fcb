"""Changing the uses of types everywhere at once: in definitions and in operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, assert_never

from specloom.ir.api import (
    Api,
    Callback,
    Encoding,
    Header,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Response,
)
from specloom.ir.types import (
    Alias,
    Anything,
    Enumeration,
    Extra,
    Field,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Record,
    Scalar,
    TupleOf,
    TypeDef,
    TypeId,
    TypeUse,
    Union,
    Variant,
)

T = TypeVar("T")

Change = Callable[[Any], Any]

_PARTS: dict[type, tuple[str, ...]] = {
    ListOf: ("item",),
    TupleOf: ("items", "rest"),
    MapOf: ("value",),
    Nullable: ("inner",),
    Parameter: ("type",),
    Header: ("type",),
    MediaType: ("type", "item_type", "encodings"),
    Encoding: ("headers",),
    RequestBody: ("content",),
    Response: ("content", "headers"),
    Callback: ("operations",),
    Operation: ("parameters", "request_body", "responses", "callbacks"),
    Api: ("operations", "webhooks"),
}
"""The members of each kind of value that hold types, or values that do."""


def rewrite(value: T, change: Change) -> T:
    """Return a value with ``change`` made to everything in it, innermost first. What doesn't change is not copied."""
    return _rewrite(value, change)  # type: ignore[no-any-return]


def _rewrite(value: Any, change: Change) -> Any:
    if isinstance(value, tuple):
        items = tuple(_rewrite(item, change) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    parts = _PARTS.get(type(value))
    if parts is None:
        return change(value)
    changes = {}
    for name in parts:
        before = getattr(value, name)
        after = _rewrite(before, change)
        if after is not before:
            changes[name] = after
    return change(replace(value, **changes) if changes else value)


def substitution(table: Mapping[TypeId, TypeUse]) -> Change:
    """Return the change that puts other uses in the place of named ones."""

    def change(value: Any) -> Any:
        if isinstance(value, Named):
            return table.get(value.id, value)
        if isinstance(value, Nullable) and isinstance(value.inner, Nullable):
            return value.inner
        return value

    return change


def substitute(definition: TypeDef, table: Mapping[TypeId, TypeUse]) -> TypeDef:
    """Return a definition with other uses in the place of named ones; a union's variants stay apart from null."""
    match definition:
        case Record():
            return _record(definition, table)
        case Union():
            return _union(definition, table)
        case Alias():
            target = _use(definition.target, table)
            return definition if target is definition.target else replace(definition, target=target)
        case Enumeration():
            return definition
        case _:
            assert_never(definition)


def _record(record: Record, table: Mapping[TypeId, TypeUse]) -> Record:
    extra = record.extra if isinstance(record.extra, Extra) else _use(record.extra, table)
    fields: list[Field] = []
    changed = extra is not record.extra
    for field in record.fields:
        type = _use(field.type, table)
        if type is field.type:
            fields.append(field)
        else:
            fields.append(replace(field, type=type))
            changed = True
    return replace(record, fields=tuple(fields), extra=extra) if changed else record


def _union(union: Union, table: Mapping[TypeId, TypeUse]) -> Union:
    variants: dict[TypeUse, Variant] = {}
    for variant in union.variants:
        use = _use(variant.type, table)
        use = use.inner if isinstance(use, Nullable) else use
        known = variants.get(use)
        tags = tuple(dict.fromkeys((*known.tags, *variant.tags))) if known is not None else variant.tags
        variants[use] = replace(known or variant, type=use, tags=tags)
    listed = tuple(variants.values())
    return union if listed == union.variants else replace(union, variants=listed)


def _use(use: TypeUse, table: Mapping[TypeId, TypeUse]) -> TypeUse:
    """Return a use with others in the place of named ones. ``Nullable`` never nests."""
    match use:
        case Named(id):
            return table.get(id, use)
        case Nullable(inner):
            other = _use(inner, table)
            if other is inner:
                return use
            return other if isinstance(other, Nullable) else Nullable(other)
        case ListOf(item):
            other = _use(item, table)
            return use if other is item else replace(use, item=other)
        case MapOf(value):
            other = _use(value, table)
            return use if other is value else replace(use, value=other)
        case TupleOf(items, rest):
            others = tuple([_use(item, table) for item in items])
            more = None if rest is None else _use(rest, table)
            if more is rest and all(new is old for new, old in zip(others, items, strict=True)):
                return use
            return replace(use, items=others, rest=more)
        case Scalar() | Anything():
            return use
        case _:
            assert_never(use)
