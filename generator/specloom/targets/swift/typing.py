"""Types in Swift: what a value is, and what the cases of a union are called after."""

from __future__ import annotations

from typing import assert_never

from specloom.ir.graph import is_base64, is_binary, resolve
from specloom.ir.landmarks import variant_landmarks
from specloom.ir.types import (
    Anything,
    Enumeration,
    ListOf,
    MapOf,
    Nullable,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeUse,
    Union,
)
from specloom.targets.kit.code import Code, compose, literal
from specloom.targets.kit.names import Wish
from specloom.targets.kit.reference.catalog import FreeObject, Model
from specloom.targets.kit.register import inside as inside_of
from specloom.targets.swift import syntax
from specloom.targets.swift.naming import Names, has_type


def type_of(use: TypeUse, names: Names, inside: Code | None = None) -> Code:
    """Return a type: ``[String]``. ``inside`` is the type of an enumeration in place; without it, that of its values.

    Null at the top is left out: where it matters, ``nullable_type_of`` says it.
    """
    shape = names.catalog.shape(use)
    match shape:
        case Scalar():
            return scalar_type(shape)
        case Enumeration():
            return inside if inside is not None and has_type(shape) else _raw_type(shape)
        case Model(definition):
            return syntax.name(names.models[definition.id])
        case ListOf(item):
            element = nullable_type_of(item, names, inside)
            return compose("Set<{}>", element) if shape.unique_items else compose("[{}]", element)
        case TupleOf():
            return compose("[{}]", element_type(shape, names) or literal("AnyCodable"))
        case MapOf(value):
            return compose("[String: {}]", nullable_type_of(value, names, inside))
        case FreeObject() | Anything():
            return literal("AnyCodable")
        case _:
            assert_never(shape)


def nullable_type_of(use: TypeUse, names: Names, inside: Code | None = None) -> Code:
    """Return a type with a question mark where null is one of its values. ``AnyCodable`` holds null itself."""
    kind = type_of(use, names, inside)
    is_nullable = isinstance(resolve(names.catalog.types, use), Nullable)
    return compose("{}?", kind) if is_nullable else kind


def element_type(use: TupleOf, names: Names) -> Code | None:
    """Return the type of all elements of a tuple; None where they have several, or it can't be said."""
    uses = [*use.items, *([use.rest] if use.rest is not None else [])]
    kinds = {nullable_type_of(item, names) for item in uses}
    has_enumerations = any(names.enumeration_in(item) is not None for item in uses)
    return kinds.pop() if len(kinds) == 1 and not has_enumerations else None


def _raw_type(enumeration: Enumeration) -> Code:
    if enumeration.scalar is None:
        return literal("AnyCodable")
    return scalar_type(Scalar(enumeration.scalar.kind))


def scalar_type(scalar: Scalar) -> Code:
    """Return the type of a scalar."""
    match scalar.kind:
        case ScalarKind.STRING if is_binary(scalar):
            return literal("URL")
        case ScalarKind.STRING if is_base64(scalar):
            return literal("Data")
        case ScalarKind.STRING:
            return _text_type(scalar)
        case ScalarKind.INTEGER:
            return _integer_type(scalar)
        case ScalarKind.NUMBER:
            return _number_type(scalar)
        case ScalarKind.BOOLEAN:
            return literal("Bool")
        case _:
            assert_never(scalar.kind)


def _text_type(scalar: Scalar) -> Code:
    match scalar.format:
        case "date" | "date-time":
            return literal("Date")
        case "uuid":
            return literal("UUID")
        case "decimal":
            return literal("Decimal")
        case _:
            return literal("String")


def _integer_type(scalar: Scalar) -> Code:
    match scalar.format:
        case "int64":
            return literal("Int64")
        case "uint64":
            return literal("UInt64")
        case _:
            return literal("Int")


def _number_type(scalar: Scalar) -> Code:
    match scalar.format:
        case "float":
            return literal("Float")
        case "decimal":
            return literal("Decimal")
        case _:
            return literal("Double")


def variant_names(union: Union, names: Names) -> tuple[str, ...]:
    """Return the cases of a union, called after their types: ``typeInt``, ``typePet``, ``typeStringArray``."""
    if union.id not in names.cases:
        names.cases[union.id] = _variant_names(union, names)
    return names.cases[union.id]


def _variant_names(union: Union, names: Names) -> tuple[str, ...]:
    inside = names.variant_enumerations(union)
    wishes = [
        Wish(
            f"{number:06}",
            (f"type{_word(variant.type, names, inside.get(str(number), ''))}",),
            number,
            variant_landmarks(variant, names.catalog.landmarks),
        )
        for number, variant in enumerate(union.variants)
    ]
    allocated = names.register.allocate(inside_of("variants", names.catalog.owner(union)), wishes)
    return tuple(allocated[f"{number:06}"] for number in range(len(union.variants)))


def _word(use: TypeUse, names: Names, inside: str) -> str:
    shape = names.catalog.shape(use)
    match shape:
        case ListOf(item):
            return f"{_word(item, names, inside)}{'Set' if shape.unique_items else 'Array'}"
        case TupleOf():
            element = element_type(shape, names)
            return f"{'AnyCodable' if element is None else _word(shape.items[0], names, '')}Array"
        case MapOf(value):
            return f"{_word(value, names, inside)}Dictionary"
        case Model(definition):
            return names.models[definition.id]
        case Enumeration() if inside and has_type(shape):
            return inside
        case Enumeration():
            return str(_raw_type(shape))
        case Scalar():
            return str(scalar_type(shape))
        case FreeObject() | Anything():
            return "AnyCodable"
        case _:
            assert_never(shape)
