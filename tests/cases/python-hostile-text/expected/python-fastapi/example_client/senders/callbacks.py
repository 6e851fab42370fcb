from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.sending import Outgoing, Sender, json_body

if TYPE_CHECKING:
    from httpx2 import Response

_POST_BY_REQUEST_QUERY_URL_B_GREATER = Outgoing(
    "POST",
    body=(json_body(lambda: str),),
)


class Callbacks(Sender):
    """Sends the callbacks of operations."""

    async def post_by_request_query_url_b_greater(
        self, url: str, *, body: str | None = None
    ) -> Response:
        """a | <b>
        # x

        Args:
            url: The receiver's URL: the one where the request says, at
                ``{$request.query.url}#|`<b> ``.
        """
        return await self._send(_POST_BY_REQUEST_QUERY_URL_B_GREATER, url, body=body)
