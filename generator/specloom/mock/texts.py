"""From text to a JSON value, by the type that is wanted."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import assert_never

from specloom.ir.graph import resolve
from specloom.ir.typed import typed
from specloom.ir.types import (
    Anything,
    Enumeration,
    Extra,
    JsonValue,
    ListOf,
    MapOf,
    Nullable,
    Record,
    Scalar,
    ScalarKind,
    TupleOf,
    Types,
    TypeUse,
    Union,
)

MOST_ALTERNATIVES = 20
ANYTHING = Anything()
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,400})(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?")
_WORDS: dict[str, JsonValue] = {"true": True, "false": False, "null": None}


class NotGiven(Exception):
    """The parameter is not there."""


class NotReadable(Exception):
    """The text doesn't follow the parameter's style."""


class Broken(NotReadable):
    """The text isn't of its media type."""


class NotJudged(Exception):
    """What it says can't be told here."""


def alternatives(types: Types, use: TypeUse) -> tuple[TypeUse, ...]:
    """Return what a value may be written as: a union's variants, else the type itself."""
    found: list[TypeUse] = []
    waiting = [use]
    seen: set[str] = set()
    while waiting and len(found) < MOST_ALTERNATIVES:
        current = waiting.pop()
        resolved = resolve(types, current, through_nullable=True)
        if isinstance(resolved, Union):
            if resolved.id not in seen:
                seen.add(resolved.id)
                waiting.extend(variant.type for variant in reversed(resolved.variants))
        else:
            found.append(current)
    return tuple(found) or (use,)


def is_array(types: Types, use: TypeUse) -> bool:
    """Return whether the type's values are arrays."""
    return isinstance(resolve(types, use, through_nullable=True), ListOf | TupleOf)


def is_object(types: Types, use: TypeUse) -> bool:
    """Return whether the type's values are objects."""
    return isinstance(resolve(types, use, through_nullable=True), Record | MapOf)


def read_text(types: Types, text: str, use: TypeUse) -> JsonValue:
    """Return the value that a text stands for. A text that stands for none of the type is returned as it is."""
    spelled = _spelled(text)
    if spelled is None and text == "null" and isinstance(resolve(types, use), Nullable):
        resolved = resolve(types, use, through_nullable=True)
        return text if isinstance(resolved, Scalar) and resolved.kind is ScalarKind.STRING else None
    found = resolve(types, use, through_nullable=True)
    match found:
        case Scalar():
            return _read_scalar(text, spelled, found.kind)
        case Enumeration():
            for member in found.members:
                if text == (member.value if isinstance(member.value, str) else json.dumps(member.value)):
                    return member.value
            return text if found.scalar is None else _read_scalar(text, spelled, found.scalar.kind)
        case _:
            fitting = (each for each in (spelled, text) if typed(types, each, use) is not None)
            return next(fitting, text)


def _read_scalar(text: str, spelled: JsonValue, kind: ScalarKind) -> JsonValue:
    match kind:
        case ScalarKind.STRING:
            return text
        case ScalarKind.BOOLEAN:
            return spelled if isinstance(spelled, bool) else text
        case ScalarKind.INTEGER | ScalarKind.NUMBER:
            return text if spelled is None or isinstance(spelled, bool) else spelled
        case _:
            assert_never(kind)


def _spelled(text: str) -> JsonValue:
    """Return the JSON scalar that a text spells, None where it spells none."""
    if text in _WORDS:
        return _WORDS[text]
    if not _NUMBER.fullmatch(text):
        return None
    value: int | float = json.loads(text)
    return value if isinstance(value, int) or math.isfinite(value) else None


def item_type(types: Types, use: TypeUse, number: int) -> TypeUse:
    """Return the type of an array's element."""
    found = resolve(types, use, through_nullable=True)
    match found:
        case ListOf():
            return found.item
        case TupleOf():
            return found.items[number] if number < len(found.items) else found.rest or ANYTHING
        case _:
            return ANYTHING


def member_type(types: Types, use: TypeUse, name: str) -> TypeUse:
    """Return the type of an object's member."""
    found = resolve(types, use, through_nullable=True)
    match found:
        case Record():
            declared = next((field.type for field in found.fields if field.name == name), None)
            if declared is not None:
                return declared
            return ANYTHING if isinstance(found.extra, Extra) else found.extra
        case MapOf():
            return found.value
        case _:
            return ANYTHING


def member_names(types: Types, use: TypeUse) -> tuple[frozenset[str], bool]:
    """Return the declared members of an object, and whether it may have others."""
    found = resolve(types, use, through_nullable=True)
    if isinstance(found, Record):
        return frozenset(field.name for field in found.fields), found.extra is not Extra.FORBIDDEN
    return frozenset(), isinstance(found, MapOf)


def required_names(types: Types, use: TypeUse) -> frozenset[str]:
    """Return the members that an object must have."""
    found = resolve(types, use, through_nullable=True)
    fields = found.fields if isinstance(found, Record) else ()
    return frozenset(field.name for field in fields if field.required)


def each_text(types: Types, texts: list[str], use: TypeUse) -> list[JsonValue]:
    """Return an array's values."""
    return [read_text(types, text, item_type(types, use, number)) for number, text in enumerate(texts)]


def members(types: Types, use: TypeUse, pairs: Iterator[tuple[str, str]]) -> dict[str, JsonValue]:
    """Return an object's members."""
    return {name: read_text(types, text, member_type(types, use, name)) for name, text in pairs}
