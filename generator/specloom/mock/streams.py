"""Sequences as the pieces that are sent one after the other (OAS 3.2 §4.14.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from specloom.ir.media import EVENT_STREAM, essence_of
from specloom.ir.streams import Items
from specloom.ir.types import JsonValue
from specloom.mock.bodies import json_text, plain_text


def write_pieces(content_type: str, items: Items | None, values: Sequence[JsonValue]) -> tuple[bytes, ...]:
    """Return a piece for each item, and one for the text that ends a stream of events where there is one."""
    essence = essence_of(content_type)
    if essence != EVENT_STREAM:
        start = "\x1e" if essence.endswith("json-seq") else ""
        return tuple(f"{start}{json_text(value)}\n".encode() for value in values)
    whole = items is not None and bool(items.event_data)
    raw = items is None or items.type is None
    pieces = []
    for value in values:
        if whole and isinstance(value, Mapping):
            pieces.append(_event(value.items()))
        else:
            pieces.append(_event([("data", plain_text(value) if raw else json_text(value))]))
    if items is not None and items.ends:
        pieces.append(_event([("data", items.ends[0])]))
    return tuple(pieces)


def _event(members: Iterable[tuple[str, JsonValue]]) -> bytes:
    return "".join(f"{line}\n" for line in _lines(members)).encode("utf-8", "replace") + b"\n"


def _lines(members: Iterable[tuple[str, JsonValue]]) -> Iterator[str]:
    """Yield an event's lines. A text of several lines is several fields (HTML §9.2.6)."""
    for name, value in members:
        for line in plain_text(value).splitlines() or [""]:
            yield f"{name}: {line}"
