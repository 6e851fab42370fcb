"""Example and default values in Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from specloom.ir import graph
from specloom.ir.types import JsonValue, Record, Scalar, ScalarKind, Types
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
from specloom.targets.kit.code import EMPTY, Code, compose, literal
from specloom.targets.python import syntax
from specloom.targets.python.layout import Layout, bracket, call, mapping, sequence
from specloom.targets.python.naming import Names
from specloom.targets.python.typing import Import


@dataclass(frozen=True, slots=True)
class Snippet:
    """An expression to show, and what it needs imported."""

    layout: Layout
    imports: frozenset[Import] = frozenset()


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a value's rendering depends on. ``package`` is where models are imported from.

    ``made`` has the records that were rendered: one record's example is part of many others'.
    ``inside`` is for a module of the package's own, below its root, where models are ``models.X``.
    """

    types: Types
    names: Names
    package: str
    inside: bool = False
    made: dict[int, tuple[RecordValue, Snippet]] = field(default_factory=dict, repr=False, compare=False)


def render_value(value: Value, context: Rendering) -> Snippet:
    """Return a typed example as Python source: models are constructed, dates parsed, files opened by path."""
    match value:
        case NullValue():
            return Snippet(literal("None"))
        case ScalarValue(type, scalar):
            return _scalar(type, scalar, context)
        case FileValue(name=name):
            return Snippet(_call(literal("Path"), name), frozenset({Import("pathlib", "Path")}))
        case MemberValue(value=member):
            return Snippet(syntax.scalar(member))
        case ListValue(items):
            parts = [render_value(item, context) for item in items]
            return Snippet(sequence(part.layout for part in parts), _imports(parts))
        case MapValue(entries):
            parts = [render_value(entry, context) for _, entry in entries]
            keys = [syntax.string(key) for key, _ in entries]
            return Snippet(
                mapping(zip(keys, (part.layout for part in parts), strict=True)),
                _imports(parts),
            )
        case RecordValue():
            # By identity: comparing two trees costs as much as rendering one. The entry keeps its value alive.
            known = context.made.get(id(value))
            if known is None:
                known = context.made[id(value)] = value, _record(value, context)
            return known[1]
        case VariantValue(value=inner):
            return render_value(inner, context)
        case RawValue(raw):
            return Snippet(render_json(raw))
        case _:
            assert_never(value)


def _imports(parts: list[Snippet]) -> frozenset[Import]:
    return frozenset[Import]().union(*(part.imports for part in parts))


def _record(value: RecordValue, context: Rendering) -> Snippet:
    definition = context.types[value.type]
    assert isinstance(definition, Record)
    attributes = context.names.fields(definition)
    names = context.names.types[value.type]
    arguments = []
    parts = []
    for wire_name, member in value.fields:
        part = render_value(member, context)
        parts.append(part)
        arguments.append((syntax.identifier(attributes[wire_name]), part.layout))
    extra = []
    for wire_name, member in value.extra:
        part = render_value(member, context)
        parts.append(part)
        if syntax.is_identifier(wire_name) and wire_name not in attributes.values():
            arguments.append((syntax.identifier(wire_name), part.layout))
        else:
            extra.append((syntax.string(wire_name), part.layout))
    if extra:
        arguments.append((EMPTY, bracket(literal("**{"), mapping(extra).items, literal("}"))))
    name = syntax.identifier(names.name)
    if context.inside:
        return Snippet(
            call(compose("models.{}", name), arguments), _imports(parts) | {Import("..", "models")}
        )
    imports = _imports(parts) | {Import(f"{context.package}.models", names.name)}
    return Snippet(call(name, arguments), imports)


def _scalar(type: Scalar, value: bool | int | float | str, context: Rendering) -> Snippet:
    if type.kind is ScalarKind.STRING and isinstance(value, str):
        if graph.is_base64(type):
            return Snippet(_call(literal("b64decode"), value), frozenset({Import("base64", "b64decode")}))
        if type.format == "uri":
            needed = Import(".._runtime.uris" if context.inside else context.package, "Uri")
            return Snippet(_call(literal("Uri"), value), frozenset({needed}))
        if type.format in _PARSED:
            function, needed = _PARSED[type.format]
            return Snippet(_call(function, value), frozenset({needed}))
    if type.kind is ScalarKind.NUMBER and type.format == "decimal":
        return Snippet(
            compose("Decimal({})", syntax.decimal_text(value)), frozenset({Import("decimal", "Decimal")})
        )
    return Snippet(syntax.scalar(value))


def _call(function: Code, text: str) -> Layout:
    return call(function, [(EMPTY, syntax.string(text))])


_PARSED = {
    "date-time": (literal("datetime.datetime.fromisoformat"), Import("datetime")),
    "date": (literal("datetime.date.fromisoformat"), Import("datetime")),
    "time": (literal("datetime.time.fromisoformat"), Import("datetime")),
    "uuid": (literal("UUID"), Import("uuid", "UUID")),
    "decimal": (literal("Decimal"), Import("decimal", "Decimal")),
}


def render_json(value: JsonValue) -> Layout:
    """Return a JSON value as Python source."""
    match value:
        case None | bool() | int() | float() | str():
            return syntax.scalar(value)
        case Mapping():
            return mapping((syntax.string(str(key)), render_json(member)) for key, member in value.items())
        case _:
            return sequence(render_json(item) for item in value)
