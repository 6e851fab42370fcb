"""Files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import (
    Operation,
    binary_body,
    content,
    cookie,
    form_body,
    header,
    items,
    json_body,
    multipart_body,
    part,
    path,
    query,
    response,
    style,
    text_body,
)

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.api_response import ApiResponse
    from .._runtime.async_streams import AsyncBinaryStream, AsyncStream
    from .._runtime.events import ServerSentEvent
    from .._runtime.formats import FileContent
    from .._runtime.options import RequestOptions
    from .._runtime.streams import BinaryStream, Stream

_LIST_FILES: Operation[models.ListFilesResponse] = Operation(
    "GET",
    "/files/{owner}",
    parameters=(
        path("owner", lambda: str),
        query("limit", lambda: Annotated[int, Field(ge=1, le=100)]),
        query("filter", lambda: dict[str, Any], style="deepObject"),
        header("X-Trace", lambda: str),
        cookie("sid", lambda: str),
        query("q", lambda: models.Square, content="application/json"),
    ),
    responses=(
        response("200", content("application/json", lambda: models.ListFilesResponse)),
        response("4XX", content("application/json", lambda: models.Error)),
        response("default"),
    ),
    security=(("Bearer",), ("Key", "Session"), ("Basic",)),
)
_CREATE_FILE: Operation[models.FileObject] = Operation(
    "POST",
    "/files",
    body=(
        multipart_body(
            lambda: models.CreateFileRequest,
            encoding={"file": part("image/png, image/jpeg")},
        ),
    ),
    responses=(
        response("200", content("application/json", lambda: models.FileObject)),
    ),
    server="https://files.example.com",
)
_UPDATE_FILE: Operation[models.FileObject | str | None] = Operation(
    "PUT",
    "/files/{id}",
    parameters=(path("id", lambda: str),),
    body=(
        json_body(lambda: models.FileObject),
        form_body(
            lambda: models.Event,
            encoding={"by_name": style("deepObject"), "message": part()},
        ),
        text_body("text/plain"),
        binary_body("image/*"),
    ),
    responses=(
        response(
            "200",
            content("application/json", lambda: models.FileObject),
            content("text/plain", lambda: str),
        ),
        response("204"),
    ),
    security=(("Bearer",), ()),
)
_DELETE_FILE: Operation[None] = Operation(
    "DELETE",
    "/files/{id}",
    parameters=(path("id", lambda: str),),
    responses=(response("204"),),
)
_SAY: Operation[models.ChatMessage] = Operation(
    "POST",
    "/messages",
    body=(json_body(lambda: models.ChatMessage),),
    responses=(
        response("2XX", content("application/json", lambda: models.ChatMessage)),
    ),
)
_CHAT: Operation[models.ChatMessage] = Operation(
    "POST",
    "/chat",
    body=(json_body(lambda: dict[str, Any]),),
    responses=(
        response(
            "200",
            content("application/json", lambda: models.ChatMessage),
            items("text/event-stream", lambda: models.UserMessage),
        ),
        response("4XX", content("application/json", lambda: models.Error)),
    ),
)
_WATCH: Operation[list[Any]] = Operation(
    "GET", "/watch", responses=(response("200", items("text/event-stream")),)
)
_WATCH_WHOLE: Operation[list[dict[str, Any]]] = Operation(
    "GET",
    "/watch",
    responses=(
        response(
            "200",
            items(
                "text/event-stream",
                lambda: dict[str, Any],
                event_data="json",
                ends=("bye",),
            ),
        ),
    ),
)
_EXPORT: Operation[list[models.Square]] = Operation(
    "GET",
    "/export",
    responses=(response("200", items("application/jsonl", lambda: models.Square)),),
)
_DOWNLOAD: Operation[bytes] = Operation(
    "GET",
    "/files/{id}/content",
    parameters=(path("id", lambda: str),),
    responses=(
        response("200", content("application/octet-stream", lambda: bytes)),
        response("4XX", content("application/json", lambda: models.Error)),
    ),
)


class FilesApi(Api):
    """Files."""

    def list_files(
        self,
        owner: str,
        *,
        limit: int | None = None,
        filter: dict[str, Any] | None = None,
        x_trace: str | None = None,
        sid: str | None = None,
        q: models.Square | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ListFilesResponse:
        """List files."""
        return self._call(
            _LIST_FILES, (owner, limit, filter, x_trace, sid, q), options=options
        ).data

    def list_files_with_http_info(
        self, owner: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.ListFilesResponse]:
        """List files."""
        return self._call(
            _LIST_FILES, (owner, None, None, None, None, None), options=options
        )

    def create_file(
        self,
        file: FileContent,
        purpose: models.FilePurpose | str,
        *,
        more: list[FileContent] | None = None,
        tags: list[str] | None = None,
        square: models.Square | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.FileObject:
        """Create a file."""
        return self._call(
            _CREATE_FILE,
            body={
                "file": file,
                "purpose": purpose,
                "more": more,
                "tags": tags,
                "square": square,
            },
            options=options,
        ).data

    def update_file(
        self,
        id: str,
        body: Any,
        *,
        content_type: Literal[
            "application/json",
            "application/x-www-form-urlencoded",
            "text/plain",
            "image/*",
            "image/png",
        ] = "application/json",
        **options: Unpack[RequestOptions],
    ) -> models.FileObject | str | None:
        """Update a file."""
        return self._call(
            _UPDATE_FILE, (id,), body=body, content_type=content_type, options=options
        ).data

    def delete_file(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a file."""
        self._call(_DELETE_FILE, (id,), options=options)

    def say(
        self, body: models.ChatMessage, **options: Unpack[RequestOptions]
    ) -> models.ChatMessage:
        """Say something."""
        return self._call(_SAY, body=body, options=options).data

    def chat_stream(
        self, body: Any, **options: Unpack[RequestOptions]
    ) -> Stream[models.UserMessage]:
        """Chat."""
        return self._stream(_CHAT, body=body, sets_stream=True, options=options)

    def watch_stream(
        self, **options: Unpack[RequestOptions]
    ) -> Stream[ServerSentEvent]:
        """Watch."""
        return self._stream(_WATCH, options=options)

    def watch_whole_stream(
        self, **options: Unpack[RequestOptions]
    ) -> Stream[dict[str, Any]]:
        """Watch."""
        return self._stream(_WATCH_WHOLE, options=options)

    def export(self, **options: Unpack[RequestOptions]) -> list[models.Square]:
        """Export."""
        return self._call(_EXPORT, options=options).data

    def export_stream(self, **options: Unpack[RequestOptions]) -> Stream[models.Square]:
        """Export."""
        return self._stream(_EXPORT, options=options)

    def download_stream(
        self, id: str, **options: Unpack[RequestOptions]
    ) -> BinaryStream:
        """Download."""
        return self._download(_DOWNLOAD, (id,), options=options)


