from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from .. import models
from .._runtime.api import Api, operation
from .._runtime.operation import (
    Operation,
    SchemeUse,
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
    from fastapi import UploadFile

    from .._runtime.replies import Answer, Bytes
    from ..headers import ListNotes200Headers

_CREATE_NOTE = Operation(
    "create_note",
    "POST",
    "/notes",
    body=(json_body(lambda: models.Note), text_body("text/plain")),
    body_required=True,
    body_argument="body",
    takes_content_type=True,
    responses=(
        response("201", content("application/json", lambda: models.Note)),
        response("202"),
    ),
    security=((SchemeUse("key"), SchemeUse("basic")), (SchemeUse("token"),)),
)

_GET_ATTACHMENT = Operation(
    "get_attachment",
    "GET",
    "/notes/{note id}/attachments/{name}",
    parameters=(path("note id", lambda: str, "note_id"), path("name", lambda: str)),
    responses=(response("200", content("image/png", lambda: bytes)),),
    security=((SchemeUse("key"),),),
    base_path="",
)

_LIST_NOTES = Operation(
    "list_notes",
    "GET",
    "/notes",
    parameters=(
        query("limit", lambda: Annotated[int, Field(ge=1, le=100)]),
        query("filter", lambda: dict[str, str], style="deepObject"),
        query("ids", lambda: list[int], style="pipeDelimited"),
        header("X-Trace", lambda: str, "x_trace"),
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
    security=((SchemeUse("key"),),),
)

_PUT_ATTACHMENT = Operation(
    "put_attachment",
    "PUT",
    "/notes/{note id}/attachments/{name}",
    parameters=(path("note id", lambda: str, "note_id"), path("name", lambda: str)),
    body=(
        multipart_body(
            lambda: models.PutAttachmentRequest,
            encoding={"file": part(content_type="image/png, image/jpeg")},
        ),
    ),
    body_required=True,
    fields={"file": "file", "name": "name_form", "meta": "meta"},
    responses=(response("204"),),
)

_TAG_ATTACHMENT = Operation(
    "tag_attachment",
    "PATCH",
    "/notes/{note id}/attachments/{name}",
    parameters=(path("note id", lambda: str, "note_id"), path("name", lambda: str)),
    body=(
        form_body(
            lambda: models.TagAttachmentRequest,
            encoding={"tags": style("spaceDelimited", explode=False)},
        ),
    ),
    fields={"tags": "tags"},
    responses=(response("default"),),
    security=((SchemeUse("key"),),),
)


class NotesApi(Api):
    """Notes, and what is attached to them."""

    _operations: ClassVar[tuple[Operation, ...]] = (
        _CREATE_NOTE,
        _GET_ATTACHMENT,
        _LIST_NOTES,
        _PUT_ATTACHMENT,
        _TAG_ATTACHMENT,
    )

    @operation
    async def create_note(
        self,
        body: models.Note | str,
        *,
        content_type: Literal["application/json", "text/plain"] = "application/json",
    ) -> Answer[models.Note | None]:
        """Answer ``POST /notes``."""
        raise NotImplementedError

    @operation
    async def get_attachment(self, note_id: str, name: str) -> Answer[Bytes]:
        """Answer ``GET /notes/{note id}/attachments/{name}``."""
        raise NotImplementedError

    @operation
    async def list_notes(
        self,
        *,
        limit: int = 20,
        filter: dict[str, str] | None = None,
        ids: list[int] | None = None,
        x_trace: str | None = None,
        session: str | None = None,
    ) -> Answer[list[models.Note] | str, ListNotes200Headers | None]:
        """List notes.

        The newest first.

        Args:
            limit: How many.
        """
        raise NotImplementedError

    @operation
    async def put_attachment(
        self,
        note_id: str,
        name: str,
        file: UploadFile,
        *,
        name_form: str | None = None,
        meta: models.Note | None = None,
    ) -> Answer[None]:
        """Answer ``PUT /notes/{note id}/attachments/{name}``.

        Deprecated.

        Args:
            name_form: A name beside the one in the path.
        """
        raise NotImplementedError

    @operation
    async def tag_attachment(
        self, note_id: str, name: str, *, tags: list[str] | None = None
    ) -> Answer[None]:
        """Answer ``PATCH /notes/{note id}/attachments/{name}``."""
        raise NotImplementedError
