from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.formats import pattern
from .._runtime.links import AsyncLinks, LinkedResponse, Links
from .._runtime.operation import (
    Operation,
    content,
    multipart_body,
    part,
    path,
    query,
    response,
)
from .._runtime.pages import Pages

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from typing import Unpack

    from .._runtime.api_response import ApiResponse
    from .._runtime.async_streams import AsyncBinaryStream
    from .._runtime.formats import FileContent
    from .._runtime.options import RequestOptions
    from .._runtime.streams import BinaryStream

_CREATE_FILE: Operation[models.OpenAIFile] = Operation(
    "POST",
    "/files",
    body=(
        multipart_body(
            lambda: models.CreateFileRequest,
            encoding={"file": part(content_type="application/octet-stream")},
        ),
    ),
    body_required=True,
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
    security=(("ApiKeyAuth",),),
)

_DELETE_FILE: Operation[models.DeleteFileResponse] = Operation(
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
    security=(("ApiKeyAuth",),),
)

_DOWNLOAD_FILE: Operation[bytes] = Operation(
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
    security=(("ApiKeyAuth",),),
)

_LIST_FILES: Operation[models.ListFilesResponse] = Operation(
    "GET",
    "/files",
    parameters=(
        query("purpose", lambda: models.FilePurpose),
        query("limit", lambda: Annotated[int, Field(ge=1, le=10000)]),
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
    security=(("ApiKeyAuth",),),
)

_RETRIEVE_FILE: Operation[models.OpenAIFile] = Operation(
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
    security=(("ApiKeyAuth",),),
)

_LIST_FILES_PAGES: Pages[models.OpenAIFile] = Pages(
    "last-id",
    ("data",),
    parameter=3,
    next=("last_id",),
    more=("has_more",),
)


class CreateFileLinks(Links):
    """What can be asked for after ``create_file``."""

    def retrieve_uploaded_file(
        self, **options: Unpack[RequestOptions]
    ) -> models.OpenAIFile:
        """Call ``retrieve_file`` with what the response says.

        Look up the file again, to see whether it has been processed.
        """
        return FilesApi(self._client).retrieve_file(
            file_id=self._value("$response.body#/id"), **options
        )

    def download_uploaded_file(self, **options: Unpack[RequestOptions]) -> bytes:
        """Call ``download_file`` with what the response says.

        Get the content back.
        """
        return FilesApi(self._client).download_file(
            file_id=self._value("$response.body#/id"), **options
        )


class AsyncCreateFileLinks(AsyncLinks):
    """What can be asked for after ``create_file``."""

    async def retrieve_uploaded_file(
        self, **options: Unpack[RequestOptions]
    ) -> models.OpenAIFile:
        """Call ``retrieve_file`` with what the response says.

        Look up the file again, to see whether it has been processed.
        """
        return await AsyncFilesApi(self._client).retrieve_file(
            file_id=self._value("$response.body#/id"), **options
        )

    async def download_uploaded_file(self, **options: Unpack[RequestOptions]) -> bytes:
        """Call ``download_file`` with what the response says.

        Get the content back.
        """
        return await AsyncFilesApi(self._client).download_file(
            file_id=self._value("$response.body#/id"), **options
        )


class FilesApi(Api):
    """Documents to use with other parts of the API."""

    def create_file(
        self,
        file: FileContent,
        purpose: models.CreateFileRequestPurpose,
        **options: Unpack[RequestOptions],
    ) -> models.OpenAIFile:
        """Upload a file.

        Stores a file of at most 512 MB for later use. Training data and batches are
        JSON lines, one object to a line; assistants read most document formats.

        Args:
            file: The content, with its file name.
            purpose: What the file is for. It decides which formats are accepted.
        """
        return self._call(
            _CREATE_FILE, body={"file": file, "purpose": purpose}, options=options
        ).data

    def create_file_with_http_info(
        self,
        file: FileContent,
        purpose: models.CreateFileRequestPurpose,
        **options: Unpack[RequestOptions],
    ) -> LinkedResponse[models.OpenAIFile, CreateFileLinks]:
        """Do as ``create_file`` and return the status code and the headers, too."""
        return LinkedResponse(
            self._call(
                _CREATE_FILE, body={"file": file, "purpose": purpose}, options=options
            ),
            CreateFileLinks,
            self._client,
            {},
        )

    def delete_file(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> models.DeleteFileResponse:
        """Delete a file.

        Removes a file and its content. Jobs that still need it will fail.

        Args:
            file_id: Which file, by its id.
        """
        return self._call(_DELETE_FILE, (file_id,), options=options).data

    def delete_file_with_http_info(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.DeleteFileResponse]:
        """Do as ``delete_file`` and return the status code and the headers, too."""
        return self._call(_DELETE_FILE, (file_id,), options=options)

    def download_file(self, file_id: str, **options: Unpack[RequestOptions]) -> bytes:
        """Download the content of a file.

        Returns the bytes that were uploaded, unchanged.

        Args:
            file_id: Which file, by its id.
        """
        return self._call(_DOWNLOAD_FILE, (file_id,), options=options).data

    def download_file_with_http_info(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Do as ``download_file`` and return the status code and the headers, too."""
        return self._call(_DOWNLOAD_FILE, (file_id,), options=options)

    def download_file_stream(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> BinaryStream:
        """Do as ``download_file`` and return the bytes while they arrive."""
        return self._download(_DOWNLOAD_FILE, (file_id,), options=options)

    def list_files(
        self,
        *,
        purpose: models.FilePurpose | None = None,
        limit: int | None = None,
        order: models.ListFilesOrder | None = None,
        after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ListFilesResponse:
        """List files, page by page.

        Lists the files of the organization. While `has_more` is true there is
        another page: ask for it with `after` set to the `last_id` of this one.

        Args:
            purpose: Keeps only the files that were uploaded for this purpose.
            limit: How many files a page has at most. Default: ``10000``.
            order: Whether the oldest (`asc`) or the newest (`desc`) files come first.
                Default: ``"desc"``.
            after: The id of the last file of the previous page.
        """
        return self._call(
            _LIST_FILES, (purpose, limit, order, after), options=options
        ).data

    def list_files_with_http_info(
        self,
        *,
        purpose: models.FilePurpose | None = None,
        limit: int | None = None,
        order: models.ListFilesOrder | None = None,
        after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ListFilesResponse]:
        """Do as ``list_files`` and return the status code and the headers, too."""
        return self._call(_LIST_FILES, (purpose, limit, order, after), options=options)

    def list_files_iter(
        self,
        *,
        purpose: models.FilePurpose | None = None,
        limit: int | None = None,
        order: models.ListFilesOrder | None = None,
        after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Iterator[models.OpenAIFile]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_FILES_PAGES,
            _LIST_FILES,
            (purpose, limit, order, after),
            options=options,
        )

    def retrieve_file(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> models.OpenAIFile:
        """Look up one file.

        Returns what is known about a file; its content has an operation of its own.

        Args:
            file_id: Which file, by its id.
        """
        return self._call(_RETRIEVE_FILE, (file_id,), options=options).data

    def retrieve_file_with_http_info(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.OpenAIFile]:
        """Do as ``retrieve_file`` and return the status code and the headers, too."""
        return self._call(_RETRIEVE_FILE, (file_id,), options=options)


class AsyncFilesApi(AsyncApi):
    """Documents to use with other parts of the API."""

    async def create_file(
        self,
        file: FileContent,
        purpose: models.CreateFileRequestPurpose,
        **options: Unpack[RequestOptions],
    ) -> models.OpenAIFile:
        """Upload a file.

        Stores a file of at most 512 MB for later use. Training data and batches are
        JSON lines, one object to a line; assistants read most document formats.

        Args:
            file: The content, with its file name.
            purpose: What the file is for. It decides which formats are accepted.
        """
        return (
            await self._call(
                _CREATE_FILE, body={"file": file, "purpose": purpose}, options=options
            )
        ).data

    async def create_file_with_http_info(
        self,
        file: FileContent,
        purpose: models.CreateFileRequestPurpose,
        **options: Unpack[RequestOptions],
    ) -> LinkedResponse[models.OpenAIFile, AsyncCreateFileLinks]:
        """Do as ``create_file`` and return the status code and the headers, too."""
        return LinkedResponse(
            await self._call(
                _CREATE_FILE, body={"file": file, "purpose": purpose}, options=options
            ),
            AsyncCreateFileLinks,
            self._client,
            {},
        )

    async def delete_file(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> models.DeleteFileResponse:
        """Delete a file.

        Removes a file and its content. Jobs that still need it will fail.

        Args:
            file_id: Which file, by its id.
        """
        return (await self._call(_DELETE_FILE, (file_id,), options=options)).data

    async def delete_file_with_http_info(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.DeleteFileResponse]:
        """Do as ``delete_file`` and return the status code and the headers, too."""
        return await self._call(_DELETE_FILE, (file_id,), options=options)

    async def download_file(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> bytes:
        """Download the content of a file.

        Returns the bytes that were uploaded, unchanged.

        Args:
            file_id: Which file, by its id.
        """
        return (await self._call(_DOWNLOAD_FILE, (file_id,), options=options)).data

    async def download_file_with_http_info(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Do as ``download_file`` and return the status code and the headers, too."""
        return await self._call(_DOWNLOAD_FILE, (file_id,), options=options)

    def download_file_stream(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> AsyncBinaryStream:
        """Do as ``download_file`` and return the bytes while they arrive."""
        return self._download(_DOWNLOAD_FILE, (file_id,), options=options)

    async def list_files(
        self,
        *,
        purpose: models.FilePurpose | None = None,
        limit: int | None = None,
        order: models.ListFilesOrder | None = None,
        after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ListFilesResponse:
        """List files, page by page.

        Lists the files of the organization. While `has_more` is true there is
        another page: ask for it with `after` set to the `last_id` of this one.

        Args:
            purpose: Keeps only the files that were uploaded for this purpose.
            limit: How many files a page has at most. Default: ``10000``.
            order: Whether the oldest (`asc`) or the newest (`desc`) files come first.
                Default: ``"desc"``.
            after: The id of the last file of the previous page.
        """
        return (
            await self._call(
                _LIST_FILES, (purpose, limit, order, after), options=options
            )
        ).data

    async def list_files_with_http_info(
        self,
        *,
        purpose: models.FilePurpose | None = None,
        limit: int | None = None,
        order: models.ListFilesOrder | None = None,
        after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ListFilesResponse]:
        """Do as ``list_files`` and return the status code and the headers, too."""
        return await self._call(
            _LIST_FILES, (purpose, limit, order, after), options=options
        )

    def list_files_iter(
        self,
        *,
        purpose: models.FilePurpose | None = None,
        limit: int | None = None,
        order: models.ListFilesOrder | None = None,
        after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> AsyncIterator[models.OpenAIFile]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_FILES_PAGES,
            _LIST_FILES,
            (purpose, limit, order, after),
            options=options,
        )

    async def retrieve_file(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> models.OpenAIFile:
        """Look up one file.

        Returns what is known about a file; its content has an operation of its own.

        Args:
            file_id: Which file, by its id.
        """
        return (await self._call(_RETRIEVE_FILE, (file_id,), options=options)).data

    async def retrieve_file_with_http_info(
        self, file_id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.OpenAIFile]:
        """Do as ``retrieve_file`` and return the status code and the headers, too."""
        return await self._call(_RETRIEVE_FILE, (file_id,), options=options)
