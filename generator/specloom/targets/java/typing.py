"""Types in Java, with the imports that they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from specloom.ir.fits import INTEGER_FORMATS
from specloom.ir.graph import is_base64, is_binary
from specloom.ir.types import (
    Anything,
    Enumeration,
    Limits,
    ListOf,
    MapOf,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeUse,
)
from specloom.targets.java import syntax
from specloom.targets.java.naming import Names
from specloom.targets.kit.code import Code, compose, literal
from specloom.targets.kit.reference.catalog import FreeObject, Model

LIST = literal("java.util.List")
MAP = literal("java.util.Map")
SET = literal("java.util.Set")


@dataclass(frozen=True, slots=True)
class JavaType:
    """A type as source names it, and the classes that it needs imported."""

    code: Code
    imports: frozenset[Code] = frozenset()


_OBJECT = JavaType(literal("Object"))


def type_of(use: TypeUse, names: Names, enum: Code | None = None) -> JavaType:
    """Return a type. ``enum`` is the class of an enumeration in place; without one it is the type of its values."""
    shape = names.catalog.shape(use)
    match shape:
        case Scalar():
            return scalar_type(shape)
        case Enumeration(scalar=scalar):
            if enum is not None:
                return JavaType(enum)
            return scalar_type(scalar) if scalar is not None else _OBJECT
        case Model(definition):
            name = names.models[definition.id]
            return JavaType(syntax.name(name), frozenset({names.imported(name)}))
        case ListOf(item):
            inner = type_of(item, names, enum)
            if shape.unique_items:
                return JavaType(compose("Set<{}>", inner.code), inner.imports | {SET})
            return JavaType(compose("List<{}>", inner.code), inner.imports | {LIST})
        case TupleOf():
            return JavaType(literal("List<Object>"), frozenset({LIST}))
        case MapOf(value):
            inner = type_of(value, names, enum)
            return JavaType(compose("Map<String, {}>", inner.code), inner.imports | {MAP})
        case FreeObject() | Anything():
            return _OBJECT
        case _:
            assert_never(shape)


def scalar_type(scalar: Scalar) -> JavaType:
    """Return the type of a scalar."""
    match scalar.kind:
        case ScalarKind.STRING:
            return _text_type(scalar)
        case ScalarKind.INTEGER:
            return _integer_type(scalar)
        case ScalarKind.NUMBER if scalar.format == "float":
            return JavaType(literal("Float"))
        case ScalarKind.NUMBER if scalar.format == "double":
            return JavaType(literal("Double"))
        case ScalarKind.NUMBER:
            return _imported(literal("BigDecimal"), literal("java.math.BigDecimal"))
        case ScalarKind.BOOLEAN:
            return JavaType(literal("Boolean"))
        case _:
            assert_never(scalar.kind)


def _imported(name: Code, qualified: Code) -> JavaType:
    return JavaType(name, frozenset({qualified}))


def _text_type(scalar: Scalar) -> JavaType:
    if is_binary(scalar):
        return _imported(literal("File"), literal("java.io.File"))
    if is_base64(scalar):
        return JavaType(literal("byte[]"))
    match scalar.format:
        case "date":
            return _imported(literal("LocalDate"), literal("java.time.LocalDate"))
        case "date-time":
            return _imported(literal("OffsetDateTime"), literal("java.time.OffsetDateTime"))
        case "uuid":
            return _imported(literal("UUID"), literal("java.util.UUID"))
        case "uri":
            return _imported(literal("URI"), literal("java.net.URI"))
        case "decimal":
            return _imported(literal("BigDecimal"), literal("java.math.BigDecimal"))
        case _:
            return JavaType(literal("String"))


_ROUNDED_LONG = 9223372036854776000
"""The largest ``long`` as JavaScript prints it, and so as documents that it wrote have it."""


def _integer_type(scalar: Scalar) -> JavaType:
    """Return the smallest type that holds what format and limits allow; ``Integer`` where they say nothing."""
    low, high = INTEGER_FORMATS.get(scalar.format, (0, 0))
    bounds = (low, high, *_bounds(scalar.limits))
    if all(-(2**31) <= bound < 2**31 for bound in bounds):
        return JavaType(literal("Integer"))
    if all(-_ROUNDED_LONG <= bound <= _ROUNDED_LONG for bound in bounds):
        return JavaType(literal("Long"))
    return _imported(literal("BigInteger"), literal("java.math.BigInteger"))


def _bounds(limits: Limits) -> tuple[int | float, ...]:
    bounds = (limits.minimum, limits.maximum, limits.exclusive_minimum, limits.exclusive_maximum)
    return tuple(bound for bound in bounds if bound is not None)
