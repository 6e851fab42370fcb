"""Example values as a typed tree: one tree, rendered by each language in its own syntax.

Every node knows the type it is a value of, so that a renderer needs nothing but the node and the language's names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from specloom.ir.types import JsonValue, Scalar, TypeId


@dataclass(frozen=True, slots=True)
class NullValue:
    """Null."""


@dataclass(frozen=True, slots=True)
class ScalarValue:
    """A scalar, as JSON holds it: a date is its text, base64 is its text."""

    type: Scalar
    value: bool | int | float | str


@dataclass(frozen=True, slots=True)
class FileValue:
    """Raw bytes, which JSON can't hold: a renderer shows a file being opened. ``name`` is a file name."""

    type: Scalar
    name: str


@dataclass(frozen=True, slots=True)
class MemberValue:
    """A member of an enumeration."""

    type: TypeId
    value: bool | int | float | str


@dataclass(frozen=True, slots=True)
class ListValue:
    """An array or a tuple."""

    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class MapValue:
    """An object without declared properties."""

    entries: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class RecordValue:
    """A record: ``fields`` by wire name in the record's order, ``extra`` the undeclared members."""

    type: TypeId
    fields: tuple[tuple[str, Value], ...]
    extra: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class VariantValue:
    """A value of a union: which variant (its position in ``Union.variants``), and the value."""

    type: TypeId
    variant: int
    value: Value


@dataclass(frozen=True, slots=True)
class RawValue:
    """A value about which nothing is known."""

    value: JsonValue


Value: TypeAlias = (
    NullValue
    | ScalarValue
    | FileValue
    | MemberValue
    | ListValue
    | MapValue
    | RecordValue
    | VariantValue
    | RawValue
)
