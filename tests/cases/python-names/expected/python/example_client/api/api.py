from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.formats import DateTime
from .._runtime.operation import Operation, content, query, response

if TYPE_CHECKING:
    import datetime
    from typing import Unpack

    from .._runtime.api_response import ApiResponse
    from .._runtime.options import RequestOptions

_DATETIME_: Operation[None] = Operation(
    "GET",
    "/datetime",
    parameters=(query("at", lambda: DateTime),),
    responses=(response("204"),),
)

_MODELS_: Operation[None] = Operation(
    "GET",
    "/models",
    responses=(response("204"),),
)

_ZOO: Operation[models.Helpers] = Operation(
    "GET",
    "/zoo",
    responses=(response("200", content("application/json", lambda: models.Helpers)),),
    security=(("basic", "password"),),
)

_ZOO_WITH_HTTP_INFO_: Operation[None] = Operation(
    "GET",
    "/zoo/more",
    responses=(response("204"),),
)


class GroupApi(Api):
    """The operations of the group api."""

    def datetime_(
        self,
        *,
        at: datetime.datetime | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``GET /datetime``."""
        self._call(_DATETIME_, (at,), options=options)

    def datetime_with_http_info(
        self,
        *,
        at: datetime.datetime | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``datetime_`` and return the status code and the headers, too."""
        return self._call(_DATETIME_, (at,), options=options)

    def models_(self, **options: Unpack[RequestOptions]) -> None:
        """Send ``GET /models``."""
        self._call(_MODELS_, options=options)

    def models_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Do as ``models_`` and return the status code and the headers, too."""
        return self._call(_MODELS_, options=options)

    def zoo(self, **options: Unpack[RequestOptions]) -> models.Helpers:
        """Send ``GET /zoo``."""
        return self._call(_ZOO, options=options).data

    def zoo_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.Helpers]:
        """Do as ``zoo`` and return the status code and the headers, too."""
        return self._call(_ZOO, options=options)

    def zoo_with_http_info_(self, **options: Unpack[RequestOptions]) -> None:
        """Send ``GET /zoo/more``."""
        self._call(_ZOO_WITH_HTTP_INFO_, options=options)

    def zoo_with_http_info_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Do as ``zoo_with_http_info_`` and return the status code and the headers,
        too.
        """
        return self._call(_ZOO_WITH_HTTP_INFO_, options=options)


class AsyncGroupApi(AsyncApi):
    """The operations of the group api."""

    async def datetime_(
        self,
        *,
        at: datetime.datetime | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send ``GET /datetime``."""
        await self._call(_DATETIME_, (at,), options=options)

    async def datetime_with_http_info(
        self,
        *,
        at: datetime.datetime | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Do as ``datetime_`` and return the status code and the headers, too."""
        return await self._call(_DATETIME_, (at,), options=options)

    async def models_(self, **options: Unpack[RequestOptions]) -> None:
        """Send ``GET /models``."""
        await self._call(_MODELS_, options=options)

    async def models_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Do as ``models_`` and return the status code and the headers, too."""
        return await self._call(_MODELS_, options=options)

    async def zoo(self, **options: Unpack[RequestOptions]) -> models.Helpers:
        """Send ``GET /zoo``."""
        return (await self._call(_ZOO, options=options)).data

    async def zoo_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.Helpers]:
        """Do as ``zoo`` and return the status code and the headers, too."""
        return await self._call(_ZOO, options=options)

    async def zoo_with_http_info_(self, **options: Unpack[RequestOptions]) -> None:
        """Send ``GET /zoo/more``."""
        await self._call(_ZOO_WITH_HTTP_INFO_, options=options)

    async def zoo_with_http_info_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Do as ``zoo_with_http_info_`` and return the status code and the headers,
        too.
        """
        return await self._call(_ZOO_WITH_HTTP_INFO_, options=options)
