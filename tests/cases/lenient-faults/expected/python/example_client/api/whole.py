from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import Operation, content, response

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.api_response import ApiResponse
    from .._runtime.options import RequestOptions

_GET_WHOLE: Operation[models.Whole] = Operation(
    "GET",
    "/whole",
    responses=(response("200", content("application/json", lambda: models.Whole)),),
)


class WholeApi(Api):
    """The operations of the group Whole."""

    def get_whole(self, **options: Unpack[RequestOptions]) -> models.Whole:
        """Send ``GET /whole``."""
        return self._call(_GET_WHOLE, options=options).data

    def get_whole_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.Whole]:
        """Do as ``get_whole`` and return the status code and the headers, too."""
        return self._call(_GET_WHOLE, options=options)


class AsyncWholeApi(AsyncApi):
    """The operations of the group Whole."""

    async def get_whole(self, **options: Unpack[RequestOptions]) -> models.Whole:
        """Send ``GET /whole``."""
        return (await self._call(_GET_WHOLE, options=options)).data

    async def get_whole_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.Whole]:
        """Do as ``get_whole`` and return the status code and the headers, too."""
        return await self._call(_GET_WHOLE, options=options)
