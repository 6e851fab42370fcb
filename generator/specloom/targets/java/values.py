"""Example values in Java."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

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
from specloom.targets.java import syntax
from specloom.targets.java.naming import Names
from specloom.targets.java.typing import LIST, MAP, SET, scalar_type
from specloom.targets.java.unions import Form, form_of, nested_classes
from specloom.targets.kit.code import Code, compose, indent, join, literal

LONGEST = 90
"""Characters: an expression that would be longer is put on lines of its own."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """An expression, and the classes that it needs imported."""

    expression: Code
    imports: frozenset[Code] = frozenset()


_NULL = Snippet(literal("null"))


def render_value(value: Value, use: TypeUse, names: Names, enum: Code | None = None) -> Snippet:
    """Return a typed example as Java: models are built, dates parsed, lists are ``List.of``.

    ``use`` is the type of the place where the value stands. ``enum`` is the class of an enumeration in place there.
    """
    match value:
        case NullValue():
            return _NULL
        case ScalarValue(type, scalar):
            return _scalar(type, scalar)
        case FileValue(name=file):
            return Snippet(compose("new File({})", syntax.string(file)), frozenset({literal("java.io.File")}))
        case MemberValue():
            return _member(value, names, enum)
        case ListValue(items):
            return _list(items, use, names, enum)
        case MapValue(entries):
            return _map(entries, _entry_use(use, names), names, enum)
        case RecordValue():
            return _record(value, names, enum)
        case VariantValue():
            return _variant(value, names)
        case RawValue(raw):
            return render_json(raw)
        case _:
            assert_never(value)


def _gathered(expression: Code, parts: Iterable[Snippet], *imports: Code) -> Snippet:
    return Snippet(expression, frozenset(imports).union(*(part.imports for part in parts)))


def _call(function: Code, arguments: Sequence[Code]) -> Code:
    """Return a call: on one line where it is short or has one argument, else with each argument on its own."""
    line = compose("{}({})", function, join(", ", arguments))
    if len(arguments) == 1 or (len(line.text) <= LONGEST and "\n" not in line.text):
        return line
    return indent(compose("{}(\n{})", function, join(",\n", arguments)), 4)


def _scalar(type: Scalar, value: bool | int | float | str) -> Snippet:
    java = scalar_type(type)
    match value:
        case bool():
            return Snippet(syntax.boolean(value))
        case str():
            return Snippet(*_text(java.code.text, value, java.imports))
        case int() if java.code.text == "Integer":
            return Snippet(syntax.integer(value))
        case int() if java.code.text == "Long":
            return Snippet(syntax.long(value))
        case int() if java.code.text == "BigInteger":
            return Snippet(compose("new BigInteger({})", syntax.digits(value)), java.imports)
        case _ if java.code.text == "Float":
            return Snippet(syntax.single(value))
        case _ if java.code.text == "Double":
            return Snippet(syntax.double(value))
        case _:
            return Snippet(compose("new BigDecimal({})", syntax.digits(value)), java.imports)


def _text(java: str, value: str, imports: frozenset[Code]) -> tuple[Code, frozenset[Code]]:
    text = syntax.string(value)
    match java:
        case "LocalDate":
            return compose("LocalDate.parse({})", text), imports
        case "OffsetDateTime":
            return compose("OffsetDateTime.parse({})", syntax.string(value.replace(" ", "T"))), imports
        case "UUID":
            return compose("UUID.fromString({})", text), imports
        case "URI":
            return compose("URI.create({})", text), imports
        case "BigDecimal":
            return compose("new BigDecimal({})", syntax.string(str(Decimal(value)))), imports
        case "byte[]":
            base64 = frozenset({literal("java.util.Base64")})
            return compose("Base64.getDecoder().decode({})", text), base64
        case _:
            return text, imports


def _member(value: MemberValue, names: Names, enum: Code | None) -> Snippet:
    definition = names.catalog.types[names.catalog.same.get(value.type, value.type)]
    assert isinstance(definition, Enumeration)
    imports = frozenset[Code]()
    if definition.id in names.models:
        class_name = names.models[definition.id]
        enum, imports = syntax.name(class_name), frozenset({names.imported(class_name)})
    elif enum is None:
        return _scalar(definition.scalar, value.value) if definition.scalar else render_json(value.value)
    values = [member.value for member in definition.members]
    constant = names.members(definition)[values.index(value.value)]
    return Snippet(compose("{}.{}", enum, syntax.name(constant)), imports)


def _list(items: tuple[Value, ...], use: TypeUse, names: Names, enum: Code | None) -> Snippet:
    shape = names.catalog.shape(use)
    match shape:
        case ListOf(item):
            uses: list[TypeUse] = [item] * len(items)
        case TupleOf(first, rest):
            uses = [*first, *([rest or Anything()] * len(items))][: len(items)]
            enum = None
        case _:
            uses = [Anything()] * len(items)
    parts = [render_value(item, one, names, enum) for item, one in zip(items, uses, strict=True)]
    unique = isinstance(shape, ListOf) and shape.unique_items
    return _collected(parts, unique=unique)


def _collected(parts: Sequence[Snippet], *, unique: bool = False) -> Snippet:
    elements = [part.expression for part in parts]
    if _NULL.expression not in elements:
        of = literal("Set.of") if unique else literal("List.of")
        return _gathered(_call(of, elements), parts, SET if unique else LIST)
    # ``List.of`` takes no null, and a lone null would be taken for the array of all elements.
    collections = literal("java.util.Collections")
    if len(elements) == 1:
        one = literal("Collections.singleton") if unique else literal("Collections.singletonList")
        return _gathered(_call(one, elements), parts, collections)
    listed = _gathered(_call(literal("Arrays.asList"), elements), parts, literal("java.util.Arrays"))
    if not unique:
        return listed
    return _gathered(
        _call(literal("new HashSet<>"), [listed.expression]), [listed], literal("java.util.HashSet")
    )


def _entry_use(use: TypeUse, names: Names) -> TypeUse:
    shape = names.catalog.shape(use)
    return shape.value if isinstance(shape, MapOf) else Anything()


def _map(
    entries: Iterable[tuple[str, Value]], use: TypeUse, names: Names, enum: Code | None = None
) -> Snippet:
    return _mapped((key, render_value(entry, use, names, enum)) for key, entry in entries)


_MOST_ENTRIES = 10
"""``Map.of`` takes so many."""


def _mapped(entries: Iterable[tuple[str, Snippet]]) -> Snippet:
    """Return a map. It takes no null; a member that is null in an object of which nothing is known may as well lack."""
    kept = [(syntax.string(key), part) for key, part in entries if part != _NULL]
    parts = [part for _, part in kept]
    if len(kept) > _MOST_ENTRIES:
        pairs = [_call(literal("Map.entry"), [key, part.expression]) for key, part in kept]
        return _gathered(_call(literal("Map.ofEntries"), pairs), parts, MAP)
    pairs = [compose("{}, {}", key, part.expression) for key, part in kept]
    return _gathered(_call(literal("Map.of"), pairs), parts, MAP)


def _record(value: RecordValue, names: Names, enum: Code | None) -> Snippet:
    catalog = names.catalog
    definition = catalog.types[catalog.same.get(value.type, value.type)]
    assert isinstance(definition, Record)
    extra_use = Anything() if isinstance(definition.extra, Extra) else definition.extra
    if definition.id not in names.models:
        return _map(value.extra, extra_use, names, enum)
    class_name = syntax.name(names.models[definition.id])
    attributes, enums = names.fields(definition), names.enums(definition)
    uses = {field.name: field.type for field in definition.fields}
    parts, calls = [], []
    for name, part in value.fields:
        held = compose("{}.{}", class_name, syntax.name(enums[name])) if name in enums else None
        parts.append(render_value(part, uses[name], names, held))
        calls.append(_call(compose(".{}", syntax.name(attributes[name])), [parts[-1].expression]))
    for name, part in value.extra:
        parts.append(render_value(part, extra_use, names))
        arguments = [syntax.string(name), parts[-1].expression]
        calls.append(_call(literal(".putAdditionalProperty"), arguments))
    imported = names.imported(names.models[definition.id])
    return _gathered(
        _chained(compose("{}.builder()", class_name), [*calls, literal(".build()")]), parts, imported
    )


def _chained(start: Code, calls: Sequence[Code]) -> Code:
    """Return a chain of calls: on one line where it is short, else with each call on its own."""
    line = compose("{}{}", start, join("", calls))
    if len(line.text) <= LONGEST and "\n" not in line.text:
        return line
    return indent(join("\n", [start, *calls]), 4)


def _variant(value: VariantValue, names: Names) -> Snippet:
    union = names.catalog.types[names.catalog.same.get(value.type, value.type)]
    assert isinstance(union, Union)
    use = union.variants[value.variant].type
    form = form_of(union, use, names)
    if form is Form.OWN:
        return render_value(value.value, use, names)
    class_name = names.models[union.id]
    nested = nested_classes(union, names)[value.variant]
    path = compose("{}.{}", syntax.name(class_name), syntax.name(nested))
    imported = names.imported(class_name)
    if form is Form.ENUM:
        constant = render_value(value.value, use, names, path)
        return _gathered(constant.expression, [constant], imported)
    inner = render_value(value.value, use, names)
    return _gathered(_call(compose("new {}", path), [inner.expression]), [inner], imported)


def render_json(value: JsonValue) -> Snippet:
    """Return a JSON value of which nothing is known as Java."""
    match value:
        case None:
            return _NULL
        case bool():
            return Snippet(syntax.boolean(value))
        case str():
            return Snippet(syntax.string(value))
        case int():
            fits_int = -(2**31) <= value < 2**31
            return Snippet(syntax.integer(value) if fits_int else syntax.long(value))
        case float():
            return Snippet(syntax.double(value))
        case Mapping():
            return _mapped((str(key), render_json(member)) for key, member in value.items())
        case _:
            return _collected([render_json(item) for item in value])
