from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import Operation, cookie, query, response

if TYPE_CHECKING:
    from typing import Unpack

    from .. import params
    from .._runtime.api_response import ApiResponse
    from .._runtime.options import RequestOptions

_RAW: Operation[None] = Operation(
    "GET",
    "/raw",
    responses=(response("204"),),
)

_SEARCH: Operation[None] = Operation(
    "GET",
    "/search",
    parameters=(
        query("filter", lambda: models.Filter),
        cookie("sid", lambda: str, style="cookie"),
    ),
    responses=(response("204"),),
)


class DefaultApi(Api):
    """The operations of the group default."""

    def raw(self, **options: Unpack[RequestOptions]) -> None:
        """Send ``GET /raw``."""
        self._call(_RAW, options=options)

    def raw_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Do as ``raw`` and return the status code and the headers, too."""
        return self._call(_RAW, options=options)

    def search(
        self,
        filter: models.Filter | params.Filter,
        *,
        sid: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``GET /search``.

        Args:
            filter: What to look for.
        """
        self._call(_SEARCH, (filter, sid), options=options)

    def search_with_http_info(
        self,
        filter: models.Filter | params.Filter,
        *,
        sid: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``search`` and return the status code and the headers, too."""
        return self._call(_SEARCH, (filter, sid), options=options)


class AsyncDefaultApi(AsyncApi):
    """The operations of the group default."""

    async def raw(self, **options: Unpack[RequestOptions]) -> None:
        """Send ``GET /raw``."""
        await self._call(_RAW, options=options)

    async def raw_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Do as ``raw`` and return the status code and the headers, too."""
        return await self._call(_RAW, options=options)

    async def search(
        self,
        filter: models.Filter | params.Filter,
        *,
        sid: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``GET /search``.

        Args:
            filter: What to look for.
        """
        await self._call(_SEARCH, (filter, sid), options=options)

    async def search_with_http_info(
        self,
        filter: models.Filter | params.Filter,
        *,
        sid: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``search`` and return the status code and the headers, too."""
        return await self._call(_SEARCH, (filter, sid), options=options)
