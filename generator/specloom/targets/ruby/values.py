"""Example and default values in Ruby."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from specloom.ir.types import Enumeration, JsonValue, Record, Scalar
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
from specloom.targets.kit.code import Code, compose, join, literal
from specloom.targets.ruby import syntax
from specloom.targets.ruby.naming import Names


@dataclass(frozen=True, slots=True)
class Snippet:
    """An expression, and the features of the standard library that it needs required."""

    expression: Code
    requires: frozenset[str] = frozenset()


def render_value(value: Value, names: Names, module: Code) -> Snippet:
    """Return a typed example as Ruby: models are constructed, dates parsed, files opened."""
    match value:
        case NullValue():
            return Snippet(literal("nil"))
        case ScalarValue(type, scalar):
            return _scalar(type, scalar)
        case FileValue(name=file):
            return Snippet(compose("File.open({}, 'rb')", syntax.string(file)))
        case MemberValue():
            return Snippet(_member(value, names, module))
        case ListValue(items):
            parts = [render_value(item, names, module) for item in items]
            return _gathered(compose("[{}]", _listed(part.expression for part in parts)), parts)
        case MapValue(entries):
            parts = [render_value(entry, names, module) for _, entry in entries]
            keys = [syntax.string(key) for key, _ in entries]
            return _gathered(_hash(zip(keys, (part.expression for part in parts), strict=True)), parts)
        case RecordValue():
            return _record(value, names, module)
        case VariantValue(value=inner):
            return render_value(inner, names, module)
        case RawValue(raw):
            return Snippet(render_json(raw))
        case _:
            assert_never(value)


def _gathered(expression: Code, parts: Iterable[Snippet]) -> Snippet:
    return Snippet(expression, frozenset[str]().union(*(part.requires for part in parts)))


def _listed(parts: Iterable[Code]) -> Code:
    return join(", ", parts)


def _hash(entries: Iterable[tuple[Code, Code]]) -> Code:
    pairs = [compose("{} => {}", key, value) for key, value in entries]
    return compose("{{ {} }}", _listed(pairs)) if pairs else literal("{}")


def _scalar(type: Scalar, value: bool | int | float | str) -> Snippet:
    if isinstance(value, str) and type.format == "date":
        return Snippet(compose("Date.parse({})", syntax.string(value)), frozenset({"date"}))
    if isinstance(value, str) and type.format == "date-time":
        return Snippet(compose("Time.parse({})", syntax.string(value)), frozenset({"time"}))
    if isinstance(value, str) and type.format == "decimal":
        return Snippet(syntax.decimal(value))
    return Snippet(syntax.scalar(value))


def _member(value: MemberValue, names: Names, module: Code) -> Code:
    definition = names.catalog.types[value.type]
    assert isinstance(definition, Enumeration)
    if definition.id not in names.models:
        return syntax.scalar(value.value)
    values = [member.value for member in definition.members]
    constant = names.members(definition)[values.index(value.value)]
    return compose("{}::{}::{}", module, syntax.name(names.models[definition.id]), syntax.name(constant))


def _record(value: RecordValue, names: Names, module: Code) -> Snippet:
    catalog = names.catalog
    definition = catalog.types[catalog.same.get(value.type, value.type)]
    assert isinstance(definition, Record)
    members = [(name, render_value(part, names, module)) for name, part in value.fields]
    extra = [(name, render_value(part, names, module)) for name, part in value.extra]
    parts = [part for _, part in (*members, *extra)]
    rest = _hash((syntax.string(name), part.expression) for name, part in extra)
    if definition.id not in names.models:
        return _gathered(rest, parts)
    attributes = names.fields(definition)
    arguments = [compose("{}: {}", syntax.name(attributes[name]), part.expression) for name, part in members]
    if extra:
        arguments.append(compose("additional_properties: {}", rest))
    constructor = compose("{}::{}.new", module, syntax.name(names.models[definition.id]))
    call = compose("{}({})", constructor, _listed(arguments)) if arguments else constructor
    return _gathered(call, parts)


def render_json(value: JsonValue) -> Code:
    """Return a JSON value as Ruby."""
    match value:
        case None | bool() | int() | float() | str():
            return syntax.scalar(value)
        case Mapping():
            return _hash((syntax.string(str(key)), render_json(member)) for key, member in value.items())
        case _:
            return compose("[{}]", _listed(render_json(item) for item in value))
