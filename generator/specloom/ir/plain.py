"""JSON values: of a typed tree, and compared with each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeGuard, assert_never

from specloom.ir.types import JsonValue
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


def to_json(value: Value) -> JsonValue:
    """Return the JSON value of a tree. Raw bytes have none: the file's name stands for them."""
    match value:
        case NullValue():
            return None
        case ScalarValue() | MemberValue() | RawValue():
            return value.value
        case FileValue():
            return value.name
        case ListValue():
            return [to_json(item) for item in value.items]
        case MapValue():
            return {key: to_json(entry) for key, entry in value.entries}
        case RecordValue():
            return {name: to_json(member) for name, member in (*value.fields, *value.extra)}
        case VariantValue():
            return to_json(value.value)
        case _:
            assert_never(value)


def is_array(value: JsonValue) -> TypeGuard[Sequence[JsonValue]]:
    """Return whether a JSON value is an array."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def same_scalar(left: JsonValue, right: JsonValue) -> bool:
    """Return whether two scalars are one JSON value: 1 is 1.0, but not true."""
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def all_different(items: Sequence[Value]) -> bool:
    """Return whether no two of the values are one JSON value."""
    return len({_identity(to_json(item)) for item in items}) == len(items)


def _identity(value: JsonValue) -> object:
    if isinstance(value, Mapping):
        return frozenset((key, _identity(member)) for key, member in value.items())
    if is_array(value):
        return tuple(_identity(item) for item in value)
    return (isinstance(value, bool), value)
