"""Responses that are read while they arrive: what a stream is made of, and who has to ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specloom.ir import graph
from specloom.ir.api import MediaType, Operation
from specloom.ir.media import EVENT_STREAM, essence_of, is_sequential
from specloom.ir.types import (
    Anything,
    Enumeration,
    JsonValue,
    ListOf,
    Record,
    Scalar,
    ScalarKind,
    Types,
    TypeUse,
    Union,
)

STREAM_END = "x-specloom-stream-end"
"""The extension of a media type or operation that tells the text, or the texts, that end a stream of events."""

_EVENT_MEMBERS = frozenset(("event", "data", "id", "retry"))


@dataclass(frozen=True, slots=True)
class Items:
    """What a stream is made of.

    ``type`` is that of an item, None for server-sent events as they come. ``event_data`` is ``text`` or ``json`` where
    the type describes whole events, ``""`` where it describes their data. ``ends`` are the texts that end the
    stream, None where the document names none.
    """

    type: TypeUse | None
    event_data: str
    ends: tuple[str, ...] | None


def items_of(media: MediaType, operation: Operation, types: Types) -> Items | None:
    """Return what a representation is made of, None if it isn't a sequence."""
    if not is_sequential(media.name):
        return None
    ends = _ends(media.extensions) or _ends(operation.extensions)
    of_events = essence_of(media.name) == EVENT_STREAM
    if media.item_type is not None:
        return Items(media.item_type, _event_data(media.item_type, types) if of_events else "", ends)
    resolved = Anything() if media.type is None else graph.resolve(types, media.type, through_nullable=True)
    if isinstance(resolved, ListOf):
        return Items(resolved.item, "", ends)
    if isinstance(resolved, Anything) or (
        isinstance(resolved, Scalar) and resolved.kind is ScalarKind.STRING
    ):
        # "A string" says of a stream only that it is text.
        return Items(None if of_events else Anything(), "", ends)
    return Items(media.type, "", ends)


def has_unreadable_ends(extensions: Mapping[str, JsonValue] | None) -> bool:
    """Return whether the extension is there and doesn't tell what ends a stream."""
    return STREAM_END in (extensions or {}) and _ends(extensions) is None


def _ends(extensions: Mapping[str, JsonValue] | None) -> tuple[str, ...] | None:
    value = (extensions or {}).get(STREAM_END)
    texts = tuple(value) if isinstance(value, list | tuple) else (value,)
    found = tuple(text for text in texts if isinstance(text, str))
    return found if found and len(found) == len(texts) else None


def _event_data(use: TypeUse, types: Types) -> str:
    """Return what the data of events is where a type describes whole events (OAS 3.2 §4.14.4)."""
    kinds = set()
    for record in _records(use, types, frozenset()):
        fields = {} if record is None else {field.name: field for field in record.fields}
        if "data" not in fields or not fields.keys() <= _EVENT_MEMBERS:
            return ""
        data = graph.resolve(types, fields["data"].type, through_nullable=True)
        if isinstance(data, Scalar) and data.kind is ScalarKind.STRING:
            kinds.add("text")
        elif not _is_word(data):
            kinds.add("json")
    return "json" if "json" in kinds else "text"


def _is_word(data: object) -> bool:
    """Return whether data is constant text: the word that ends the stream, most likely."""
    return isinstance(data, Enumeration) and all(isinstance(member.value, str) for member in data.members)


def _records(use: TypeUse, types: Types, seen: frozenset[str]) -> Iterator[Record | None]:
    """Yield the records that a type may be, None for anything else that it may be."""
    resolved = graph.resolve(types, use)
    match resolved:
        case Record():
            yield resolved
        case Union() if resolved.id not in seen:
            for variant in resolved.variants:
                yield from _records(variant.type, types, seen | {resolved.id})
        case Union():
            pass
        case _:
            yield None


def is_switch(use: TypeUse, types: Types) -> bool:
    """Return whether a property of a request can be set to true."""
    resolved = graph.resolve(types, use, through_nullable=True)
    match resolved:
        case Scalar():
            return resolved.kind is ScalarKind.BOOLEAN
        case Enumeration():
            return any(member.value is True for member in resolved.members)
        case _:
            return False
