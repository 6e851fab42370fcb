from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from .. import models
from .._runtime.api import Api, operation
from .._runtime.formats import pattern
from .._runtime.operation import Operation, SchemeUse, content, path, query, response

if TYPE_CHECKING:
    from .._runtime.replies import Answer

_X_IMPORT_OS = Operation(
    "x_import_os",
    "GET",
    '/a"b/{p}',
    parameters=(
        path("p", lambda: str),
        query('q"]=1\n', lambda: Annotated[str, pattern('"\\n')], "q_1"),
    ),
    responses=(
        response("200", content("application/json", lambda: models.XImportOsResponse)),
    ),
    security=((SchemeUse('auth"\n', ('"""\n',)),), (SchemeUse('sso"'),)),
)


class EvilApi(Api):
    """\"\"\" import os \\"""

    _operations: ClassVar[tuple[Operation, ...]] = (_X_IMPORT_OS,)

    @operation
    async def x_import_os(
        self, p: str, *, q_1: str | None = None
    ) -> Answer[models.XImportOsResponse]:
        """ends with a quote "

        ends with a backslash \\

        Args:
            p: a | b \"\"\"
        """
        raise NotImplementedError
