"""Types in C: what a value is held in, and what stands in a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from specloom.ir.graph import is_binary, resolve
from specloom.ir.types import (
    Anything,
    Enumeration,
    Limits,
    ListOf,
    MapOf,
    Nullable,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeUse,
)
from specloom.targets.c import syntax
from specloom.targets.c.enums import Place, has_type, own_place
from specloom.targets.c.naming import Names
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.reference.catalog import FreeObject, Model
from specloom.targets.kit.reference.inputs import Input


@dataclass(frozen=True, slots=True)
class CType:
    """A type without its star. A value is held by a pointer where ``is_pointer``, a text or a struct; else as it is.

    ``has_none``: one of its values says that there is none, as constants of enumerations do.
    """

    name: Code
    is_pointer: bool
    has_none: bool = False

    @property
    def is_struct(self) -> bool:
        """Whether values are structs."""
        return self.is_pointer and self != TEXT


TEXT = CType(literal("char"), is_pointer=True)
LIST = CType(literal("list_t"), is_pointer=True)
OBJECT = CType(literal("object_t"), is_pointer=True)
ANYTHING = CType(literal("any_type_t"), is_pointer=True)
BINARY = CType(literal("binary_t"), is_pointer=True)
INT = CType(literal("int"), is_pointer=False)
LONG = CType(literal("long"), is_pointer=False)
UNSIGNED = CType(literal("unsigned int"), is_pointer=False)
UNSIGNED_LONG = CType(literal("unsigned long"), is_pointer=False)
FLOAT = CType(literal("float"), is_pointer=False)
DOUBLE = CType(literal("double"), is_pointer=False)


def type_of(use: TypeUse, place: Place, names: Names) -> CType:
    """Return the type of a use. Enumerations in place have types of their place."""
    shape = names.catalog.shape(use)
    match shape:
        case Scalar():
            return scalar_type(shape)
        case Enumeration(scalar=scalar):
            if has_type(shape):
                return CType(syntax.name(names.enums[place].name), is_pointer=False, has_none=True)
            return scalar_type(scalar) if scalar is not None else ANYTHING
        case Model(Enumeration(id=id)):
            return CType(syntax.name(names.enums[own_place(id)].name), is_pointer=False, has_none=True)
        case Model(definition):
            return CType(syntax.name(names.types[definition.id]), is_pointer=True)
        case ListOf() | TupleOf() | MapOf():
            return LIST
        case FreeObject():
            return OBJECT
        case Anything():
            return ANYTHING
        case _:
            assert_never(shape)


def scalar_type(scalar: Scalar) -> CType:
    """Return the type of a scalar. Dates, UUIDs and encoded bytes are their texts; a truth value is an ``int``."""
    match scalar.kind:
        case ScalarKind.STRING:
            return BINARY if is_binary(scalar) else TEXT
        case ScalarKind.BOOLEAN:
            return INT
        case ScalarKind.INTEGER:
            return _integer(scalar)
        case ScalarKind.NUMBER:
            return FLOAT if scalar.format == "float" else DOUBLE
        case _:
            assert_never(scalar.kind)


def _integer(scalar: Scalar) -> CType:
    match scalar.format:
        case "int64":
            return LONG
        case "uint32":
            return UNSIGNED
        case "uint64":
            return UNSIGNED_LONG
        case _:
            return LONG if _is_wide(scalar.limits) else INT


def _is_wide(limits: Limits) -> bool:
    """Return whether limits let a number be larger than an ``int``."""
    ends = (limits.minimum, limits.maximum, limits.exclusive_minimum, limits.exclusive_maximum)
    return any(end is not None and abs(end) > syntax.LARGEST_INT + 1 for end in ends)


def pointed(kind: CType) -> Code:
    """Return a type as an element of a list has it: always by a pointer."""
    return compose("{} *", kind.name)


def contents(use: TypeUse, place: Place, names: Names) -> Code:
    """Return what the elements of a list or map are, nothing for other types: ``char *``."""
    shape = names.catalog.shape(use)
    match shape:
        case ListOf(item):
            return _element(item, place, names)
        case MapOf(value):
            return compose("keyValuePair_t * with {}", _element(value, place, names))
        case TupleOf(items, rest):
            parts = [_element(item, place.element(number), names) for number, item in enumerate(items, 1)]
            if rest is not None:
                parts.append(
                    compose("any number of {}", _element(rest, place.element(len(items) + 1), names))
                )
            return join(", then ", parts)
        case _:
            return EMPTY


def _element(use: TypeUse, place: Place, names: Names) -> Code:
    outer = pointed(type_of(use, place, names))
    inner = contents(use, place, names)
    return compose("{} of {}", outer, inner) if inner else outer


def is_pointed_argument(given: Input, kind: CType, names: Names) -> bool:
    """Return whether an argument is a pointer: each ``int`` is, as known pages have it; other numbers if optional."""
    if kind.is_pointer or kind == INT:
        return True
    nullable = isinstance(resolve(names.catalog.types, given.use), Nullable)
    return not kind.has_none and (not given.required or nullable)
