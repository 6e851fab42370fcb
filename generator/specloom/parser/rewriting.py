"""Changing the uses of types everywhere at once: in definitions and in operations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

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
    Enumeration,
    Field,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Record,
    TupleOf,
    TypeDef,
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
    Field: ("type",),
    Record: ("fields", "extra"),
    Enumeration: (),
    Union: ("variants",),
    Variant: ("type",),
    Alias: ("target",),
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


def substitution(table: dict[Any, TypeUse]) -> Change:
    """Return the change that puts other uses in the place of named ones. ``Nullable`` never nests."""

    def change(value: Any) -> Any:
        if isinstance(value, Named):
            return table.get(value.id, value)
        if isinstance(value, Nullable) and isinstance(value.inner, Nullable):
            return value.inner
        return value

    return change


def substitute(definition: TypeDef, table: dict[Any, TypeUse]) -> TypeDef:
    """Return a definition with other uses in the place of named ones; a union's variants stay apart from null."""
    changed = rewrite(definition, substitution(table))
    if isinstance(changed, Union):
        variants: dict[TypeUse, Variant] = {}
        for variant in changed.variants:
            use = variant.type.inner if isinstance(variant.type, Nullable) else variant.type
            known = variants.get(use)
            tags = tuple(dict.fromkeys((*known.tags, *variant.tags))) if known is not None else variant.tags
            variants[use] = replace(known or variant, type=use, tags=tags)
        if tuple(variants.values()) != changed.variants:
            changed = replace(changed, variants=tuple(variants.values()))
    return changed
