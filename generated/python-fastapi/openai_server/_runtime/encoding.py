"""From what a method returns to a response."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import to_jsonable_python
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from .declarations import (
    DeclaredResponse,
    ItemFormat,
    ResponseContent,
    find_content,
    find_response,
)
from .event_writing import event_bytes, whole_event
from .events import ServerSentEvent
from .media_types import essence_of, is_json
from .ranges import bytes_response
from .replies import Reply
from .reply_checks import BadReplyError, check
from .reply_headers import headers_of, sendable
from .texts import Texts

_STREAM_HEADERS: Final = {"cache-control": "no-store", "x-accel-buffering": "no"}


def encode(
    reply: Reply[Any, Any],
    declared: Sequence[DeclaredResponse],
    request: Request,
    *,
    checked: bool,
) -> Response:
    """Return the response for a reply.

    Args:
        reply: What the method returned.
        declared: The responses of its operation.
        request: What is answered.
        checked: Whether to check that it is what the operation declares.

    Raises:
        BadReplyError: It isn't, or it can't be written at all.
    """
    data = reply.data
    status = reply.status or _status(data, declared)
    fitting = find_response(declared, status)
    if checked and fitting is None and reply.status is not None:
        raise BadReplyError(f"status {status} isn't declared")
    headers = sendable(headers_of(reply, fitting, checked=checked))
    contents = fitting.contents if fitting else ()
    if data is None and not any(is_json(each.media_type) for each in contents):
        return Response(None, status, headers)
    content = _content(data, contents, reply.media_type, request)
    media_type = reply.media_type or (_concrete(content, data) if content else "")
    if isinstance(data, AsyncIterator):
        if content is not None and content.items is not None:
            pieces = _items(data, content.items, checked=checked)
            media_type = reply.media_type or content.items.media_type
            headers = {**_STREAM_HEADERS, **headers}
            return StreamingResponse(pieces, status, headers, media_type)
        return StreamingResponse(data, status, headers, media_type or _BYTES)
    if content is not None and content.items is not None:
        pieces = _items(_listed(data), content.items, checked=checked)
        return StreamingResponse(
            pieces, status, {**_STREAM_HEADERS, **headers}, content.items.media_type
        )
    if isinstance(data, os.PathLike):
        return FileResponse(data, status, headers, media_type or None)
    if isinstance(data, (bytes, bytearray)) and not is_json(media_type):
        return bytes_response(
            bytes(data), status, headers, media_type or _BYTES, request
        )
    if isinstance(data, str) and not is_json(media_type) and content is not None:
        return Response(data, status, headers, media_type)
    body = _json(data, content, checked=checked)
    return Response(body, status, headers, media_type or "application/json")


_BYTES: Final = "application/octet-stream"


def _status(data: Any, declared: Sequence[DeclaredResponse]) -> int:
    """Return the status that the document has for success."""
    found = sorted(each.status for each in declared if each.status[0] == "2")
    exact = [status for status in found if status.isdecimal()]
    if data is None:
        for each in declared:
            if each.status in exact and not each.contents:
                return int(each.status)
    for each in sorted(declared, key=lambda each: each.status):
        if each.status in exact and each.contents:
            return int(each.status)
    if exact:
        return int(exact[0])
    return 204 if data is None and not found else 200


def _content(
    data: Any,
    contents: Sequence[ResponseContent],
    media_type: str | None,
    request: Request,
) -> ResponseContent | None:
    """Choose the declared body that the data is, of several what the caller prefers."""
    if media_type is not None:
        return find_content(contents, essence_of(media_type))
    if len(contents) == 1 and contents[0].items is None:
        return contents[0]
    fitting = [each for each in contents if _may_be(data, each)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    weights = _weights(request.headers.get("accept", "*/*"))
    return max(fitting, key=lambda each: _weight(each.media_type, weights))


def _may_be(data: Any, content: ResponseContent) -> bool:
    raw = not is_json(content.media_type) and content.items is None
    if isinstance(data, AsyncIterator):
        return content.items is not None or (raw and content.type.type is not str)
    if content.items is not None:
        return isinstance(data, (list, tuple))
    if isinstance(data, (bytes, bytearray, os.PathLike)):
        return raw
    if raw and content.type.type in (bytes, str):
        return isinstance(data, str)
    return not isinstance(data, str) or Texts(content.type.type).words


def _weights(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(","):
        range_, _, parameters = part.partition(";")
        _, _, text = parameters.replace(" ", "").rpartition("q=")
        try:
            weight = float(text) if text else 1.0
        except ValueError:
            weight = 1.0
        found.append((range_.strip().lower(), weight))
    return found


def _weight(media_type: str, weights: list[tuple[str, float]]) -> float:
    """Return how much a caller wants a media type: the closest range decides."""
    main = media_type.partition("/")[0]
    for wanted in (media_type, f"{main}/*", "*/*"):
        for range_, weight in weights:
            if range_ == wanted:
                return weight
    return 0.0


def _concrete(content: ResponseContent, data: Any) -> str:
    if "*" not in content.media_type:
        return content.media_type
    if isinstance(data, str):
        return "text/plain"
    is_bytes = isinstance(data, (bytes, bytearray, os.PathLike, AsyncIterator))
    return _BYTES if is_bytes else "application/json"


def _json(data: Any, content: ResponseContent | None, *, checked: bool) -> bytes:
    if content is None or isinstance(data, BaseModel):
        text = _written(data)
    else:
        text = content.type.to_json(data, "response")
    if checked and content is not None:
        check(content.type, text, "the response")
    return text


def _written(data: Any) -> bytes:
    if isinstance(data, BaseModel):
        text: bytes = data.__pydantic_serializer__.to_json(
            data, by_alias=True, exclude_unset=True, warnings=False
        )
        return text
    return json.dumps(to_jsonable_python(data), ensure_ascii=False).encode()


async def _listed(items: Sequence[Any]) -> AsyncIterator[Any]:
    for item in items:
        yield item


async def _items(
    data: AsyncIterator[Any], format: ItemFormat, *, checked: bool
) -> AsyncIterator[bytes]:
    """Write the items of a stream."""
    is_events = format.media_type == "text/event-stream"
    has_marks = format.media_type.endswith("json-seq")
    async for item in data:
        if is_events:
            yield event_bytes(_event(item, format, checked=checked))
            continue
        text = _item_json(item, format, checked=checked)
        yield b"\x1e" + text + b"\n" if has_marks else text + b"\n"
    if is_events and format.ends:
        yield f"data: {format.ends[0]}\n\n".encode()


def _event(item: Any, format: ItemFormat, *, checked: bool) -> ServerSentEvent:
    if isinstance(item, ServerSentEvent):
        return item
    text = _item_json(item, format, checked=checked)
    if format.event_data is None:
        return ServerSentEvent(text.decode())
    return whole_event(json.loads(text), data_is_json=format.event_data == "json")


def _item_json(item: Any, format: ItemFormat, *, checked: bool) -> bytes:
    if format.type is None:
        return _written(item)
    text = (
        _written(item)
        if isinstance(item, BaseModel)
        else format.type.to_json(item, "item")
    )
    if checked:
        check(format.type, text, "an item of the stream")
    return text
