from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.formats import pattern
from .._runtime.operation import Operation, content, path, query, response

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.api_response import ApiResponse
    from .._runtime.options import RequestOptions

_X_IMPORT_OS: Operation[models.XImportOsResponse] = Operation(
    "GET",
    '/a"b/{p}',
    parameters=(
        path("p", lambda: str),
        query('q"]=1\n', lambda: Annotated[str, pattern('"\\n')]),
    ),
    responses=(
        response("200", content("application/json", lambda: models.XImportOsResponse)),
    ),
    security=(('auth"\n',), ('sso"',)),
)


class EvilApi(Api):
    """\"\"\" import os \\"""

    def x_import_os(
        self, p: str, *, q_1: str | None = None, **options: Unpack[RequestOptions]
    ) -> models.XImportOsResponse:
        """ends with a quote "

        ends with a backslash \\

        Args:
            p: a | b \"\"\"
        """
        return self._call(_X_IMPORT_OS, (p, q_1), options=options).data

    def x_import_os_with_http_info(
        self, p: str, *, q_1: str | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.XImportOsResponse]:
        """Do as ``x_import_os`` and return the status code and the headers, too."""
        return self._call(_X_IMPORT_OS, (p, q_1), options=options)


class AsyncEvilApi(AsyncApi):
    """\"\"\" import os \\"""

    async def x_import_os(
        self, p: str, *, q_1: str | None = None, **options: Unpack[RequestOptions]
    ) -> models.XImportOsResponse:
        """ends with a quote "

        ends with a backslash \\

        Args:
            p: a | b \"\"\"
        """
        return (await self._call(_X_IMPORT_OS, (p, q_1), options=options)).data

    async def x_import_os_with_http_info(
        self, p: str, *, q_1: str | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.XImportOsResponse]:
        """Do as ``x_import_os`` and return the status code and the headers, too."""
        return await self._call(_X_IMPORT_OS, (p, q_1), options=options)
