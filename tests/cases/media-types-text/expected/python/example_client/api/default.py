from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import Operation, binary_body, content, response, text_body

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.api_response import ApiResponse
    from .._runtime.async_streams import AsyncBinaryStream
    from .._runtime.formats import FileContent
    from .._runtime.options import RequestOptions
    from .._runtime.streams import BinaryStream

_ANY_NUMBER: Operation[int] = Operation(
    "GET",
    "/any",
    responses=(response("200", content("*/*", lambda: int)),),
)

_ANY_TEXT: Operation[bytes | models.Row] = Operation(
    "PUT",
    "/any",
    body=(binary_body("*/*"),),
    responses=(
        response("200", content("*/*", lambda: bytes)),
        response("204", content("application/json", lambda: models.Row)),
    ),
)

_COUNT: Operation[str] = Operation(
    "GET",
    "/count",
    responses=(response("200", content("text/plain", lambda: str)),),
)

_EITHER: Operation[models.Row] = Operation(
    "GET",
    "/either",
    responses=(
        response(
            "200",
            content("application/json", lambda: models.Row),
            content("application/xml", lambda: str),
        ),
    ),
)

_SEND: Operation[None] = Operation(
    "POST",
    "/send",
    body=(
        text_body("application/yaml"),
        text_body("application/x-ndjson"),
        text_body("application/xml"),
        text_body("text/plain"),
    ),
    responses=(response("200"),),
)

_TABLE: Operation[str] = Operation(
    "GET",
    "/table",
    responses=(response("200", content("text/csv", lambda: str)),),
)

_TEXT: Operation[str] = Operation(
    "GET",
    "/text",
    responses=(response("200", content("text/plain", lambda: str)),),
)


class DefaultApi(Api):
    """The operations of the group default."""

    def any_number(self, **options: Unpack[RequestOptions]) -> int:
        """Send ``GET /any``."""
        return self._call(_ANY_NUMBER, options=options).data

    def any_number_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[int]:
        """Do as ``any_number`` and return the status code and the headers, too."""
        return self._call(_ANY_NUMBER, options=options)

    def any_text(
        self, *, body: FileContent | None = None, **options: Unpack[RequestOptions]
    ) -> bytes | models.Row:
        """Send ``PUT /any``."""
        return self._call(_ANY_TEXT, body=body, options=options).data

    def any_text_with_http_info(
        self, *, body: FileContent | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes | models.Row]:
        """Do as ``any_text`` and return the status code and the headers, too."""
        return self._call(_ANY_TEXT, body=body, options=options)

    def any_text_stream(
        self, *, body: FileContent | None = None, **options: Unpack[RequestOptions]
    ) -> BinaryStream:
        """Do as ``any_text`` and return the bytes while they arrive."""
        return self._download(_ANY_TEXT, body=body, options=options)

    def count(self, **options: Unpack[RequestOptions]) -> str:
        """Send ``GET /count``."""
        return self._call(_COUNT, options=options).data

    def count_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[str]:
        """Do as ``count`` and return the status code and the headers, too."""
        return self._call(_COUNT, options=options)

    def either(self, **options: Unpack[RequestOptions]) -> models.Row:
        """Send ``GET /either``."""
        return self._call(_EITHER, options=options).data

    def either_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.Row]:
        """Do as ``either`` and return the status code and the headers, too."""
        return self._call(_EITHER, options=options)

    def send(
        self,
        *,
        body: str | None = None,
        content_type: Literal[
            "application/yaml", "application/x-ndjson", "application/xml", "text/plain"
        ] = "application/yaml",
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``POST /send``."""
        self._call(_SEND, body=body, content_type=content_type, options=options)

    def send_with_http_info(
        self,
        *,
        body: str | None = None,
        content_type: Literal[
            "application/yaml", "application/x-ndjson", "application/xml", "text/plain"
        ] = "application/yaml",
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``send`` and return the status code and the headers, too."""
        return self._call(_SEND, body=body, content_type=content_type, options=options)

    def table(self, **options: Unpack[RequestOptions]) -> str:
        """Send ``GET /table``."""
        return self._call(_TABLE, options=options).data

    def table_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[str]:
        """Do as ``table`` and return the status code and the headers, too."""
        return self._call(_TABLE, options=options)

    def text(self, **options: Unpack[RequestOptions]) -> str:
        """Send ``GET /text``."""
        return self._call(_TEXT, options=options).data

    def text_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[str]:
        """Do as ``text`` and return the status code and the headers, too."""
        return self._call(_TEXT, options=options)


class AsyncDefaultApi(AsyncApi):
    """The operations of the group default."""

    async def any_number(self, **options: Unpack[RequestOptions]) -> int:
        """Send ``GET /any``."""
        return (await self._call(_ANY_NUMBER, options=options)).data

    async def any_number_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[int]:
        """Do as ``any_number`` and return the status code and the headers, too."""
        return await self._call(_ANY_NUMBER, options=options)

    async def any_text(
        self, *, body: FileContent | None = None, **options: Unpack[RequestOptions]
    ) -> bytes | models.Row:
        """Send ``PUT /any``."""
        return (await self._call(_ANY_TEXT, body=body, options=options)).data

    async def any_text_with_http_info(
        self, *, body: FileContent | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes | models.Row]:
        """Do as ``any_text`` and return the status code and the headers, too."""
        return await self._call(_ANY_TEXT, body=body, options=options)

    def any_text_stream(
        self, *, body: FileContent | None = None, **options: Unpack[RequestOptions]
    ) -> AsyncBinaryStream:
        """Do as ``any_text`` and return the bytes while they arrive."""
        return self._download(_ANY_TEXT, body=body, options=options)

    async def count(self, **options: Unpack[RequestOptions]) -> str:
        """Send ``GET /count``."""
        return (await self._call(_COUNT, options=options)).data

    async def count_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[str]:
        """Do as ``count`` and return the status code and the headers, too."""
        return await self._call(_COUNT, options=options)

    async def either(self, **options: Unpack[RequestOptions]) -> models.Row:
        """Send ``GET /either``."""
        return (await self._call(_EITHER, options=options)).data

    async def either_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.Row]:
        """Do as ``either`` and return the status code and the headers, too."""
        return await self._call(_EITHER, options=options)

    async def send(
        self,
        *,
        body: str | None = None,
        content_type: Literal[
            "application/yaml", "application/x-ndjson", "application/xml", "text/plain"
        ] = "application/yaml",
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``POST /send``."""
        await self._call(_SEND, body=body, content_type=content_type, options=options)

    async def send_with_http_info(
        self,
        *,
        body: str | None = None,
        content_type: Literal[
            "application/yaml", "application/x-ndjson", "application/xml", "text/plain"
        ] = "application/yaml",
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``send`` and return the status code and the headers, too."""
        return await self._call(
            _SEND, body=body, content_type=content_type, options=options
        )

    async def table(self, **options: Unpack[RequestOptions]) -> str:
        """Send ``GET /table``."""
        return (await self._call(_TABLE, options=options)).data

    async def table_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[str]:
        """Do as ``table`` and return the status code and the headers, too."""
        return await self._call(_TABLE, options=options)

    async def text(self, **options: Unpack[RequestOptions]) -> str:
        """Send ``GET /text``."""
        return (await self._call(_TEXT, options=options)).data

    async def text_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[str]:
        """Do as ``text`` and return the status code and the headers, too."""
        return await self._call(_TEXT, options=options)
