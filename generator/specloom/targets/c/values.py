"""Example values in C: compound literals, which need no allocation and nothing that frees them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import assert_never

from specloom.ir.plain import same_scalar, to_json
from specloom.ir.types import (
    Anything,
    Enumeration,
    Extra,
    Field,
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
    RecordValue,
    ScalarValue,
    Value,
    VariantValue,
)
from specloom.targets.c import syntax
from specloom.targets.c.enums import Place, extra_place, field_place, has_type, own_place, variant_place
from specloom.targets.c.members import KIND, MORE, is_nullable
from specloom.targets.c.naming import Names
from specloom.targets.c.typing import (
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    TEXT,
    UNSIGNED,
    UNSIGNED_LONG,
    CType,
    type_of,
)
from specloom.targets.kit.code import Code, compose, indent, join, literal
from specloom.targets.kit.reference.catalog import FreeObject, Model

_WIDTH = 72
_NOTHING = literal("NULL")


def pointer(value: Value, use: TypeUse, place: Place, names: Names) -> Code:
    """Return an expression for a pointer to a value: ``&(int){ 3 }``. Text is a pointer by itself, no value NULL."""
    kind = type_of(use, place, names)
    if isinstance(value, NullValue):
        return _NOTHING
    content = initializer(value, use, place, names)
    if kind == TEXT:
        return content
    return compose("&({}){}", kind.name, content if kind.is_struct else braces([content]))


def initializer(value: Value, use: TypeUse, place: Place, names: Names) -> Code:
    """Return what a variable of a use's type is initialized with: braces for a struct, else an expression."""
    shape = names.catalog.shape(use)
    match shape:
        case Scalar():
            return _scalar(value, shape, type_of(use, place, names))
        case Enumeration(scalar=Scalar() as scalar) if not has_type(shape):
            return _scalar(value, scalar, type_of(use, place, names))
        case Enumeration() if has_type(shape):
            return _constant(value, shape, place, names)
        case Model(Enumeration() as definition):
            return _constant(value, definition, own_place(definition.id), names)
        case Model(Record() as definition):
            return _record(value, definition, names)
        case Model(Union() as definition):
            return _union(value, definition, names)
        case ListOf(item):
            return listed([pointer(part, item, place, names) for part in _items(value)])
        case TupleOf():
            return _tuple(value, shape, place, names)
        case MapOf(entry):
            return _map(_entries(value), entry, place, names)
        case Enumeration() | FreeObject() | Anything():
            text = json.dumps(to_json(value), ensure_ascii=False)
            return braces([compose(".json = {}", syntax.string(text))])
        case Model():
            raise TypeError(f"no kind of model: {shape!r}")
        case _:
            assert_never(shape)


def braces(parts: Sequence[Code]) -> Code:
    """Return an initializer of these parts: on one line where that is readable, else a line for each."""
    if not parts:
        return literal("{0}")
    line = join(", ", parts)
    if len(line.text) <= _WIDTH and "\n" not in line.text:
        return compose("{{ {} }}", line)
    rows = (compose("    {},", indent(part, 4)) for part in parts)
    return compose("{{\n{}\n}}", join("\n", rows))


def _items(value: Value) -> tuple[Value, ...]:
    return value.items if isinstance(value, ListValue) else ()


def _entries(value: Value) -> tuple[tuple[str, Value], ...]:
    match value:
        case MapValue(entries):
            return entries
        case RecordValue(fields=fields, extra=extra):
            return (*fields, *extra)
        case _:
            return ()


def listed(items: Sequence[Code]) -> Code:
    """Return the initializer of a list of pointers."""
    if not items:
        return literal("{ .count = 0 }")
    return braces(
        [
            compose(".count = {}", syntax.integer(len(items), syntax.LARGEST_INT)),
            compose(".items = (void *[]){}", braces(items)),
        ]
    )