class AsyncFilesApi(AsyncApi):
    """Files."""

    async def list_files(
        self, owner: str, **options: Unpack[RequestOptions]
    ) -> models.ListFilesResponse:
        """List files."""
        return (
            await self._call(
                _LIST_FILES, (owner, None, None, None, None, None), options=options
            )
        ).data

    async def create_file(
        self, file: FileContent, purpose: str, **options: Unpack[RequestOptions]
    ) -> models.FileObject:
        """Create a file."""
        body = {"file": file, "purpose": purpose}
        return (await self._call(_CREATE_FILE, body=body, options=options)).data

    def chat_stream(
        self, body: Any, **options: Unpack[RequestOptions]
    ) -> AsyncStream[models.UserMessage]:
        """Chat."""
        return self._stream(_CHAT, body=body, sets_stream=True, options=options)

    def watch_stream(
        self, **options: Unpack[RequestOptions]
    ) -> AsyncStream[ServerSentEvent]:
        """Watch."""
        return self._stream(_WATCH, options=options)

    def watch_whole_stream(
        self, **options: Unpack[RequestOptions]
    ) -> AsyncStream[dict[str, Any]]:
        """Watch."""
        return self._stream(_WATCH_WHOLE, options=options)

    async def export(self, **options: Unpack[RequestOptions]) -> list[models.Square]:
        """Export."""
        return (await self._call(_EXPORT, options=options)).data

    def export_stream(
        self, **options: Unpack[RequestOptions]
    ) -> AsyncStream[models.Square]:
        """Export."""
        return self._stream(_EXPORT, options=options)

    def download_stream(
        self, id: str, **options: Unpack[RequestOptions]
    ) -> AsyncBinaryStream:
        """Download."""
        return self._download(_DOWNLOAD, (id,), options=options)
