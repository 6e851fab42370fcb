from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import (
    Operation,
    form_body,
    header,
    multipart_body,
    part,
    part_header,
    path,
    query,
    response,
    style,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Unpack

    from .._runtime.api_response import ApiResponse
    from .._runtime.formats import FileContent
    from .._runtime.options import RequestOptions

_SEND_FORM: Operation[None] = Operation(
    "POST",
    "/forms/{id}",
    parameters=(
        path("id", lambda: str),
        header("X-A", lambda: str),
        query("q", lambda: str, allow_reserved=True),
    ),
    body=(
        form_body(
            lambda: models.SendFormRequest,
            media_type="application/x-www-form-urlencoded; charset=utf-8",
            encoding={
                "both": style("pipeDelimited", explode=False),
                "json": part(content_type="application/json"),
            },
        ),
    ),
    responses=(response("204"),),
)

_SEND_PARTS: Operation[None] = Operation(
    "POST",
    "/parts",
    parameters=(
        part_header("file", "X-A", lambda: str),
        part_header("file", "X-Usual", lambda: str),
        part_header("file", "X-Default", lambda: str),
        part_header("list", "X-Sizes", lambda: list[int]),
    ),
    body=(
        multipart_body(
            lambda: models.SendPartsRequest,
            media_type="multipart/mixed",
            encoding={
                "file": part(
                    content_type="image/png, image/*",
                    headers={"X-Only": "one", "X-Usual": "usual"},
                ),
                "list": part(needs=("X-Sizes",)),
            },
        ),
    ),
    body_required=True,
    responses=(response("204"),),
)


class FormsApi(Api):
    """The operations of the group forms."""

    def send_form(
        self,
        id: str,
        *,
        x_a: str | None = None,
        q: str | None = None,
        both: Sequence[str] | None = None,
        json: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``POST /forms/{id}``."""
        self._call(
            _SEND_FORM, (id, x_a, q), body={"both": both, "json": json}, options=options
        )

    def send_form_with_http_info(
        self,
        id: str,
        *,
        x_a: str | None = None,
        q: str | None = None,
        both: Sequence[str] | None = None,
        json: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``send_form`` and return the status code and the headers, too."""
        return self._call(
            _SEND_FORM, (id, x_a, q), body={"both": both, "json": json}, options=options
        )

    def send_parts(
        self,
        file: FileContent,
        *,
        list: Sequence[str] | None = None,
        file_x_a: str | None = None,
        file_x_usual: str | None = None,
        file_x_default: str | None = None,
        list_x_sizes: Sequence[int] | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``POST /parts``.

        Args:
            file_x_a: Header X-A of the part file. Where it is from.
            file_x_usual: Header X-Usual of the part file. Default: ``"usual"``.
            file_x_default: Header X-Default of the part file. Default: ``"left out"``.
            list_x_sizes: Header X-Sizes of the part list.
        """
        self._call(
            _SEND_PARTS,
            (file_x_a, file_x_usual, file_x_default, list_x_sizes),
            body={"file": file, "list": list},
            options=options,
        )

    def send_parts_with_http_info(
        self,
        file: FileContent,
        *,
        list: Sequence[str] | None = None,
        file_x_a: str | None = None,
        file_x_usual: str | None = None,
        file_x_default: str | None = None,
        list_x_sizes: Sequence[int] | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``send_parts`` and return the status code and the headers, too."""
        return self._call(
            _SEND_PARTS,
            (file_x_a, file_x_usual, file_x_default, list_x_sizes),
            body={"file": file, "list": list},
            options=options,
        )


class AsyncFormsApi(AsyncApi):
    """The operations of the group forms."""

    async def send_form(
        self,
        id: str,
        *,
        x_a: str | None = None,
        q: str | None = None,
        both: Sequence[str] | None = None,
        json: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``POST /forms/{id}``."""
        await self._call(
            _SEND_FORM, (id, x_a, q), body={"both": both, "json": json}, options=options
        )

    async def send_form_with_http_info(
        self,
        id: str,
        *,
        x_a: str | None = None,
        q: str | None = None,
        both: Sequence[str] | None = None,
        json: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``send_form`` and return the status code and the headers, too."""
        return await self._call(
            _SEND_FORM, (id, x_a, q), body={"both": both, "json": json}, options=options
        )

    async def send_parts(
        self,
        file: FileContent,
        *,
        list: Sequence[str] | None = None,
        file_x_a: str | None = None,
        file_x_usual: str | None = None,
        file_x_default: str | None = None,
        list_x_sizes: Sequence[int] | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``POST /parts``.

        Args:
            file_x_a: Header X-A of the part file. Where it is from.
            file_x_usual: Header X-Usual of the part file. Default: ``"usual"``.
            file_x_default: Header X-Default of the part file. Default: ``"left out"``.
            list_x_sizes: Header X-Sizes of the part list.
        """
        await self._call(
            _SEND_PARTS,
            (file_x_a, file_x_usual, file_x_default, list_x_sizes),
            body={"file": file, "list": list},
            options=options,
        )

    async def send_parts_with_http_info(
        self,
        file: FileContent,
        *,
        list: Sequence[str] | None = None,
        file_x_a: str | None = None,
        file_x_usual: str | None = None,
        file_x_default: str | None = None,
        list_x_sizes: Sequence[int] | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``send_parts`` and return the status code and the headers, too."""
        return await self._call(
            _SEND_PARTS,
            (file_x_a, file_x_usual, file_x_default, list_x_sizes),
            body={"file": file, "list": list},
            options=options,
        )
