from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.sending import Outgoing, Sender, json_body

if TYPE_CHECKING:
    from httpx2 import Response

_POST_BY_REQUEST_BODY_URL = Outgoing(
    "POST",
    body=(json_body(lambda: models.PetSold),),
)


class Callbacks(Sender):
    """Sends the callbacks of operations."""

    async def post_by_request_body_url(
        self, url: str, *, pet_sold: models.PetSold | None = None
    ) -> Response:
        """Tells that the pet was sold.

        Args:
            url: The receiver's URL: the one where the request says, at
                ``{$request.body#/url}``.
        """
        return await self._send(_POST_BY_REQUEST_BODY_URL, url, body=pet_sold)
