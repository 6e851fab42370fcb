from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import (
    Operation,
    content,
    cookie,
    form_body,
    header,
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
    from collections.abc import Mapping, Sequence
    from typing import Unpack

    from .. import params
    from .._runtime.api_response import ApiResponse
    from .._runtime.async_streams import AsyncBinaryStream
    from .._runtime.formats import FileContent
    from .._runtime.options import RequestOptions
    from .._runtime.streams import BinaryStream

_CREATE_NOTE: Operation[models.Note | None] = Operation(
    "POST",
    "/notes",
    body=(json_body(lambda: models.Note), text_body("text/plain")),
    body_required=True,
    responses=(
        response("201", content("application/json", lambda: models.Note)),
        response("202"),
    ),
    security=(("key", "basic"), ("token",)),
)

_GET_ATTACHMENT: Operation[bytes] = Operation(
    "GET",
    "/notes/{note id}/attachments/{name}",
    parameters=(path("note id", lambda: str), path("name", lambda: str)),
    responses=(response("200", content("image/png", lambda: bytes)),),
    security=(("key",),),
    server="https://files.example.com",
)

_LIST_NOTES: Operation[list[models.Note]] = Operation(
    "GET",
    "/notes",
    parameters=(
        query("limit", lambda: Annotated[int, Field(ge=1, le=100)]),
        query("filter", lambda: dict[str, str], style="deepObject"),
        query("ids", lambda: list[int], style="pipeDelimited"),
        header("X-Trace", lambda: str),
        cookie("session", lambda: str),
    ),
    responses=(
        response(
            "200",
            content("application/json", lambda: list[models.Note]),
            content("text/csv", lambda: str),
            headers={"X-Total": lambda: int},
        ),
        response("4XX", content("application/problem+json", lambda: models.Problem)),
    ),
    security=(("key",),),
)

_PUT_ATTACHMENT: Operation[None] = Operation(
    "PUT",
    "/notes/{note id}/attachments/{name}",
    parameters=(path("note id", lambda: str), path("name", lambda: str)),
    body=(
        multipart_body(
            lambda: models.PutAttachmentRequest,
            encoding={"file": part(content_type="image/png, image/jpeg")},
        ),
    ),
    body_required=True,
    responses=(response("204"),),
)

_TAG_ATTACHMENT: Operation[None] = Operation(
    "PATCH",
    "/notes/{note id}/attachments/{name}",
    parameters=(path("note id", lambda: str), path("name", lambda: str)),
    body=(
        form_body(
            lambda: models.TagAttachmentRequest,
            encoding={"tags": style("spaceDelimited", explode=False)},
        ),
    ),
    responses=(response("default"),),
    security=(("key",),),
)


class NotesApi(Api):
    """Notes, and what is attached to them."""

    def create_note(
        self,
        body: models.Note | params.Note | str,
        *,
        content_type: Literal["application/json", "text/plain"] = "application/json",
        **options: Unpack[RequestOptions],
    ) -> models.Note | None:
        """Send ``POST /notes``."""
        return self._call(
            _CREATE_NOTE, body=body, content_type=content_type, options=options
        ).data

    def create_note_with_http_info(
        self,
        body: models.Note | params.Note | str,
        *,
        content_type: Literal["application/json", "text/plain"] = "application/json",
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.Note | None]:
        """Do as ``create_note`` and return the status code and the headers, too."""
        return self._call(
            _CREATE_NOTE, body=body, content_type=content_type, options=options
        )

    def get_attachment(
        self, note_id: str, name: str, **options: Unpack[RequestOptions]
    ) -> bytes:
        """Send ``GET /notes/{note id}/attachments/{name}``."""
        return self._call(_GET_ATTACHMENT, (note_id, name), options=options).data

    def get_attachment_with_http_info(
        self, note_id: str, name: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Do as ``get_attachment`` and return the status code and the headers, too."""
        return self._call(_GET_ATTACHMENT, (note_id, name), options=options)

    def get_attachment_stream(
        self, note_id: str, name: str, **options: Unpack[RequestOptions]
    ) -> BinaryStream:
        """Do as ``get_attachment`` and return the bytes while they arrive."""
        return self._download(_GET_ATTACHMENT, (note_id, name), options=options)

    def list_notes(
        self,
        *,
        limit: int | None = None,
        filter: Mapping[str, str] | None = None,
        ids: Sequence[int] | None = None,
        x_trace: str | None = None,
        session: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Note]:
        """List notes.

        The newest first.

        Args:
            limit: How many. Default: ``20``.
        """
        return self._call(
            _LIST_NOTES, (limit, filter, ids, x_trace, session), options=options
        ).data

    def list_notes_with_http_info(
        self,
        *,
        limit: int | None = None,
        filter: Mapping[str, str] | None = None,
        ids: Sequence[int] | None = None,
        x_trace: str | None = None,
        session: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Note]]:
        """Do as ``list_notes`` and return the status code and the headers, too."""
        return self._call(
            _LIST_NOTES, (limit, filter, ids, x_trace, session), options=options
        )

    def put_attachment(
        self,
        note_id: str,
        name: str,
        file: FileContent,
        *,
        name_form: str | None = None,
        meta: models.Note | params.Note | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``PUT /notes/{note id}/attachments/{name}``.

        Deprecated.

        Args:
            name_form: A name beside the one in the path.
        """
        self._call(
            _PUT_ATTACHMENT,
            (note_id, name),
            body={"file": file, "name": name_form, "meta": meta},
            options=options,
        )

    def put_attachment_with_http_info(
        self,
        note_id: str,
        name: str,
        file: FileContent,
        *,
        name_form: str | None = None,
        meta: models.Note | params.Note | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``put_attachment`` and return the status code and the headers, too."""
        return self._call(
            _PUT_ATTACHMENT,
            (note_id, name),
            body={"file": file, "name": name_form, "meta": meta},
            options=options,
        )

    def tag_attachment(
        self,
        note_id: str,
        name: str,
        *,
        tags: Sequence[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``PATCH /notes/{note id}/attachments/{name}``."""
        self._call(
            _TAG_ATTACHMENT, (note_id, name), body={"tags": tags}, options=options
        )

    def tag_attachment_with_http_info(
        self,
        note_id: str,
        name: str,
        *,
        tags: Sequence[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``tag_attachment`` and return the status code and the headers, too."""
        return self._call(
            _TAG_ATTACHMENT, (note_id, name), body={"tags": tags}, options=options
        )


class AsyncNotesApi(AsyncApi):
    """Notes, and what is attached to them."""

    async def create_note(
        self,
        body: models.Note | params.Note | str,
        *,
        content_type: Literal["application/json", "text/plain"] = "application/json",
        **options: Unpack[RequestOptions],
    ) -> models.Note | None:
        """Send ``POST /notes``."""
        return (
            await self._call(
                _CREATE_NOTE, body=body, content_type=content_type, options=options
            )
        ).data

    async def create_note_with_http_info(
        self,
        body: models.Note | params.Note | str,
        *,
        content_type: Literal["application/json", "text/plain"] = "application/json",
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.Note | None]:
        """Do as ``create_note`` and return the status code and the headers, too."""
        return await self._call(
            _CREATE_NOTE, body=body, content_type=content_type, options=options
        )

    async def get_attachment(
        self, note_id: str, name: str, **options: Unpack[RequestOptions]
    ) -> bytes:
        """Send ``GET /notes/{note id}/attachments/{name}``."""
        return (
            await self._call(_GET_ATTACHMENT, (note_id, name), options=options)
        ).data

    async def get_attachment_with_http_info(
        self, note_id: str, name: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Do as ``get_attachment`` and return the status code and the headers, too."""
        return await self._call(_GET_ATTACHMENT, (note_id, name), options=options)

    def get_attachment_stream(
        self, note_id: str, name: str, **options: Unpack[RequestOptions]
    ) -> AsyncBinaryStream:
        """Do as ``get_attachment`` and return the bytes while they arrive."""
        return self._download(_GET_ATTACHMENT, (note_id, name), options=options)

    async def list_notes(
        self,
        *,
        limit: int | None = None,
        filter: Mapping[str, str] | None = None,
        ids: Sequence[int] | None = None,
        x_trace: str | None = None,
        session: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Note]:
        """List notes.

        The newest first.

        Args:
            limit: How many. Default: ``20``.
        """
        return (
            await self._call(
                _LIST_NOTES, (limit, filter, ids, x_trace, session), options=options
            )
        ).data

    async def list_notes_with_http_info(
        self,
        *,
        limit: int | None = None,
        filter: Mapping[str, str] | None = None,
        ids: Sequence[int] | None = None,
        x_trace: str | None = None,
        session: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Note]]:
        """Do as ``list_notes`` and return the status code and the headers, too."""
        return await self._call(
            _LIST_NOTES, (limit, filter, ids, x_trace, session), options=options
        )

    async def put_attachment(
        self,
        note_id: str,
        name: str,
        file: FileContent,
        *,
        name_form: str | None = None,
        meta: models.Note | params.Note | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``PUT /notes/{note id}/attachments/{name}``.

        Deprecated.

        Args:
            name_form: A name beside the one in the path.
        """
        await self._call(
            _PUT_ATTACHMENT,
            (note_id, name),
            body={"file": file, "name": name_form, "meta": meta},
            options=options,
        )

    async def put_attachment_with_http_info(
        self,
        note_id: str,
        name: str,
        file: FileContent,
        *,
        name_form: str | None = None,
        meta: models.Note | params.Note | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``put_attachment`` and return the status code and the headers, too."""
        return await self._call(
            _PUT_ATTACHMENT,
            (note_id, name),
            body={"file": file, "name": name_form, "meta": meta},
            options=options,
        )

    async def tag_attachment(
        self,
        note_id: str,
        name: str,
        *,
        tags: Sequence[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``PATCH /notes/{note id}/attachments/{name}``."""
        await self._call(
            _TAG_ATTACHMENT, (note_id, name), body={"tags": tags}, options=options
        )

    async def tag_attachment_with_http_info(
        self,
        note_id: str,
        name: str,
        *,
        tags: Sequence[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``tag_attachment`` and return the status code and the headers, too."""
        return await self._call(
            _TAG_ATTACHMENT, (note_id, name), body={"tags": tags}, options=options
        )
