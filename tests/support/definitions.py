"""Definitions of types for tests, in few words."""

from __future__ import annotations

from specloom.diagnostics import Location
from specloom.ir.types import (
    Access,
    Alias,
    Enumeration,
    EnumMember,
    Extra,
    Field,
    JsonValue,
    Named,
    Record,
    RootKind,
    Scalar,
    ScalarKind,
    Trail,
    TypeDef,
    TypeId,
    Types,
    TypeUse,
    Union,
    Variant,
)

STRING = Scalar(ScalarKind.STRING)
INTEGER = Scalar(ScalarKind.INTEGER)
NUMBER = Scalar(ScalarKind.NUMBER)
BOOLEAN = Scalar(ScalarKind.BOOLEAN)


def named(name: str) -> Named:
    """Return a use of a definition."""
    return Named(TypeId(name))


def table(*definitions: TypeDef) -> Types:
    """Return a table of definitions."""
    return {definition.id: definition for definition in definitions}


def field(
    name: str,
    type: TypeUse,
    *,
    required: bool = True,
    access: Access = Access.BOTH,
    examples: tuple[JsonValue, ...] = (),
) -> Field:
    """Return a field, required unless said otherwise."""
    return Field(name, type, required, access, Location("", name), examples=examples)


def record(
    name: str,
    *fields: Field,
    extra: TypeUse | Extra = Extra.ALLOWED,
    examples: tuple[JsonValue, ...] = (),
) -> Record:
    """Return a record."""
    return Record(TypeId(name), _trail(name), Location("", name), fields, extra, examples=examples)


def enumeration(name: str, *values: bool | int | float | str) -> Enumeration:
    """Return an enumeration of these values."""
    members = tuple(EnumMember(value) for value in values)
    return Enumeration(TypeId(name), _trail(name), Location("", name), members, None)


def alias(name: str, target: TypeUse) -> Alias:
    """Return a name for a type."""
    return Alias(TypeId(name), _trail(name), Location("", name), target)


def union(name: str, *variants: TypeUse | Variant, discriminator: str = "", exclusive: bool = False) -> Union:
    """Return a union of these types."""
    members = tuple(v if isinstance(v, Variant) else Variant(v) for v in variants)
    return Union(TypeId(name), _trail(name), Location("", name), members, discriminator, exclusive)


def _trail(name: str) -> Trail:
    return Trail(RootKind.SCHEMA, name, name)
