"""Example values of verbatim pages: made up by fixed rules from names and types, whether or not they are valid Ruby."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import assert_never

from specloom.ir.graph import is_base64, is_binary
from specloom.ir.types import (
    Anything,
    Enumeration,
    JsonValue,
    ListOf,
    MapOf,
    Record,
    Scalar,
    ScalarKind,
    TupleOf,
    TypeUse,
    Union,
)
from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.kit.reference.catalog import FreeObject, Model
from specloom.targets.kit.reference.inputs import Input, Origin
from specloom.targets.ruby import syntax
from specloom.targets.ruby.naming import Names

_MOST_EXPANSIONS = 2


def placeholder(given: Input, name: str, names: Names, module: Code) -> Code:
    """Return the value of an argument. ``name`` is what the argument would be called alone."""
    return _Placeholders(names, module).of_input(given, name)


@dataclass(slots=True)
class _Placeholders:
    """The values of one argument: how often each class was written out counts for all of it."""

    names: Names
    module: Code
    expanded: Counter[str] = field(default_factory=Counter)

    def of_input(self, given: Input, name: str) -> Code:
        shape = self.names.catalog.shape(given.use)
        example = next(
            (value for value in given.examples if isinstance(value, bool | int | float | str)), None
        )
        match shape:
            case Scalar():
                return _scalar(shape, name, example, given.origin)
            case Enumeration(members=members):
                return syntax.scalar(members[0].value)
            case Model(definition):
                return self.of_model(definition)
            case ListOf(item):
                return compose("[{}]", self.of_item(item, given.origin))
            case TupleOf():
                return literal("[]")
            case MapOf(value):
                return compose("{{ key: {}}}", self.of_item(value, given.origin))
            case FreeObject():
                return literal("{ ... }")
            case Anything():
                return literal("3.56") if given.origin is Origin.BODY else literal("TODO")
            case _:
                assert_never(shape)

    def of_item(self, use: TypeUse, origin: Origin) -> Code:
        shape = self.names.catalog.shape(use)
        match shape:
            case Scalar(kind=ScalarKind.STRING) if not shape.format and not is_binary(shape):
                return literal("'property_example'") if origin is Origin.BODY else literal("'inner_example'")
            case _:
                return self.of_property(use, "inner")

    def of_property(self, use: TypeUse, name: str, examples: tuple[JsonValue, ...] = ()) -> Code:
        shape = self.names.catalog.shape(use)
        example = next(iter(examples), None)
        match shape:
            case Scalar():
                return _property_scalar(shape, name, example)
            case Enumeration(members=members):
                return syntax.scalar(members[0].value)
            case Model(definition):
                return self.of_model(definition)
            case ListOf(item):
                if isinstance(example, list | tuple):
                    shown = [one for one in example if isinstance(one, bool | int | float | str)]
                    return compose("[{}]", join(", ", map(_double_quoted, shown)))
                return compose("[{}]", self.of_property(item, name))
            case TupleOf():
                return literal("[]")
            case MapOf(value):
                return compose("{{ key: {}}}", self.of_property(value, "inner"))
            case FreeObject() | Anything():
                return literal("3.56")
            case _:
                assert_never(shape)

    def of_model(self, definition: Record | Union | Enumeration) -> Code:
        name = self.names.models[definition.id]
        path = compose("{}::{}", self.module, syntax.name(name))
        if isinstance(definition, Enumeration):
            return compose("{}::{}", path, syntax.name(self.names.members(definition)[0]))
        self.expanded[name] += 1
        if self.expanded[name] > _MOST_EXPANSIONS:
            return EMPTY
        if isinstance(definition, Union) and definition.exclusive:
            return self.of_first_variant(definition)
        arguments = [
            compose("{}: {}", syntax.name(name), self.of_property(use, name, examples))
            for name, use, examples in self.required(definition)
        ]
        return (
            compose("{}.new({{{}}})", path, join(", ", arguments)) if arguments else compose("{}.new", path)
        )

    def of_first_variant(self, union: Union) -> Code:
        """Return the variant whose class comes first by name, where that is a model."""
        shapes = [self.names.catalog.shape(variant.type) for variant in union.variants]
        named = [
            (self.names.models[shape.definition.id], shape.definition) if isinstance(shape, Model) else None
            for shape in shapes
        ]
        classes = [
            (entry[0] if entry else _core_class(shape), entry and entry[1])
            for entry, shape in zip(named, shapes, strict=True)
        ]
        _, definition = min(classes, key=lambda entry: entry[0])
        return self.of_model(definition) if definition is not None else literal("nil")

    def required(self, definition: Record | Union) -> list[tuple[str, TypeUse, tuple[JsonValue, ...]]]:
        """Return the properties that a constructor shows; of a union those of all of its variants."""
        catalog = self.names.catalog
        if isinstance(definition, Record):
            attributes = self.names.fields(definition)
            return [
                (attributes[one.name], one.type, one.examples) for one in definition.fields if one.required
            ]
        found: dict[str, tuple[str, TypeUse, tuple[JsonValue, ...]]] = {}
        for variant in definition.variants:
            shape = catalog.shape(variant.type)
            if isinstance(shape, Model) and isinstance(shape.definition, Record):
                for entry in self.required(shape.definition):
                    found.setdefault(entry[0], entry)
        return list(found.values())


def _core_class(shape: object) -> str:
    match shape:
        case Scalar(kind=ScalarKind.INTEGER):
            return "Integer"
        case Scalar(kind=ScalarKind.NUMBER):
            return "Float"
        case Scalar(kind=ScalarKind.BOOLEAN):
            return "Boolean"
        case Scalar() | Enumeration():
            return "String"
        case ListOf() | TupleOf():
            return "Array"
        case MapOf():
            return "Hash"
        case _:
            return "Object"


def _scalar(scalar: Scalar, name: str, example: JsonValue, origin: Origin) -> Code:
    """Return the value of an argument of its own."""
    match scalar.kind:
        case ScalarKind.STRING:
            return _text(scalar, name, example, origin)
        case ScalarKind.BOOLEAN:
            return syntax.scalar(example) if isinstance(example, bool) else literal("true")
        case _ if isinstance(example, int | float) and not isinstance(example, bool):
            return syntax.scalar(example)
        case ScalarKind.INTEGER:
            return literal("789") if scalar.format == "int64" else literal("56")
        case ScalarKind.NUMBER:
            match scalar.format:
                case "float":
                    return literal("3.4")
                case "double":
                    return literal("1.2")
                case _:
                    return literal("8.14")
        case _:
            assert_never(scalar.kind)


def _text(scalar: Scalar, name: str, example: JsonValue, origin: Origin) -> Code:
    text = example if isinstance(example, str) else ""
    if is_binary(scalar):
        return literal("File.new('/path/to/some/file')")
    if is_base64(scalar):
        form = origin is Origin.FORM
        return literal("'BYTE_ARRAY_DATA_HERE'") if form else literal("BYTE_ARRAY_DATA_HERE")
    match scalar.format:
        case "date":
            return compose("Date.parse({})", syntax.string(text or "2013-10-20"))
        case "date-time":
            return compose("Time.parse({})", syntax.string(text or "2013-10-20T19:20:30+01:00"))
        case "uuid":
            return syntax.string(text or "38400000-8cf0-11bd-b23e-10b96e4ef00d")
        case _:
            return syntax.string(text or f"{name}_example")


def _property_scalar(scalar: Scalar, name: str, example: JsonValue) -> Code:
    """Return the value of a property or an element."""
    text = example if isinstance(example, str) else ""
    match scalar.kind:
        case ScalarKind.STRING if is_binary(scalar):
            return literal("File.new('/path/to/some/file')")
        case ScalarKind.STRING if scalar.format == "date":
            return compose("Date.parse({})", syntax.string(text)) if text else literal("Date.today")
        case ScalarKind.STRING if scalar.format == "date-time":
            return compose("Time.parse({})", syntax.string(text)) if text else literal("Time.now")
        case ScalarKind.STRING:
            return syntax.string(text or f"{name}_example")
        case ScalarKind.BOOLEAN:
            return syntax.scalar(example) if isinstance(example, bool) else literal("false")
        case _ if isinstance(example, int | float) and not isinstance(example, bool):
            return syntax.scalar(example)
        case ScalarKind.INTEGER if scalar.format != "int64":
            return literal("37")
        case ScalarKind.INTEGER | ScalarKind.NUMBER:
            return literal("3.56")
        case _:
            assert_never(scalar.kind)


def _double_quoted(value: bool | int | float | str) -> Code:
    if not isinstance(value, str):
        return syntax.scalar(value)
    return syntax.double_quoted(value)
