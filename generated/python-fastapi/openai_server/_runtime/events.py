"""Server-sent events (WHATWG HTML §9.2)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final

_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ServerSentEvent:
    """An event of a stream.

    Attributes:
        data: Its text, of several lines where it has several.
        event: Its type.
        id: The id of this event or, if it has none, of the last one that had.
        retry: The milliseconds to wait before connecting again, if the server said so
            with this event.
    """

    data: str
    event: str = "message"
    id: str = ""
    retry: int | None = None

    def json(self) -> Any:
        """Return what the data says as JSON.

        Raises:
            ValueError: It isn't JSON.
        """
        return json.loads(self.data)


class EventParser:
    """Turns the bytes of a stream into events, wherever the bytes are cut."""

    def __init__(self) -> None:
        self._line: list[bytes] = []
        self._after_return = False
        self._is_first = True
        self._data: list[str] = []
        self._event = ""
        self._id = ""
        self._retry: int | None = None

    def feed(self, chunk: bytes) -> list[ServerSentEvent]:
        """Return the events that end in the next bytes."""
        if self._after_return and chunk.startswith(b"\n"):
            chunk = chunk[1:]
            self._after_return = False
        if chunk:
            # The line ends here already: its event must not wait for more.
            self._after_return = chunk.endswith(b"\r")
        head, *tails = _LINE_END.split(chunk)
        self._line.append(head)
        events = []
        for tail in tails:
            event = self._read_line(b"".join(self._line))
            if event is not None:
                events.append(event)
            self._line = [tail]
        return events

    def end(self) -> list[ServerSentEvent]:
        """Return nothing: an event without the empty line after it is incomplete."""
        return []

    def _read_line(self, line: bytes) -> ServerSentEvent | None:
        if self._is_first:
            line = line.removeprefix(_BOM)
            self._is_first = False
        if not line:
            return self._dispatch()
        name, _, value = line.decode("utf-8", "replace").partition(":")
        value = value.removeprefix(" ")
        match name:
            case "data":
                self._data.append(value)
            case "event":
                self._event = value
            case "id" if "\0" not in value:
                self._id = value
            case "retry" if value.isascii() and value.isdigit():
                self._retry = int(value)
        return None

    def _dispatch(self) -> ServerSentEvent | None:
        lines, event, retry = self._data, self._event or "message", self._retry
        self._data, self._event = [], ""
        if not lines:
            return None
        self._retry = None
        return ServerSentEvent("\n".join(lines), event, self._id, retry)
