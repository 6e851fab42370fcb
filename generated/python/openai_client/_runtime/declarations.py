"""What an operation says of its responses (OAS 3.1 §4.8.16), and which part of it fits one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

from pydantic_core import ValidationError

from .media_types import essence_of, is_json
from .values import ValueType

ANYTHING: ValueType[Any] = ValueType(lambda: Any)
"""The type of any JSON value."""

EventData: TypeAlias = Literal["text", "json"]


class ItemFormat(NamedTuple):
    """What a stream is made of.

    Attributes:
        media_type: The media type.
        type: The type of an item; None for server-sent events as they come.
        event_data: What the data of server-sent events is where ``type`` describes
            whole events, None where it describes their data.
        ends: The texts that end a stream; None for those that usually do.
    """

    media_type: str
    type: ValueType[Any] | None
    event_data: EventData | None
    ends: tuple[str, ...] | None


class ResponseContent(NamedTuple):
    """A body that a response may have.

    Attributes:
        media_type: The media type, which may be a range.
        type: What it holds.
        items: What it is made of, if it is a stream.
    """

    media_type: str
    type: ValueType[Any]
    items: ItemFormat | None = None


class DeclaredHeader(NamedTuple):
    """A header that a response may have. Its style is ``simple`` (OAS 3.1 §4.8.21).

    Attributes:
        type: What it holds.
        explode: Whether the members of an object stand as ``name=value``.
        content: The media type of a value that isn't written in a style, or None.
        required: Whether every such response has it.
    """

    type: ValueType[Any]
    explode: bool = False
    content: str | None = None
    required: bool = False

    def read(self, text: str) -> Any:
        """Return what the header says, its text if that doesn't fit."""
        if self.content is None:
            return self.type.read_text(text, explode=self.explode)
        if not is_json(essence_of(self.content)):
            return text
        try:
            return self.type.decode(text.encode(), strict=False)
        except ValidationError:
            return text


class DeclaredResponse(NamedTuple):
    """A response that an operation declares.

    Attributes:
        status: Three digits, a range such as ``4XX``, or ``DEFAULT``.
        contents: The bodies that it may have, the preferred one first.
        headers: Its headers, by name in lower case.
    """

    status: str
    contents: tuple[ResponseContent, ...]
    headers: Mapping[str, DeclaredHeader]


def response(
    status: str,
    *contents: ResponseContent,
    headers: Mapping[str, Callable[[], Any] | DeclaredHeader] | None = None,
) -> DeclaredResponse:
    """Declare a response. Of a header that is written as usual, the type is enough."""
    found = {
        name.lower(): (
            each
            if isinstance(each, DeclaredHeader)
            else DeclaredHeader(ValueType(each))
        )
        for name, each in (headers or {}).items()
    }
    return DeclaredResponse(status.upper(), contents, found)


def response_header(
    type: Callable[[], Any],
    *,
    explode: bool = False,
    content: str | None = None,
    required: bool = False,
) -> DeclaredHeader:
    """Declare a header of a response."""
    return DeclaredHeader(ValueType(type), explode, content, required)


def content(media_type: str, type: Callable[[], Any]) -> ResponseContent:
    """Declare a body of a response."""
    return ResponseContent(essence_of(media_type), ValueType(type))


def items(
    media_type: str,
    type: Callable[[], Any] | None = None,
    *,
    event_data: EventData | None = None,
    ends: tuple[str, ...] | None = None,
) -> ResponseContent:
    """Declare a body that is a stream of items.

    Args:
        media_type: The media type.
        type: The type of an item: of the data of a server-sent event, or of a JSON
            text. None for server-sent events as they come.
        event_data: Given where the type is that of whole events, as objects with the
            members event, data, id and retry: whether their data is text or JSON.
        ends: The texts that end a stream. By default words in square brackets do,
            such as ``[DONE]``.
    """
    essence = essence_of(media_type)
    types: ValueType[Any] | None = None if type is None else ValueType(type)
    format = ItemFormat(essence, types, event_data, ends)
    return ResponseContent(essence, ANYTHING, format)


def find_response(
    declared: Sequence[DeclaredResponse], status_code: int
) -> DeclaredResponse | None:
    """Return the declaration for a status code: exact, else range, else default."""
    for status in (str(status_code), f"{status_code // 100}XX", "DEFAULT"):
        for each in declared:
            if each.status == status:
                return each
    return None


def find_content(
    declared: Sequence[ResponseContent], media_type: str
) -> ResponseContent | None:
    """Return the declaration for a media type: the one that says most about it.

    A response that doesn't say its media type has the only one that is declared.
    """
    if not media_type:
        return declared[0] if len(declared) == 1 else None
    main, _, sub = media_type.partition("/")
    wanted = [media_type]
    if "+" in sub:
        wanted.append(f"{main}/{sub.rpartition('+')[2]}")
    for name in (*wanted, f"{main}/*", "*/*"):
        for each in declared:
            if each.media_type == name:
                return each
    if is_json(media_type):
        # JSON by another name than the declared one.
        return next((each for each in declared if is_json(each.media_type)), None)
    return None
