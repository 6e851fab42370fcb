from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import Operation, content, json_body, query, response

if TYPE_CHECKING:
    from typing import Unpack

    from .. import params
    from .._runtime.api_response import ApiResponse
    from .._runtime.options import RequestOptions

_LIST_ALL: Operation[None] = Operation(
    "GET",
    "/faults",
)

_MAKE: Operation[Any] = Operation(
    "POST",
    "/faults",
    parameters=(query("kept", lambda: str),),
    body=(json_body(lambda: models.Faults),),
    responses=(response("200", content("application/json", lambda: Any)),),
)


class FaultsApi(Api):
    """The operations of the group Faults."""

    def list_all(self, **options: Unpack[RequestOptions]) -> None:
        """Send ``GET /faults``."""
        self._call(_LIST_ALL, options=options)

    def list_all_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Do as ``list_all`` and return the status code and the headers, too."""
        return self._call(_LIST_ALL, options=options)

    def make(
        self,
        *,
        kept: str | None = None,
        faults: models.Faults | params.Faults | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any:
        """Send ``POST /faults``."""
        return self._call(_MAKE, (kept,), body=faults, options=options).data

    def make_with_http_info(
        self,
        *,
        kept: str | None = None,
        faults: models.Faults | params.Faults | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Any]:
        """Do as ``make`` and return the status code and the headers, too."""
        return self._call(_MAKE, (kept,), body=faults, options=options)


class AsyncFaultsApi(AsyncApi):
    """The operations of the group Faults."""

    async def list_all(self, **options: Unpack[RequestOptions]) -> None:
        """Send ``GET /faults``."""
        await self._call(_LIST_ALL, options=options)

    async def list_all_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Do as ``list_all`` and return the status code and the headers, too."""
        return await self._call(_LIST_ALL, options=options)

    async def make(
        self,
        *,
        kept: str | None = None,
        faults: models.Faults | params.Faults | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any:
        """Send ``POST /faults``."""
        return (await self._call(_MAKE, (kept,), body=faults, options=options)).data

    async def make_with_http_info(
        self,
        *,
        kept: str | None = None,
        faults: models.Faults | params.Faults | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Any]:
        """Do as ``make`` and return the status code and the headers, too."""
        return await self._call(_MAKE, (kept,), body=faults, options=options)
