from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from .. import models
from .._runtime.api import Api, operation
from .._runtime.operation import Operation, SchemeUse, content, json_body, response

if TYPE_CHECKING:
    from .._runtime.replies import Answer

_LIST_PETS = Operation(
    "list_pets",
    "GET",
    "/pets",
    responses=(response("200", content("application/json", lambda: list[models.Pet])),),
    security=((SchemeUse("petstore_auth", ("read",)),),),
)

_WATCH_PET = Operation(
    "watch_pet",
    "POST",
    "/pets",
    body=(json_body(lambda: models.Pet),),
    body_required=True,
    body_argument="pet",
    responses=(response("204"),),
    security=((SchemeUse("sso"),),),
)


class DefaultApi(Api):
    """The operations of the group default."""

    _operations: ClassVar[tuple[Operation, ...]] = (
        _LIST_PETS,
        _WATCH_PET,
    )

    @operation
    async def list_pets(self) -> Answer[list[models.Pet]]:
        """Answer ``GET /pets``."""
        raise NotImplementedError

    @operation
    async def watch_pet(self, pet: models.Pet) -> Answer[None]:
        """Answer ``POST /pets``."""
        raise NotImplementedError
