from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from .. import models
from .._runtime.api import Api, operation
from .._runtime.formats import Int32, pattern
from .._runtime.operation import (
    Operation,
    SchemeUse,
    content,
    multipart_body,
    part,
    path,
    query,
    response,
)

if TYPE_CHECKING:
    from fastapi import UploadFile

    from .._runtime.replies import Answer, Bytes
    from ..headers import (
        CreateFile200Headers,
        DownloadFile200Headers,
        ListFiles200Headers,
    )

_CREATE_FILE = Operation(
    "create_file",
    "POST",
    "/files",
    body=(
        multipart_body(
            lambda: models.CreateFileRequest,
            encoding={"file": part(content_type="application/octet-stream")},
        ),
    ),
    body_required=True,
    fields={"file": "file", "purpose": "purpose"},
    responses=(
        response(
            "200",
            content("application/json", lambda: models.OpenAIFile),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "4XX",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "default",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
    ),
    security=((SchemeUse("ApiKeyAuth"),),),
)

_DELETE_FILE = Operation(
    "delete_file",
    "DELETE",
    "/files/{file_id}",
    parameters=(
        path("file_id", lambda: Annotated[str, pattern("^file-[A-Za-z0-9]+$")]),
    ),
    responses=(
        response("200", content("application/json", lambda: models.DeleteFileResponse)),
        response(
            "4XX",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "default",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
    ),
    security=((SchemeUse("ApiKeyAuth"),),),
)

_DOWNLOAD_FILE = Operation(
    "download_file",
    "GET",
    "/files/{file_id}/content",
    parameters=(
        path("file_id", lambda: Annotated[str, pattern("^file-[A-Za-z0-9]+$")]),
    ),
    responses=(
        response(
            "200",
            content("application/octet-stream", lambda: bytes),
            headers={"content-disposition": lambda: str},
        ),
        response(
            "4XX",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "default",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
    ),
    security=((SchemeUse("ApiKeyAuth"),),),
)

_LIST_FILES = Operation(
    "list_files",
    "GET",
    "/files",
    parameters=(
        query("purpose", lambda: models.FilePurpose),
        query("limit", lambda: Annotated[Int32, Field(ge=1, le=10000)]),
        query("order", lambda: models.ListFilesOrder),
        query("after", lambda: str),
    ),
    responses=(
        response(
            "200",
            content("application/json", lambda: models.ListFilesResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "4XX",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "default",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
    ),
    security=((SchemeUse("ApiKeyAuth"),),),
)

_RETRIEVE_FILE = Operation(
    "retrieve_file",
    "GET",
    "/files/{file_id}",
    parameters=(
        path("file_id", lambda: Annotated[str, pattern("^file-[A-Za-z0-9]+$")]),
    ),
    responses=(
        response("200", content("application/json", lambda: models.OpenAIFile)),
        response(
            "4XX",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "default",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
    ),
    security=((SchemeUse("ApiKeyAuth"),),),
)


class FilesApi(Api):
    """Documents to use with other parts of the API."""

    _operations: ClassVar[tuple[Operation, ...]] = (
        _CREATE_FILE,
        _DELETE_FILE,
        _DOWNLOAD_FILE,
        _LIST_FILES,
        _RETRIEVE_FILE,
    )

    @operation
    async def create_file(
        self, file: UploadFile, purpose: models.CreateFileRequestPurpose
    ) -> Answer[models.OpenAIFile, CreateFile200Headers | None]:
        """Upload a file.

        Stores a file of at most 512 MB for later use. Training data and batches are
        JSON lines, one object to a line; assistants read most document formats.

        Args:
            file: The content, with its file name.
            purpose: What the file is for. It decides which formats are accepted.
        """
        raise NotImplementedError

    @operation
    async def delete_file(self, file_id: str) -> Answer[models.DeleteFileResponse]:
        """Delete a file.

        Removes a file and its content. Jobs that still need it will fail.

        Args:
            file_id: Which file, by its id.
        """
        raise NotImplementedError

    @operation
    async def download_file(
        self, file_id: str
    ) -> Answer[Bytes, DownloadFile200Headers | None]:
        """Download the content of a file.

        Returns the bytes that were uploaded, unchanged.

        Args:
            file_id: Which file, by its id.
        """
        raise NotImplementedError

    @operation
    async def list_files(
        self,
        *,
        purpose: models.FilePurpose | None = None,
        limit: int = 10000,
        order: models.ListFilesOrder = "desc",
        after: str | None = None,
    ) -> Answer[models.ListFilesResponse, ListFiles200Headers | None]:
        """List files, page by page.

        Lists the files of the organization. While `has_more` is true there is
        another page: ask for it with `after` set to the `last_id` of this one.

        Args:
            purpose: Keeps only the files that were uploaded for this purpose.
            limit: How many files a page has at most.
            order: Whether the oldest (`asc`) or the newest (`desc`) files come first.
            after: The id of the last file of the previous page.
        """
        raise NotImplementedError

    @operation
    async def retrieve_file(self, file_id: str) -> Answer[models.OpenAIFile]:
        """Look up one file.

        Returns what is known about a file; its content has an operation of its own.

        Args:
            file_id: Which file, by its id.
        """
        raise NotImplementedError
