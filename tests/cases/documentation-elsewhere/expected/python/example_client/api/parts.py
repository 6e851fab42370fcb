from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import Operation, content, header, query, response

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.api_response import ApiResponse
    from .._runtime.options import RequestOptions

_LIST_THINGS: Operation[models.Thing] = Operation(
    "GET",
    "/things",
    parameters=(
        query("old", lambda: str),
        query("sort", lambda: str),
        header("X-Old", lambda: int),
    ),
    responses=(response("200", content("application/json", lambda: models.Thing)),),
)


class PartsApi(Api):
    """Parts

    Part of things.
    """

    def list_things(
        self,
        *,
        old: str | None = None,
        sort: str | None = None,
        x_old: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Thing:
        """List things.

        See How lists work: https://example.com/list

        Args:
            old: Deprecated. Goes away.
            sort: How.

                See https://example.com/sort
            x_old: Deprecated.
        """
        return self._call(_LIST_THINGS, (old, sort, x_old), options=options).data

    def list_things_with_http_info(
        self,
        *,
        old: str | None = None,
        sort: str | None = None,
        x_old: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.Thing]:
        """Do as ``list_things`` and return the status code and the headers, too."""
        return self._call(_LIST_THINGS, (old, sort, x_old), options=options)


class AsyncPartsApi(AsyncApi):
    """Parts

    Part of things.
    """

    async def list_things(
        self,
        *,
        old: str | None = None,
        sort: str | None = None,
        x_old: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Thing:
        """List things.

        See How lists work: https://example.com/list

        Args:
            old: Deprecated. Goes away.
            sort: How.

                See https://example.com/sort
            x_old: Deprecated.
        """
        return (
            await self._call(_LIST_THINGS, (old, sort, x_old), options=options)
        ).data

    async def list_things_with_http_info(
        self,
        *,
        old: str | None = None,
        sort: str | None = None,
        x_old: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.Thing]:
        """Do as ``list_things`` and return the status code and the headers, too."""
        return await self._call(_LIST_THINGS, (old, sort, x_old), options=options)
