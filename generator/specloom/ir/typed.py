"""From a JSON value to the typed tree, where the value fits its type."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import assert_never

from specloom.ir.exchange import Direction, travels
from specloom.ir.fits import fits
from specloom.ir.graph import is_binary, resolve
from specloom.ir.matching import may_match
from specloom.ir.plain import all_different, is_array, same_scalar
from specloom.ir.types import (
    Anything,
    Enumeration,
    Extra,
    JsonValue,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Record,
    Scalar,
    TupleOf,
    TypeId,
    Types,
    TypeUse,
    Union,
)
from specloom.ir.values import (
    FileValue,
    ListValue,
    MapValue,
    MemberValue,
    NullValue,
    RawValue,
    RecordValue,
    ScalarValue,
    Value,
    VariantValue,
)

DEEPEST = 60
"""Values nested deeper fit nothing: nobody reads such an example, and it would cost stack."""

_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,60}\.[A-Za-z0-9]{1,5}")
_SUBTYPE = re.compile(r"(?:image|audio|video|text|application)/([a-z0-9]{2,5})")


def typed(
    types: Types, value: JsonValue, use: TypeUse, *, direction: Direction | None = None
) -> Value | None:
    """Return the value as a tree of typed nodes, or None where it doesn't fit.

    It fits when kinds, enumeration members, required properties, limits and formats are right. Properties
    that don't travel in ``direction`` are not required, and are left out; without a direction they are kept.

    A union's value belongs to the variant that its discriminating property names; without one, to the variant
    that fits and declares the most of it, the first of several. In a request, the tag must be there.
    """
    return _Typer(types, direction).read(value, use, 0)


def file_name(scalar: Scalar, stem: str) -> str:
    """Return a name for a file of the scalar's media type."""
    subtype = _SUBTYPE.fullmatch(scalar.content_media_type.partition(";")[0].strip().lower())
    suffix = {"jpeg": "jpg", "plain": "txt", None: "bin"}
    found = subtype[1] if subtype else None
    return f"{stem}.{suffix.get(found, found)}"


