"""Reads the items of a stream: server-sent events, JSON lines, JSON text sequences."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import httpx2
from pydantic_core import ValidationError

from .declarations import ANYTHING, ItemFormat
from .errors import ApiResponseValidationError
from .events import EventParser, ServerSentEvent
from .media_types import essence_of, is_json, is_sequential
from .responses import problem

_BRACKETED: Final = re.compile(r"\[[A-Z][A-Z _-]*\]")
_UNSPECIFIC: Final = ("", "text/plain", "application/octet-stream")
_BOM: Final = b"\xef\xbb\xbf"


class Records:
    """Turns the bytes of a stream into texts that a separator keeps apart."""

    def __init__(self, separator: bytes) -> None:
        self._separator = separator
        self._pending: list[bytes] = []

    def feed(self, chunk: bytes) -> list[bytes]:
        """Return the texts that end in the next bytes."""
        head, *tails = chunk.split(self._separator)
        self._pending.append(head)
        found = []
        for tail in tails:
            found += self.end()
            self._pending.append(tail)
        return found

    def end(self) -> list[bytes]:
        """Return what is left."""
        text = b"".join(self._pending).strip()
        self._pending = []
        return [text] if text else []


class ItemReader:
    """Reads the items of one response.

    Args:
        response: The response, whose headers are there.
        format: What it is declared to be.
        strict: Whether items have to fit their declaration.

    Attributes:
        has_ended: Whether an item said that it was the last one.

    Raises:
        ApiResponseValidationError: The response is no stream.
    """

    def __init__(
        self, response: httpx2.Response, format: ItemFormat, *, strict: bool
    ) -> None:
        self._response = response
        self._format = format
        self._strict = strict
        self._parser = _parser(response, format)
        self._is_at_start = True
        self.has_ended = False

    def feed(self, chunk: bytes) -> Iterator[Any]:
        """Read the items that end in the next bytes.

        Raises:
            ApiResponseValidationError: One isn't JSON or, if strict, doesn't fit.
        """
        for record in self._parser.feed(chunk):
            if isinstance(record, ServerSentEvent) and self._is_end(record.data):
                self.has_ended = True
                return
            yield self._decode(record)

    def end(self) -> Iterator[Any]:
        """Read what the end of the response completes.

        Raises:
            ApiResponseValidationError: It isn't JSON or, if strict, doesn't fit.
        """
        yield from map(self._decode, self._parser.end())

    def _is_end(self, text: str) -> bool:
        if self._format.ends is not None:
            return text in self._format.ends
        if self._format.type is None:
            # Text that no type describes may well be in brackets.
            return text == "[DONE]"
        return bool(_BRACKETED.fullmatch(text))

    def _decode(self, record: ServerSentEvent | bytes) -> Any:
        if isinstance(record, bytes):
            data = record.removeprefix(_BOM) if self._is_at_start else record
            self._is_at_start = False
        elif self._format.type is None:
            return record
        elif self._format.event_data is None:
            data = record.data.encode()
        else:
            data = _whole(record, data_is_json=self._format.event_data == "json")
        try:
            return (self._format.type or ANYTHING).decode(data, strict=self._strict)
        except ValidationError as error:
            text = data.decode("utf-8", "replace")
            raise ApiResponseValidationError(
                f"an item of the stream: {problem(error)}", self._response, text
            ) from error


def read_items(
    response: httpx2.Response, format: ItemFormat, *, strict: bool
) -> list[Any]:
    """Return all items of a response that was read as a whole.

    Raises:
        ApiResponseValidationError: One isn't JSON or, if strict, doesn't fit.
    """
    reader = ItemReader(response, format, strict=strict)
    items = list(reader.feed(response.content))
    return items if reader.has_ended else [*items, *reader.end()]


def _whole(event: ServerSentEvent, *, data_is_json: bool) -> bytes:
    """Return an event as a JSON object (OAS 3.2 §4.14.4)."""
    members = {"event": json.dumps(event.event)}
    members["data"] = event.data if data_is_json else json.dumps(event.data)
    if event.id:
        members["id"] = json.dumps(event.id)
    if event.retry is not None:
        members["retry"] = json.dumps(event.retry)
    inside = ",".join(f'"{name}":{text}' for name, text in members.items())
    return f"{{{inside}}}".encode("utf-8", "replace")


def _parser(response: httpx2.Response, format: ItemFormat) -> EventParser | Records:
    """Choose how to read a response: as it says it is, else as it is declared."""
    given = essence_of(response.headers.get("content-type", ""))
    kind = given if is_sequential(given) else format.media_type
    has_events = kind == "text/event-stream"
    if (
        kind != given
        and given not in _UNSPECIFIC
        and (has_events or not is_json(given))
    ):
        # A page of a proxy would pass for a stream without events.
        message = f"a stream was expected, but the response is {given}"
        raise ApiResponseValidationError(message, response, None)
    if has_events:
        return EventParser()
    return Records(b"\x1e" if kind.endswith("json-seq") else b"\n")
