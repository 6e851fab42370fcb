"""Types in Ruby's documentation: what a value is an instance of."""

from __future__ import annotations

from typing import assert_never

from specloom.ir.graph import is_binary
from specloom.ir.types import Anything, Enumeration, ListOf, MapOf, Scalar, ScalarKind, TupleOf, TypeUse
from specloom.targets.kit.code import Code, compose, literal
from specloom.targets.kit.reference.catalog import FreeObject, Model
from specloom.targets.ruby import syntax
from specloom.targets.ruby.naming import Names


def type_of(use: TypeUse, names: Names) -> Code:
    """Return a type as documentation names it: ``Array<String>``."""
    shape = names.catalog.shape(use)
    match shape:
        case Scalar():
            return _scalar(shape)
        case Enumeration(scalar=scalar):
            return _scalar(scalar) if scalar is not None else literal("Object")
        case Model(definition):
            return syntax.name(names.models[definition.id])
        case ListOf(item):
            return compose("Array<{}>", type_of(item, names))
        case TupleOf():
            return literal("Array<Object>")
        case MapOf(value):
            return compose("Hash<String, {}>", type_of(value, names))
        case FreeObject() | Anything():
            return literal("Object")
        case _:
            assert_never(shape)


def _scalar(scalar: Scalar) -> Code:
    match scalar.kind:
        case ScalarKind.STRING if is_binary(scalar):
            return literal("File")
        case ScalarKind.STRING if scalar.format == "date":
            return literal("Date")
        case ScalarKind.STRING if scalar.format == "date-time":
            return literal("Time")
        case ScalarKind.STRING if scalar.format == "decimal":
            return literal("Float")
        case ScalarKind.STRING:
            return literal("String")
        case ScalarKind.INTEGER:
            return literal("Integer")
        case ScalarKind.NUMBER:
            return literal("Float")
        case ScalarKind.BOOLEAN:
            return literal("Boolean")
        case _:
            assert_never(scalar.kind)


def is_made_of_models(use: TypeUse, names: Names) -> bool:
    """Return whether a type is a model, or an array or map of models itself."""
    shape = names.catalog.shape(use)
    match shape:
        case ListOf(item):
            shape = names.catalog.shape(item)
        case MapOf(value):
            shape = names.catalog.shape(value)
    return isinstance(shape, Model)
