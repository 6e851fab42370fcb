from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.api import Api, AsyncApi
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
    from typing import Unpack

    from .. import params
    from .._runtime.api_response import ApiResponse
    from .._runtime.async_streams import AsyncBinaryStream, AsyncStream
    from .._runtime.events import ServerSentEvent
    from .._runtime.options import RequestOptions
    from .._runtime.streams import BinaryStream, Stream

_CHAT: Operation[models.Answer] = Operation(
    "POST",
    "/chat",
    body=(json_body(lambda: models.Question),),
    body_required=True,
    responses=(
        response(
            "200",
            content("application/json", lambda: models.Answer),
            items("text/event-stream", lambda: models.Piece),
        ),
    ),
)

_CHAT_STREAM: Operation[list[models.Event]] = Operation(
    "POST",
    "/chats",
    body=(multipart_body(lambda: models.ChatStreamRequest),),
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

_CHECK_FILE: Operation[bytes] = Operation(
    "HEAD",
    "/files/{id}",
    parameters=(path("id", lambda: str),),
    responses=(response("200", content("application/octet-stream", lambda: bytes)),),
)

_DOWNLOAD_FILE: Operation[bytes] = Operation(
    "GET",
    "/files/{id}",
    parameters=(path("id", lambda: str),),
    responses=(response("200", content("application/octet-stream", lambda: bytes)),),
)

_READ_LOG: Operation[list[models.Piece]] = Operation(
    "GET",
    "/log",
    parameters=(query("from", lambda: int),),
    responses=(response("200", items("application/x-ndjson", lambda: models.Piece)),),
)

_READ_PARTS: Operation[bytes] = Operation(
    "GET",
    "/parts",
    responses=(response("200", content("multipart/mixed", lambda: Any)),),
)

_READ_TICKS: Operation[list[models.ReadTicksResponseItem]] = Operation(
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

_WATCH: Operation[list[ServerSentEvent]] = Operation(
    "GET",
    "/watch",
    responses=(response("200", items("text/event-stream")),),
)


class StreamsApi(Api):
    """The operations of the group Streams."""

    def chat(
        self,
        question: models.Question | params.Question,
        **options: Unpack[RequestOptions],
    ) -> models.Answer:
        """Answer."""
        return self._call(_CHAT, body=question, options=options).data

    def chat_with_http_info(
        self,
        question: models.Question | params.Question,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.Answer]:
        """Do as ``chat`` and return the status code and the headers, too."""
        return self._call(_CHAT, body=question, options=options)

    def chat_as_stream(
        self,
        question: models.Question | params.Question,
        **options: Unpack[RequestOptions],
    ) -> Stream[models.Piece]:
        """Do as ``chat`` and return the items while they arrive.

        The body's property ``stream`` is set.
        """
        return self._stream(_CHAT, body=question, options=options, sets_stream=True)

    def chat_stream(
        self,
        *,
        text: str | None = None,
        stream: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Event]:
        """Send ``POST /chats``."""
        return self._call(
            _CHAT_STREAM, body={"text": text, "stream": stream}, options=options
        ).data

    def chat_stream_with_http_info(
        self,
        *,
        text: str | None = None,
        stream: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Event]]:
        """Do as ``chat_stream`` and return the status code and the headers, too."""
        return self._call(
            _CHAT_STREAM, body={"text": text, "stream": stream}, options=options
        )

    def chat_stream_stream(
        self, *, text: str | None = None, **options: Unpack[RequestOptions]
    ) -> Stream[models.Event]:
        """Do as ``chat_stream`` and return the items while they arrive.

        The body's property ``stream`` is set.
        """
        return self._stream(
            _CHAT_STREAM, body={"text": text}, options=options, sets_stream=True
        )

    def check_file(self, id: str, **options: Unpack[RequestOptions]) -> bytes:
        """Send ``HEAD /files/{id}``."""
        return self._call(_CHECK_FILE, (id,), options=options).data

    def check_file_with_http_info(
        self, id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Do as ``check_file`` and return the status code and the headers, too."""
        return self._call(_CHECK_FILE, (id,), options=options)

    def download_file(self, id: str, **options: Unpack[RequestOptions]) -> bytes:
        """Send ``GET /files/{id}``."""
        return self._call(_DOWNLOAD_FILE, (id,), options=options).data

    def download_file_with_http_info(
        self, id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Do as ``download_file`` and return the status code and the headers, too."""
        return self._call(_DOWNLOAD_FILE, (id,), options=options)

    def download_file_stream(
        self, id: str, **options: Unpack[RequestOptions]
    ) -> BinaryStream:
        """Do as ``download_file`` and return the bytes while they arrive."""
        return self._download(_DOWNLOAD_FILE, (id,), options=options)

    def read_log(
        self, *, from_: int | None = None, **options: Unpack[RequestOptions]
    ) -> list[models.Piece]:
        """Send ``GET /log``."""
        return self._call(_READ_LOG, (from_,), options=options).data

    def read_log_with_http_info(
        self, *, from_: int | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[models.Piece]]:
        """Do as ``read_log`` and return the status code and the headers, too."""
        return self._call(_READ_LOG, (from_,), options=options)

    def read_log_stream(
        self, *, from_: int | None = None, **options: Unpack[RequestOptions]
    ) -> Stream[models.Piece]:
        """Do as ``read_log`` and return the items while they arrive."""
        return self._stream(_READ_LOG, (from_,), options=options)

    def read_parts(self, **options: Unpack[RequestOptions]) -> bytes:
        """Send ``GET /parts``."""
        return self._call(_READ_PARTS, options=options).data

    def read_parts_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Do as ``read_parts`` and return the status code and the headers, too."""
        return self._call(_READ_PARTS, options=options)

    def read_ticks(
        self, **options: Unpack[RequestOptions]
    ) -> list[models.ReadTicksResponseItem]:
        """Send ``GET /ticks``."""
        return self._call(_READ_TICKS, options=options).data

    def read_ticks_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[models.ReadTicksResponseItem]]:
        """Do as ``read_ticks`` and return the status code and the headers, too."""
        return self._call(_READ_TICKS, options=options)

    def read_ticks_stream(
        self, **options: Unpack[RequestOptions]
    ) -> Stream[models.ReadTicksResponseItem]:
        """Do as ``read_ticks`` and return the items while they arrive."""
        return self._stream(_READ_TICKS, options=options)

    def watch(self, **options: Unpack[RequestOptions]) -> list[ServerSentEvent]:
        """Send ``GET /watch``."""
        return self._call(_WATCH, options=options).data

    def watch_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[ServerSentEvent]]:
        """Do as ``watch`` and return the status code and the headers, too."""
        return self._call(_WATCH, options=options)

    def watch_stream(
        self, **options: Unpack[RequestOptions]
    ) -> Stream[ServerSentEvent]:
        """Do as ``watch`` and return the items while they arrive."""
        return self._stream(_WATCH, options=options)


class AsyncStreamsApi(AsyncApi):
    """The operations of the group Streams."""

    async def chat(
        self,
        question: models.Question | params.Question,
        **options: Unpack[RequestOptions],
    ) -> models.Answer:
        """Answer."""
        return (await self._call(_CHAT, body=question, options=options)).data

    async def chat_with_http_info(
        self,
        question: models.Question | params.Question,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.Answer]:
        """Do as ``chat`` and return the status code and the headers, too."""
        return await self._call(_CHAT, body=question, options=options)

    def chat_as_stream(
        self,
        question: models.Question | params.Question,
        **options: Unpack[RequestOptions],
    ) -> AsyncStream[models.Piece]:
        """Do as ``chat`` and return the items while they arrive.

        The body's property ``stream`` is set.
        """
        return self._stream(_CHAT, body=question, options=options, sets_stream=True)

    async def chat_stream(
        self,
        *,
        text: str | None = None,
        stream: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Event]:
        """Send ``POST /chats``."""
        return (
            await self._call(
                _CHAT_STREAM, body={"text": text, "stream": stream}, options=options
            )
        ).data

    async def chat_stream_with_http_info(
        self,
        *,
        text: str | None = None,
        stream: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Event]]:
        """Do as ``chat_stream`` and return the status code and the headers, too."""
        return await self._call(
            _CHAT_STREAM, body={"text": text, "stream": stream}, options=options
        )

    def chat_stream_stream(
        self, *, text: str | None = None, **options: Unpack[RequestOptions]
    ) -> AsyncStream[models.Event]:
        """Do as ``chat_stream`` and return the items while they arrive.

        The body's property ``stream`` is set.
        """
        return self._stream(
            _CHAT_STREAM, body={"text": text}, options=options, sets_stream=True
        )

    async def check_file(self, id: str, **options: Unpack[RequestOptions]) -> bytes:
        """Send ``HEAD /files/{id}``."""
        return (await self._call(_CHECK_FILE, (id,), options=options)).data

    async def check_file_with_http_info(
        self, id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Do as ``check_file`` and return the status code and the headers, too."""
        return await self._call(_CHECK_FILE, (id,), options=options)

    async def download_file(self, id: str, **options: Unpack[RequestOptions]) -> bytes:
        """Send ``GET /files/{id}``."""
        return (await self._call(_DOWNLOAD_FILE, (id,), options=options)).data

    async def download_file_with_http_info(
        self, id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Do as ``download_file`` and return the status code and the headers, too."""
        return await self._call(_DOWNLOAD_FILE, (id,), options=options)

    def download_file_stream(
        self, id: str, **options: Unpack[RequestOptions]
    ) -> AsyncBinaryStream:
        """Do as ``download_file`` and return the bytes while they arrive."""
        return self._download(_DOWNLOAD_FILE, (id,), options=options)

    async def read_log(
        self, *, from_: int | None = None, **options: Unpack[RequestOptions]
    ) -> list[models.Piece]:
        """Send ``GET /log``."""
        return (await self._call(_READ_LOG, (from_,), options=options)).data

    async def read_log_with_http_info(
        self, *, from_: int | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[models.Piece]]:
        """Do as ``read_log`` and return the status code and the headers, too."""
        return await self._call(_READ_LOG, (from_,), options=options)

    def read_log_stream(
        self, *, from_: int | None = None, **options: Unpack[RequestOptions]
    ) -> AsyncStream[models.Piece]:
        """Do as ``read_log`` and return the items while they arrive."""
        return self._stream(_READ_LOG, (from_,), options=options)

    async def read_parts(self, **options: Unpack[RequestOptions]) -> bytes:
        """Send ``GET /parts``."""
        return (await self._call(_READ_PARTS, options=options)).data

    async def read_parts_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Do as ``read_parts`` and return the status code and the headers, too."""
        return await self._call(_READ_PARTS, options=options)

    async def read_ticks(
        self, **options: Unpack[RequestOptions]
    ) -> list[models.ReadTicksResponseItem]:
        """Send ``GET /ticks``."""
        return (await self._call(_READ_TICKS, options=options)).data

    async def read_ticks_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[models.ReadTicksResponseItem]]:
        """Do as ``read_ticks`` and return the status code and the headers, too."""
        return await self._call(_READ_TICKS, options=options)

    def read_ticks_stream(
        self, **options: Unpack[RequestOptions]
    ) -> AsyncStream[models.ReadTicksResponseItem]:
        """Do as ``read_ticks`` and return the items while they arrive."""
        return self._stream(_READ_TICKS, options=options)

    async def watch(self, **options: Unpack[RequestOptions]) -> list[ServerSentEvent]:
        """Send ``GET /watch``."""
        return (await self._call(_WATCH, options=options)).data

    async def watch_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[ServerSentEvent]]:
        """Do as ``watch`` and return the status code and the headers, too."""
        return await self._call(_WATCH, options=options)

    def watch_stream(
        self, **options: Unpack[RequestOptions]
    ) -> AsyncStream[ServerSentEvent]:
        """Do as ``watch`` and return the items while they arrive."""
        return self._stream(_WATCH, options=options)
