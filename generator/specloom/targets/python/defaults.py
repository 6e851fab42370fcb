"""What stands in for a value that a request lacks: the default that the document has for it, as Python."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir import graph
from specloom.ir.typed import typed
from specloom.ir.types import Default, Scalar, ScalarKind, TupleOf, TypeId, Types, TypeUse
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
from specloom.targets.python.layout import flat
from specloom.targets.python.scopes import Vocabulary
from specloom.targets.python.typing import Import
from specloom.targets.python.values import Rendering, render_value


@dataclass(frozen=True, slots=True)
class PythonDefault:
    """A default as an expression: a ``literal``, or what has to be ``made`` anew each time; one of them is empty."""

    literal: Code
    made: Code = EMPTY
    imports: frozenset[Import] = frozenset()


def factory(made: Code) -> Code:
    """Return the function that makes a default."""
    return _MAKERS.get(made.text) or compose("lambda: {}", made)


_MAKERS = {"[]": literal("list"), "{}": literal("dict")}


def default_of(
    default: Default | None, use: TypeUse, vocabulary: Vocabulary, holder: TypeId | None = None
) -> PythonDefault | None:
    """Return the default of a property of ``holder``, or of a parameter; None where nothing stands in.

    That is so where there is no default, where it is null or doesn't fit its type, and where making it would never end:
    it would hold what it is a default in.
    """
    value = typed(vocabulary.types, default.value, use) if default is not None else None
    while isinstance(value, VariantValue):
        value = value.value
    if value is None or isinstance(value, NullValue):
        return None
    plain = _literal(value)
    if plain:
        return PythonDefault(plain)
    if not _can_be_made(value, use, vocabulary.types, holder):
        return None
    snippet = render_value(value, Rendering(vocabulary.types, vocabulary.names, "..", inside=True))
    return PythonDefault(EMPTY, flat(snippet.layout), snippet.imports)


def _literal(value: Value) -> Code:
    match value:
        case MemberValue(value=member):
            return syntax.scalar(member)
        case RawValue(value=bool() | int() | float() | str() as scalar):
            return syntax.scalar(scalar)
        case ScalarValue(type=Scalar(format=format), value=plain):
            is_text = isinstance(plain, str)
            if format != "decimal" and not (is_text and (format in _OBJECTS or value.type.content_encoding)):
                return syntax.scalar(plain)
    return EMPTY


_OBJECTS = frozenset({"date-time", "date", "time", "duration", "uuid", "decimal", "uri"})
"""The formats of text that Python has types for."""


def _can_be_made(value: Value, use: TypeUse, types: Types, holder: TypeId | None) -> bool:
    reached = graph.reachable(types, [use])
    uses = [use, *(part for definition in reached.values() for part in graph.walk_uses(definition))]
    parts = [part for each in uses for part in graph.walk_parts(each)]
    # Python's tuples aren't lists, as which values are written.
    if any(isinstance(part, TupleOf) and graph.is_fixed(part) for part in parts):
        return False
    return not (holder in reached and _has_records(value)) and _has_source(value)


def _has_records(value: Value) -> bool:
    return isinstance(value, RecordValue) or any(map(_has_records, _inside(value)))


def _has_source(value: Value) -> bool:
    """Return whether there is an expression of the right type for a value."""
    match value:
        case FileValue():
            return False
        case ScalarValue(type=Scalar(kind=ScalarKind.STRING, format="duration")):
            return False
    return all(map(_has_source, _inside(value)))


def _inside(value: Value) -> tuple[Value, ...]:
    match value:
        case ListValue(items):
            return items
        case MapValue(entries):
            return tuple(entry for _, entry in entries)
        case RecordValue(fields=fields, extra=extra):
            return tuple(member for _, member in (*fields, *extra))
        case VariantValue(value=inner):
            return (inner,)
    return ()
