"""Example and default values in Swift."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import assert_never

from specloom.ir.graph import is_base64
from specloom.ir.plain import to_json
from specloom.ir.types import (
    Anything,
    Enumeration,
    Extra,
    JsonValue,
    ListOf,
    MapOf,
    Record,
    Scalar,
    TupleOf,
    TypeUse,
    Union,
)
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
from specloom.targets.kit.code import Code, compose, literal
from specloom.targets.kit.reference.catalog import FreeObject
from specloom.targets.swift import syntax
from specloom.targets.swift.layout import Expression, Part, array, call, dictionary, labelled
from specloom.targets.swift.naming import Names, has_type
from specloom.targets.swift.typing import element_type, scalar_type, variant_names

FOUNDATION = "Foundation"


@dataclass(frozen=True, slots=True)
class Snippet:
    """An expression and the modules that it needs imported.

    ``is_typed``: it has its type wherever it stands; any other has to stand where its type is known.
    """

    expression: Expression
    is_typed: bool = False
    imports: frozenset[str] = frozenset()


def render_value(value: Value, use: TypeUse, names: Names) -> Snippet:
    """Return a typed example of a type as Swift: models are constructed, constants named, dates and files made."""
    shape = names.catalog.shape(use)
    match value:
        case RawValue(raw):
            return _any(raw)
        case NullValue():
            free = isinstance(shape, FreeObject | Anything)
            return _any(None) if free else Snippet(literal("nil"))
        case _ if isinstance(shape, FreeObject | Anything):
            return _any(to_json(value))
        case ScalarValue(type, scalar):
            return _scalar(type, scalar)
        case FileValue(name=file):
            return _made(compose("URL(fileURLWithPath: {})", syntax.string(file)))
        case MemberValue():
            return _member(value, names)
        case ListValue(items):
            return _list(items, shape, names)
        case MapValue(entries):
            assert isinstance(shape, MapOf)
            return _map(entries, shape.value, names)
        case RecordValue():
            return _record(value, names)
        case VariantValue():
            return _variant(value, names)
        case _:
            assert_never(value)


def _any(value: JsonValue) -> Snippet:
    return Snippet(call(literal("AnyCodable"), [Part(render_json(value))]), is_typed=True)


def _made(expression: Code) -> Snippet:
    return Snippet(expression, is_typed=True, imports=frozenset({FOUNDATION}))


def _gathered(expression: Expression, parts: Sequence[Snippet], *, is_typed: bool) -> Snippet:
    return Snippet(expression, is_typed, frozenset[str]().union(*(part.imports for part in parts)))


def _list(items: Sequence[Value], shape: object, names: Names) -> Snippet:
    match shape:
        case ListOf(item):
            parts = [render_value(one, item, names) for one in items]
            is_typed = bool(parts) and not shape.unique_items and all(part.is_typed for part in parts)
        case TupleOf() if element_type(shape, names) is not None:
            uses = [*shape.items, *([shape.rest] * len(items) if shape.rest is not None else [])]
            parts = [render_value(one, item, names) for one, item in zip(items, uses, strict=False)]
            is_typed = bool(parts) and all(part.is_typed for part in parts)
        case _:
            return Snippet(array([render_json(to_json(one)) for one in items]))
    return _gathered(array([part.expression for part in parts]), parts, is_typed=is_typed)


def _map(entries: Iterable[tuple[str, Value]], use: TypeUse, names: Names) -> Snippet:
    parts = {key: render_value(entry, use, names) for key, entry in entries}
    pairs = [(syntax.string(key), part.expression) for key, part in parts.items()]
    is_typed = bool(parts) and all(part.is_typed for part in parts.values())
    return _gathered(dictionary(pairs), list(parts.values()), is_typed=is_typed)


def _scalar(type: Scalar, value: bool | int | float | str) -> Snippet:
    kind = str(scalar_type(type))
    match kind, value:
        case "Date", str():
            return _made(_date(value))
        case "UUID", str():
            return _made(compose("UUID(uuidString: {})!", syntax.string(value)))
        case "Data", str():
            return _made(compose("Data(base64Encoded: {})!", syntax.string(_canonical(value, type))))
        case "Decimal", _:
            return _made(compose("Decimal(string: {})!", syntax.string(_decimal(value))))
        case ("Int" | "Int64" | "UInt64"), int():
            return Snippet(_integer(value, kind), is_typed=kind == "Int")
        case "Double", int() | float():
            return Snippet(syntax.scalar(value), is_typed=isinstance(value, float))
        case "Float", _:
            return Snippet(syntax.scalar(value))
        case _:
            return Snippet(syntax.scalar(value), is_typed=True)


_RANGES = {"Int": (-(2**63), 2**63 - 1), "Int64": (-(2**63), 2**63 - 1), "UInt64": (0, 2**64 - 1)}


def _integer(value: int, kind: str) -> Code:
    """Return a literal of an integer type, its nearest value where it has none so large."""
    least, most = _RANGES[kind]
    return syntax.scalar(min(max(value, least), most))


def _date(text: str) -> Code:
    """Return a date: midnight in UTC where there is no time. Foundation's formatter reads no parts of a second."""
    moment = datetime.fromisoformat(text.upper())
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment.microsecond:
        return compose("Date(timeIntervalSince1970: {})", syntax.scalar(moment.timestamp()))
    shown = moment.isoformat().replace("+00:00", "Z")
    return compose("ISO8601DateFormatter().date(from: {})!", syntax.string(shown))