class _Typer:
    """One reading of one value."""

    def __init__(self, types: Types, direction: Direction | None) -> None:
        self.types = types
        self.direction = direction
        # What a value is as a named type: bounds the work on unions of unions, and ends definitions that only
        # refer to themselves. The values are parts of one that outlives this, so that ids stay unique.
        self.known: dict[tuple[int, TypeId], Value | None] = {}

    def read(self, value: JsonValue, use: TypeUse, depth: int) -> Value | None:
        if depth > DEEPEST:
            return None
        match use:
            case Scalar():
                return self.read_scalar(value, use)
            case Anything():
                return RawValue(value) if _is_shallow(value, depth) else None
            case Nullable():
                return NullValue() if value is None else self.read(value, use.inner, depth)
            case Named():
                found = resolve(self.types, use)
                if not isinstance(found, Record | Enumeration | Union):
                    return self.read(value, found, depth)
                key = (id(value), found.id)
                if key not in self.known:
                    self.known[key] = None
                    self.known[key] = self.read_definition(value, found, depth)
                return self.known[key]
            case ListOf():
                return self.read_list(value, use, depth)
            case TupleOf():
                return self.read_tuple(value, use, depth)
            case MapOf():
                return self.read_map(value, use, depth)
            case _:
                assert_never(use)

    def read_scalar(self, value: JsonValue, scalar: Scalar) -> Value | None:
        if is_binary(scalar):
            if not isinstance(value, str):
                return None
            return FileValue(scalar, value if _FILE_NAME.fullmatch(value) else file_name(scalar, "file"))
        fitting = fits(value, scalar)
        return None if fitting is None else ScalarValue(scalar, fitting)

    def read_definition(
        self, value: JsonValue, definition: Record | Enumeration | Union, depth: int
    ) -> Value | None:
        match definition:
            case Enumeration():
                for member in definition.members:
                    if same_scalar(member.value, value):
                        return MemberValue(definition.id, member.value)
                return None
            case Record():
                return self.read_record(value, definition, depth)
            case Union():
                return self.read_union(value, definition, depth)
            case _:
                assert_never(definition)

    def read_list(self, value: JsonValue, use: ListOf, depth: int) -> Value | None:
        if not is_array(value) or not _counts(len(value), use.min_items, use.max_items):
            return None
        items = self.read_items(value, [use.item] * len(value), depth)
        if items is None or (use.unique_items and not all_different(items)):
            return None
        return ListValue(items)

    def read_tuple(self, value: JsonValue, use: TupleOf, depth: int) -> Value | None:
        least = len(use.items) if use.min_items is None else use.min_items
        if not is_array(value) or len(value) < least:
            return None
        rest = max(0, len(value) - len(use.items))
        if rest and use.rest is None:
            return None
        item_types = [*use.items[: len(value)], *([use.rest] * rest if use.rest is not None else [])]
        items = self.read_items(value, item_types, depth)
        return None if items is None else ListValue(items)

    def read_items(
        self, values: Sequence[JsonValue], uses: Sequence[TypeUse], depth: int
    ) -> tuple[Value, ...] | None:
        items = []
        for value, use in zip(values, uses, strict=True):
            item = self.read(value, use, depth + 1)
            if item is None:
                return None
            items.append(item)
        return tuple(items)

    def read_map(self, value: JsonValue, use: MapOf, depth: int) -> Value | None:
        if not isinstance(value, Mapping):
            return None
        if not _counts(len(value), use.min_properties, use.max_properties):
            return None
        if use.key_pattern and not all(may_match(use.key_pattern, key) for key in value):
            return None
        entries = self.read_members(value, use.value, depth)
        return None if entries is None else MapValue(entries)

    def read_members(
        self, members: Mapping[str, JsonValue], use: TypeUse, depth: int
    ) -> tuple[tuple[str, Value], ...] | None:
        entries = []
        for key, member in members.items():
            entry = self.read(member, use, depth + 1)
            if entry is None:
                return None
            entries.append((key, entry))
        return tuple(entries)

    def read_record(self, value: JsonValue, record: Record, depth: int) -> Value | None:
        if not isinstance(value, Mapping):
            return None
        fields = []
        for field in record.fields:
            here = self.direction is None or travels(field.access, self.direction)
            if field.name in value:
                member = self.read(value[field.name], field.type, depth + 1)
                if member is None:
                    return None
                if here:
                    fields.append((field.name, member))
            elif field.required and here:
                return None
        if not all(any(value.keys() >= {*names} for names in choice) for choice in record.choices):
            return None
        declared = {field.name for field in record.fields}
        undeclared = {key: member for key, member in value.items() if key not in declared}
        if record.extra is Extra.FORBIDDEN and undeclared:
            return None
        use = Anything() if isinstance(record.extra, Extra) else record.extra
        extra = self.read_members(undeclared, use, depth)
        if extra is None or not _counts(
            len(fields) + len(extra), record.min_properties, record.max_properties
        ):
            return None
        return RecordValue(record.id, tuple(fields), extra)

    def read_union(self, value: JsonValue, union: Union, depth: int) -> Value | None:
        candidates = list(enumerate(union.variants))
        if isinstance(value, Mapping) and self.needs_tag(value, union.discriminator):
            tag = value.get(union.discriminator)
            tagged = [(n, v) for n, v in candidates if any(same_scalar(t, tag) for t in v.tags)]
            candidates = tagged or [(n, v) for n, v in candidates if not v.tags]
        best: tuple[int, VariantValue] | None = None
        for number, variant in candidates:
            member = self.read(value, variant.type, depth + 1)
            if member is None:
                continue
            score = _declared(member)
            if best is None or score > best[0]:
                best = (score, VariantValue(union.id, number, member))
        return None if best is None else best[1]

    def needs_tag(self, value: Mapping[str, JsonValue], discriminator: str) -> bool:
        """Return whether the tag decides: where there is one, and always in a request. Servers do leave it out."""
        return discriminator in value or (bool(discriminator) and self.direction is Direction.REQUEST)


def _declared(value: Value) -> int:
    """Return how much of a value its types declare: known parts count for it, unknown ones against it."""
    match value:
        case RecordValue():
            known = sum(2 + _declared(member) for _, member in value.fields)
            return known - len(value.extra)
        case ListValue():
            return sum(_declared(item) for item in value.items)
        case MapValue():
            return sum(_declared(entry) for _, entry in value.entries)
        case VariantValue():
            return _declared(value.value)
        case MemberValue():
            return 1
        case RawValue():
            return -1
        case NullValue() | ScalarValue() | FileValue():
            return 0
        case _:
            assert_never(value)


def _counts(count: int, least: int | None, most: int | None) -> bool:
    return (least is None or count >= least) and (most is None or count <= most)


def _is_shallow(value: JsonValue, depth: int) -> bool:
    if depth > DEEPEST:
        return False
    if isinstance(value, Mapping):
        return all(_is_shallow(member, depth + 1) for member in value.values())
    if is_array(value):
        return all(_is_shallow(item, depth + 1) for item in value)
    return True
