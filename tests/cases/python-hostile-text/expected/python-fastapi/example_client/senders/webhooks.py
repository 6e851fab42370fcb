from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.sending import Outgoing, Sender, json_body

if TYPE_CHECKING:
    from httpx2 import Response

_POST_SENT_B_IMPORT_OS = Outgoing(
    "POST",
    body=(json_body(lambda: models.PostSentBImportOsRequest),),
)


class Webhooks(Sender):
    """Sends webhooks."""

    async def post_sent_b_import_os(
        self,
        url: str,
        *,
        post_sent_b_import_os_request: models.PostSentBImportOsRequest | None = None,
    ) -> Response:
        """Send ``sent | <b>\"\"\" import os\\``.

        a | <b> [x](javascript:alert(1))
        # x\"\"\"

        Args:
            url: The receiver's URL: the one that was registered.
        """
        return await self._send(
            _POST_SENT_B_IMPORT_OS, url, body=post_sent_b_import_os_request
        )
