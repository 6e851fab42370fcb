"""Example and default values in PHP."""

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
from specloom.targets.kit.code import Code, compose, indent, join, literal
from specloom.targets.php import syntax
from specloom.targets.php.naming import Names
from specloom.targets.php.typing import UPLOAD, class_of

_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Snippet:
    """An expression, and the classes that it needs imported."""

    expression: Code
    imports: frozenset[Code] = frozenset()


def render_value(value: Value, names: Names) -> Snippet:
    """Return a typed example as PHP: models are constructed with named arguments, files are as uploaded."""
    match value:
        case NullValue():
            return Snippet(literal("null"))
        case ScalarValue(type, scalar):
            return Snippet(_scalar(type, scalar))
        case FileValue(name=file):
            path = syntax.string(f"/path/to/{file}")
            return Snippet(
                compose("new UploadedFile({}, {})", path, syntax.string(file)), frozenset({UPLOAD})
            )
        case MemberValue():
            return _member(value, names)
        case ListValue(items):
            parts = [render_value(item, names) for item in items]
            return _gathered(_array(part.expression for part in parts), parts)
        case MapValue(entries):
            return _map([(key, render_value(entry, names)) for key, entry in entries])
        case RecordValue():
            return _record(value, names)
        case VariantValue(value=inner):
            return render_value(inner, names)
        case RawValue(raw):
            return Snippet(render_json(raw))
        case _:
            assert_never(value)


def _gathered(expression: Code, parts: Iterable[Snippet], *imports: Code) -> Snippet:
    return Snippet(expression, frozenset(imports).union(*(part.imports for part in parts)))


def _enclosed(opening: Code, parts: Iterable[Code], closing: Code) -> Code:
    """Return the parts between brackets: on one line where they fit, else each on a line of its own."""
    several = tuple(parts)
    flat = compose("{}{}{}", opening, join(", ", several), closing)
    if not several or (len(flat.text) <= _WIDTH and "\n" not in flat.text):
        return flat
    lines = [compose("    {},", indent(part, 4)) for part in several]
    return join("\n", [opening, *lines, closing])


def _array(parts: Iterable[Code]) -> Code:
    return _enclosed(literal("["), parts, literal("]"))


def _pair(key: str, value: Code) -> Code:
    return compose("{} => {}", syntax.string(key), value)


def _map(entries: list[tuple[str, Snippet]]) -> Snippet:
    pairs = _array(_pair(key, entry.expression) for key, entry in entries)
    return _gathered(pairs, (entry for _, entry in entries))


def _scalar(type: Scalar, value: bool | int | float | str) -> Code:
    if isinstance(value, str) and type.format in ("date", "date-time"):
        return compose("new \\DateTime({})", syntax.string(value))
    if isinstance(value, str) and type.format == "decimal":
        return _number(value)
    return syntax.scalar(value)


def _number(text: str) -> Code:
    """Return a decimal that JSON has as text, and PHP as a number."""
    try:
        return syntax.scalar(float(text))
    except ValueError:
        return syntax.string(text)


def _member(value: MemberValue, names: Names) -> Snippet:
    definition = names.catalog.types[value.type]
    assert isinstance(definition, Enumeration)
    if definition.id not in names.models:
        literal_value = syntax.scalar(value.value)
        return Snippet(
            literal_value if definition.scalar is None else _scalar(definition.scalar, value.value)
        )
    # True and 1 are equal, and may be two members.
    values = [(type(member.value), member.value) for member in definition.members]
    constant = names.members(definition)[values.index((type(value.value), value.value))]
    member = compose("{}::{}", syntax.name(names.models[definition.id]), syntax.name(constant))
    return Snippet(member, frozenset({class_of(definition, names)}))


def _record(value: RecordValue, names: Names) -> Snippet:
    catalog = names.catalog
    definition = catalog.types[catalog.same.get(value.type, value.type)]
    assert isinstance(definition, Record)
    members = [(name, render_value(part, names)) for name, part in value.fields]
    extra = [(name, render_value(part, names)) for name, part in value.extra]
    rest = _map(extra)
    if definition.id not in names.models:
        return _map([*members, *extra])
    attributes = names.fields(definition)
    arguments = [compose("{}: {}", syntax.name(attributes[name]), part.expression) for name, part in members]
    if extra:
        arguments.append(compose("additionalProperties: {}", rest.expression))
    opening = compose("new {}(", syntax.name(names.models[definition.id]))
    parts = [rest, *(part for _, part in members)]
    return _gathered(_enclosed(opening, arguments, literal(")")), parts, class_of(definition, names))


def render_json(value: JsonValue) -> Code:
    """Return a JSON value as PHP."""
    match value:
        case None | bool() | int() | float() | str():
            return syntax.scalar(value)
        case Mapping():
            return _array(_pair(str(key), render_json(member)) for key, member in value.items())
        case _:
            return _array(render_json(item) for item in value)
