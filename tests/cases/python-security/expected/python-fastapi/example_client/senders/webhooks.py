from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.sending import Outgoing, Sender, json_body

if TYPE_CHECKING:
    from httpx2 import Response

_POST_PET_ADDED = Outgoing(
    "POST",
    body=(json_body(lambda: models.PetAdded),),
)

_POST_PET_SOLD = Outgoing(
    "POST",
    body=(json_body(lambda: models.PetSold),),
)

_GET_PING = Outgoing(
    "GET",
)


class Webhooks(Sender):
    """Sends webhooks."""

    async def post_pet_added(
        self, url: str, *, pet_added: models.PetAdded | None = None
    ) -> Response:
        """A pet was added.

        Args:
            url: The receiver's URL: the one that was registered.
        """
        return await self._send(_POST_PET_ADDED, url, body=pet_added)

    async def post_pet_sold(
        self, url: str, *, pet_sold: models.PetSold | None = None
    ) -> Response:
        """Send ``petSold``.

        A pet was sold.

        Args:
            url: The receiver's URL: the one that was registered.
        """
        return await self._send(_POST_PET_SOLD, url, body=pet_sold)

    async def get_ping(self, url: str) -> Response:
        """Send ``ping``.

        Args:
            url: The receiver's URL: the one that was registered.
        """
        return await self._send(_GET_PING, url)