def _tuple(value: Value, shape: TupleOf, place: Place, names: Names) -> Code:
    parts = []
    for number, item in enumerate(_items(value), 1):
        use = shape.items[number - 1] if number <= len(shape.items) else shape.rest
        position = min(number, len(shape.items) + 1)
        parts.append(pointer(item, Anything() if use is None else use, place.element(position), names))
    return listed(parts)


def _map(entries: Iterable[tuple[str, Value]], use: TypeUse, place: Place, names: Names) -> Code:
    return listed(
        [map_entry(syntax.string(key), pointer(value, use, place, names)) for key, value in entries]
    )


def map_entry(key: Code, value: Code) -> Code:
    """Return an entry of a map."""
    return compose("&(keyValuePair_t){}", braces([compose(".key = {}", key), compose(".value = {}", value)]))


def _record(value: Value, record: Record, names: Names) -> Code:
    if not isinstance(value, RecordValue):
        return literal("{0}")
    members = names.records[record.id]
    fields = {field.name: field for field in record.fields}
    parts = []
    for name, part in value.fields:
        flag = members.null_flags.get(name)
        if flag is not None and isinstance(part, NullValue):
            parts.append(compose(".{} = 1", syntax.name(flag)))
            continue
        content = _field(part, fields[name], field_place(record, name), names)
        parts.append(compose(".{} = {}", syntax.name(members.fields[name]), content))
    if value.extra and members.has_more:
        use = Anything() if isinstance(record.extra, Extra) else record.extra
        more = _map(value.extra, use, extra_place(record), names)
        parts.append(compose(".{} = &(list_t){}", literal(MORE), more))
    return braces(parts)


def _field(value: Value, field: Field, place: Place, names: Names) -> Code:
    if is_pointed(field, type_of(field.type, place, names), names):
        return pointer(value, field.type, place, names)
    return initializer(value, field.type, place, names)


def is_pointed(field: Field, kind: CType, names: Names) -> bool:
    """Return whether a member is a pointer: texts and structs always, numbers where there may be none."""
    return kind.is_pointer or (
        not kind.has_none and (not field.required or is_nullable(field, names.catalog))
    )


def _union(value: Value, union: Union, names: Names) -> Code:
    if not isinstance(value, VariantValue):
        return literal("{0}")
    number = value.variant
    use, place = union.variants[number].type, variant_place(union, number)
    render = pointer if type_of(use, place, names).is_pointer else initializer
    return braces(
        [
            compose(
                ".{} = {}", literal(KIND), syntax.name(names.enums[own_place(union.id)].constants[number])
            ),
            compose(
                ".{} = {}",
                syntax.name(names.unions[union.id][number]),
                render(value.value, use, place, names),
            ),
        ]
    )


def _constant(value: Value, enumeration: Enumeration, place: Place, names: Names) -> Code:
    enum = names.enums[place]
    if not isinstance(value, MemberValue):
        return syntax.name(enum.none)
    for constant, member in zip(enum.constants, enumeration.members, strict=True):
        if same_scalar(member.value, value.value):
            return syntax.name(constant)
    return syntax.name(enum.other)


def _scalar(value: Value, scalar: Scalar, kind: CType) -> Code:
    if isinstance(value, FileValue):
        return braces([compose(".path = {}", syntax.string(value.name))])
    content = value.value if isinstance(value, ScalarValue | MemberValue) else None
    if kind == TEXT:
        return syntax.string(content) if isinstance(content, str) else _NOTHING
    number = content if isinstance(content, int | float) else 0
    return _number(number, kind)


def _number(value: int | float, kind: CType) -> Code:
    if kind == INT:
        return syntax.integer(value, syntax.LARGEST_INT)
    if kind == LONG:
        return syntax.integer(value, syntax.LARGEST_LONG)
    if kind == UNSIGNED:
        return syntax.unsigned(value, 2 * syntax.LARGEST_INT + 1)
    if kind == UNSIGNED_LONG:
        return syntax.unsigned(value, 2 * syntax.LARGEST_LONG + 1)
    assert kind in (FLOAT, DOUBLE)
    return syntax.real(value)
