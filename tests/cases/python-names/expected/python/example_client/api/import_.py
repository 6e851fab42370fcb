from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import Operation, content, header, path, query, response

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.api_response import ApiResponse
    from .._runtime.options import RequestOptions

_CLASS_: Operation[models.Model_] = Operation(
    "GET",
    "/class/{id}",
    parameters=(
        path("id", lambda: str),
        query("id", lambda: str),
        header("id", lambda: str),
        query("self", lambda: bool),
        query("timeout", lambda: int),
        query("created[gte]", lambda: datetime.date),
        query("+1", lambda: int),
        query("名前", lambda: str),
    ),
    responses=(response("200", content("application/json", lambda: models.Model_)),),
)

_GET_LISTS: Operation[list[models.List2]] = Operation(
    "GET",
    "/lists",
    responses=(
        response("200", content("application/json", lambda: list[models.List2])),
    ),
)


class ImportApi(Api):
    """The operations of the group import."""

    def class_(
        self,
        id: str,
        *,
        id_query: str | None = None,
        id_header: str | None = None,
        self_: bool | None = None,
        timeout_: int | None = None,
        created_gte: datetime.date | str | None = None,
        plus_1: int | None = None,
        u540d_u524d: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Model_:
        """Send ``GET /class/{id}``."""
        return self._call(
            _CLASS_,
            (
                id,
                id_query,
                id_header,
                self_,
                timeout_,
                created_gte,
                plus_1,
                u540d_u524d,
            ),
            options=options,
        ).data

    def class_with_http_info(
        self,
        id: str,
        *,
        id_query: str | None = None,
        id_header: str | None = None,
        self_: bool | None = None,
        timeout_: int | None = None,
        created_gte: datetime.date | str | None = None,
        plus_1: int | None = None,
        u540d_u524d: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.Model_]:
        """Do as ``class_`` and return the status code and the headers, too."""
        return self._call(
            _CLASS_,
            (
                id,
                id_query,
                id_header,
                self_,
                timeout_,
                created_gte,
                plus_1,
                u540d_u524d,
            ),
            options=options,
        )

    def get_lists(self, **options: Unpack[RequestOptions]) -> list[models.List2]:
        """Send ``GET /lists``."""
        return self._call(_GET_LISTS, options=options).data

    def get_lists_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[models.List2]]:
        """Do as ``get_lists`` and return the status code and the headers, too."""
        return self._call(_GET_LISTS, options=options)


class AsyncImportApi(AsyncApi):
    """The operations of the group import."""

    async def class_(
        self,
        id: str,
        *,
        id_query: str | None = None,
        id_header: str | None = None,
        self_: bool | None = None,
        timeout_: int | None = None,
        created_gte: datetime.date | str | None = None,
        plus_1: int | None = None,
        u540d_u524d: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Model_:
        """Send ``GET /class/{id}``."""
        return (
            await self._call(
                _CLASS_,
                (
                    id,
                    id_query,
                    id_header,
                    self_,
                    timeout_,
                    created_gte,
                    plus_1,
                    u540d_u524d,
                ),
                options=options,
            )
        ).data

    async def class_with_http_info(
        self,
        id: str,
        *,
        id_query: str | None = None,
        id_header: str | None = None,
        self_: bool | None = None,
        timeout_: int | None = None,
        created_gte: datetime.date | str | None = None,
        plus_1: int | None = None,
        u540d_u524d: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.Model_]:
        """Do as ``class_`` and return the status code and the headers, too."""
        return await self._call(
            _CLASS_,
            (
                id,
                id_query,
                id_header,
                self_,
                timeout_,
                created_gte,
                plus_1,
                u540d_u524d,
            ),
            options=options,
        )

    async def get_lists(self, **options: Unpack[RequestOptions]) -> list[models.List2]:
        """Send ``GET /lists``."""
        return (await self._call(_GET_LISTS, options=options)).data

    async def get_lists_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[models.List2]]:
        """Do as ``get_lists`` and return the status code and the headers, too."""
        return await self._call(_GET_LISTS, options=options)
