"""The requests that the API sends on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.values import ValueType
from .._runtime.webhooks import TOLERANCE, WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    WebhookEvent: TypeAlias = models.PostSentBImportOsRequest


def _event() -> object:
    return models.PostSentBImportOsRequest


_EVENT: ValueType[WebhookEvent] = ValueType(_event)


class Webhooks(WebhookReceiver):
    """Checks and reads the requests that the API sends on its own."""

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(strict=strict, variable="EXAMPLE_WEBHOOK_SECRET")

    def unwrap(
        self,
        body: bytes | str,
        headers: Mapping[str, str],
        *,
        secret: str | None = None,
        tolerance: float = TOLERANCE,
    ) -> WebhookEvent:
        """Check that a webhook comes from the API, and read it.

        Raises WebhookVerificationError where it doesn't, or came too late.

        Args:
            body: The request's body, as it came.
            headers: The request's headers.
            secret: The webhook's secret. Default: the environment variable
                ``EXAMPLE_WEBHOOK_SECRET``.
            tolerance: How many seconds the webhook may be late.
        """
        return self._unwrap(_EVENT, body, headers, secret, tolerance)

    def parse(self, body: bytes | str) -> WebhookEvent:
        """Read a webhook whose origin is known in another way: nothing is checked.

        Args:
            body: The request's body, as it came.
        """
        return self._read(_EVENT, body)