def _canonical(text: str, type: Scalar) -> str:
    """Return base64 as Foundation reads it."""
    return base64.b64encode(base64.b64decode(text)).decode() if is_base64(type) else text


def _decimal(value: bool | int | float | str) -> str:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal(0)
    return str(number) if number.is_finite() else "0"


def _member(value: MemberValue, names: Names) -> Snippet:
    definition = names.catalog.types[value.type]
    assert isinstance(definition, Enumeration)
    if definition.id not in names.models and not has_type(definition):
        scalar = syntax.scalar(value.value)
        if definition.scalar is None:
            return Snippet(call(literal("AnyCodable"), [Part(scalar)]), is_typed=True)
        return Snippet(scalar, is_typed=True)
    return Snippet(constant(definition, value.value, names))


def constant(enumeration: Enumeration, value: bool | int | float | str, names: Names) -> Code:
    """Return a member of an enumeration where its type is known: ``.red``. Raises ValueError for another value."""
    values = [member.value for member in enumeration.members]
    return compose(".{}", syntax.name(names.members(enumeration)[values.index(value)]))


def _record(value: RecordValue, names: Names) -> Snippet:
    catalog = names.catalog
    definition = catalog.types[catalog.same.get(value.type, value.type)]
    assert isinstance(definition, Record)
    extra_use: TypeUse = Anything() if isinstance(definition.extra, Extra) else definition.extra
    if definition.id not in names.models:
        return _map(value.extra, extra_use, names)
    attributes = names.fields(definition)
    uses = {field.name: field.type for field in definition.fields}
    parts = [(attributes[name], render_value(part, uses[name], names)) for name, part in value.fields]
    if value.extra:
        parts.append(("additionalProperties", _map(value.extra, extra_use, names)))
    arguments = [labelled(syntax.name(label), part.expression) for label, part in parts]
    expression = call(syntax.name(names.models[definition.id]), arguments)
    return _gathered(expression, [part for _, part in parts], is_typed=True)


def _variant(value: VariantValue, names: Names) -> Snippet:
    catalog = names.catalog
    definition = catalog.types[catalog.same.get(value.type, value.type)]
    assert isinstance(definition, Union)
    chosen = definition.variants[value.variant]
    inner = render_value(value.value, chosen.type, names)
    case = compose(".{}", syntax.name(variant_names(definition, names)[value.variant]))
    return _gathered(call(case, [Part(inner.expression)]), [inner], is_typed=False)


def render_json(value: JsonValue) -> Expression:
    """Return a JSON value as a literal of ``AnyCodable``."""
    match value:
        case int() if not isinstance(value, bool) and not -(2**63) <= value < 2**63:
            return syntax.scalar(float(value))
        case None | bool() | int() | float() | str():
            return syntax.scalar(value)
        case Mapping():
            return dictionary(
                [(syntax.string(str(key)), render_json(member)) for key, member in value.items()]
            )
        case _:
            return array([render_json(item) for item in value])
