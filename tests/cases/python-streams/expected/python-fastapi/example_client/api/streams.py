from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from .. import models
from .._runtime.api import Api, operation
from .._runtime.operation import (
    Operation,
    content,
    items,
    json_body,
    multipart_body,
    path,
    query,
    response,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from .._runtime.events import ServerSentEvent
    from .._runtime.replies import Answer, Bytes

_CHAT = Operation(
    "chat",
    "POST",
    "/chat",
    body=(json_body(lambda: models.Question),),
    body_required=True,
    body_argument="question",
    responses=(
        response(
            "200",
            content("application/json", lambda: models.Answer),
            items("text/event-stream", lambda: models.Piece),
        ),
    ),
)

_CHAT_STREAM = Operation(
    "chat_stream",
    "POST",
    "/chats",
    body=(multipart_body(lambda: models.ChatStreamRequest),),
    fields={"text": "text", "stream": "stream"},
    responses=(
        response(
            "200",
            items(
                "text/event-stream",
                lambda: models.Event,
                event_data="json",
                ends=("over", "out"),
            ),
        ),
    ),
)

_CHECK_FILE = Operation(
    "check_file",
    "HEAD",
    "/files/{id}",
    parameters=(path("id", lambda: str),),
    responses=(response("200", content("application/octet-stream", lambda: bytes)),),
)

_DOWNLOAD_FILE = Operation(
    "download_file",
    "GET",
    "/files/{id}",
    parameters=(path("id", lambda: str),),
    responses=(response("200", content("application/octet-stream", lambda: bytes)),),
)

_READ_LOG = Operation(
    "read_log",
    "GET",
    "/log",
    parameters=(query("from", lambda: int, "from_"),),
    responses=(response("200", items("application/x-ndjson", lambda: models.Piece)),),
)

_READ_PARTS = Operation(
    "read_parts",
    "GET",
    "/parts",
    responses=(response("200", content("multipart/mixed", lambda: Any)),),
)

_READ_TICKS = Operation(
    "read_ticks",
    "GET",
    "/ticks",
    responses=(
        response(
            "200",
            items(
                "text/event-stream",
                lambda: models.ReadTicksResponseItem,
                event_data="text",
                ends=("end",),
            ),
        ),
    ),
)

_WATCH = Operation(
    "watch",
    "GET",
    "/watch",
    responses=(response("200", items("text/event-stream")),),
)


class StreamsApi(Api):
    """The operations of the group Streams."""

    _operations: ClassVar[tuple[Operation, ...]] = (
        _CHAT,
        _CHAT_STREAM,
        _CHECK_FILE,
        _DOWNLOAD_FILE,
        _READ_LOG,
        _READ_PARTS,
        _READ_TICKS,
        _WATCH,
    )

    @operation
    async def chat(
        self, question: models.Question
    ) -> Answer[models.Answer | AsyncIterator[models.Piece]]:
        """Answer."""
        raise NotImplementedError

    @operation
    async def chat_stream(
        self, *, text: str | None = None, stream: bool | None = None
    ) -> Answer[AsyncIterator[models.Event]]:
        """Answer ``POST /chats``."""
        raise NotImplementedError

    @operation
    async def check_file(self, id: str) -> Answer[Bytes]:
        """Answer ``HEAD /files/{id}``."""
        raise NotImplementedError

    @operation
    async def download_file(self, id: str) -> Answer[Bytes]:
        """Answer ``GET /files/{id}``."""
        raise NotImplementedError

    @operation
    async def read_log(
        self, *, from_: int | None = None
    ) -> Answer[AsyncIterator[models.Piece]]:
        """Answer ``GET /log``."""
        raise NotImplementedError

    @operation
    async def read_parts(self) -> Answer[Bytes]:
        """Answer ``GET /parts``."""
        raise NotImplementedError

    @operation
    async def read_ticks(self) -> Answer[AsyncIterator[models.ReadTicksResponseItem]]:
        """Answer ``GET /ticks``."""
        raise NotImplementedError

    @operation
    async def watch(self) -> Answer[AsyncIterator[ServerSentEvent]]:
        """Answer ``GET /watch``."""
        raise NotImplementedError
