"""Example values of verbatim pages: made up by fixed rules from names and types, be they valid Swift or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from specloom.ir.graph import is_base64, is_binary
from specloom.ir.types import (
    Anything,
    Enumeration,
    Field,
    JsonValue,
    ListOf,
    MapOf,
    Record,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeId,
    TypeUse,
    Union,
)
from specloom.targets.kit.casing import reserved_words
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.reference.catalog import FreeObject, Model
from specloom.targets.kit.reference.inputs import Input, Origin
from specloom.targets.swift import syntax
from specloom.targets.swift.naming import Names

_FILE = literal('URL(string: "https://example.com")!')


def placeholder(given: Input, name: str, names: Names) -> Code:
    """Return the value of an argument, which is called ``name``."""
    return _Placeholders(names).of_input(given, name)


@dataclass(slots=True)
class _Placeholders:
    """The values of one argument: a model is written out once in all of it."""

    names: Names
    seen: set[TypeId] = field(default_factory=set)

    def of_input(self, given: Input, name: str) -> Code:
        shape = self.names.catalog.shape(given.use)
        match shape:
            case Scalar():
                return _scalar(shape, name, next(iter(given.examples), None))
            case Enumeration():
                return _enumeration(shape, name, literal("987"))
            case Model(definition):
                return self.of_model(definition)
            case ListOf(item):
                return compose("[{}]", self.of_item(item, name, given.origin))
            case TupleOf():
                return literal("[]")
            case MapOf() | FreeObject():
                return literal('"TODO"')
            case Anything():
                return EMPTY
            case _:
                assert_never(shape)

    def of_item(self, use: TypeUse, name: str, origin: Origin) -> Code:
        shape = self.names.catalog.shape(use)
        if isinstance(shape, Enumeration):
            return _enumeration(shape, name, literal("123"))
        return self.of_property(use, "property" if origin is Origin.BODY else "inner", None)

    def of_property(self, use: TypeUse, name: str, example: JsonValue) -> Code:
        shape = self.names.catalog.shape(use)
        match shape:
            case Scalar():
                return _property_scalar(shape, name, example)
            case Enumeration():
                return _enumeration(shape, name, literal("123"))
            case Model(definition):
                return self.of_model(definition)
            case ListOf(item):
                return compose("[{}]", self.of_property(item, name, None))
            case TupleOf():
                return literal("[]")
            case MapOf():
                return literal('"TODO"')
            case FreeObject() | Anything():
                return literal("123")
            case _:
                assert_never(shape)

    def of_model(self, definition: Record | Union | Enumeration) -> Code:
        if definition.id in self.seen:
            return literal("nil")
        self.seen.add(definition.id)
        arguments = [
            compose(
                "{}: {}", syntax.name(name), self.of_property(one.type, name, next(iter(one.examples), None))
            )
            for name, one in self.properties(definition)
        ]
        raw = self.names.catalog.raw_names[definition.id]
        prefix = literal("_") if raw in reserved_words(__package__)["models"] else EMPTY
        return compose("{}{}({})", prefix, syntax.raw_name(raw), join(", ", arguments))

    def properties(self, definition: Record | Union | Enumeration) -> list[tuple[str, Field]]:
        """Return the named properties of a model; of a union those of all of its variants."""
        match definition:
            case Record(fields=fields):
                attributes = self.names.fields(definition)
                return [(attributes[one.name], one) for one in fields]
            case Union(variants=variants):
                found: dict[str, Field] = {}
                for variant in variants:
                    shape = self.names.catalog.shape(variant.type)
                    if isinstance(shape, Model) and isinstance(shape.definition, Record):
                        for name, one in self.properties(shape.definition):
                            found.setdefault(name, one)
                return list(found.items())
            case Enumeration():
                return []
            case _:
                assert_never(definition)


def _enumeration(enumeration: Enumeration, name: str, number: Code) -> Code:
    kind = enumeration.scalar.kind if enumeration.scalar is not None else ScalarKind.STRING
    match kind:
        case ScalarKind.STRING:
            return syntax.string(f"{name}_example")
        case ScalarKind.BOOLEAN:
            return literal("true")
        case ScalarKind.INTEGER | ScalarKind.NUMBER:
            return number
        case _:
            assert_never(kind)


def _scalar(scalar: Scalar, name: str, example: JsonValue) -> Code:
    """Return the value of an argument of its own."""
    match scalar.kind:
        case ScalarKind.STRING if is_base64(scalar):
            return literal("Data([9, 8, 7])")
        case ScalarKind.STRING:
            return _text(scalar, name, literal("987"))
        case ScalarKind.BOOLEAN:
            return syntax.scalar(example) if isinstance(example, bool) else literal("true")
        case ScalarKind.INTEGER | ScalarKind.NUMBER:
            return literal("987")
        case _:
            assert_never(scalar.kind)


def _property_scalar(scalar: Scalar, name: str, example: JsonValue) -> Code:
    """Return the value of a property or an element."""
    match scalar.kind:
        case ScalarKind.STRING if is_base64(scalar):
            return literal("123")
        case ScalarKind.STRING:
            return _text(scalar, name, literal("123"))
        case ScalarKind.BOOLEAN:
            return syntax.scalar(example) if isinstance(example, bool) else literal("false")
        case ScalarKind.INTEGER | ScalarKind.NUMBER:
            return literal("123")
        case _:
            assert_never(scalar.kind)


def _text(scalar: Scalar, name: str, number: Code) -> Code:
    if is_binary(scalar):
        return _FILE
    match scalar.format:
        case "date" | "date-time":
            return literal("Date()")
        case "uuid" | "decimal":
            return number
        case _:
            return syntax.string(f"{name}_example")
