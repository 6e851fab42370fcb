"""Requests that the API sends on its own, signed as Standard Webhooks 1.0 says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final, TypeVar

from pydantic import ValidationError

from .errors import MissingCredentialsError, WebhookVerificationError
from .values import ValueType

Event = TypeVar("Event")

TOLERANCE: Final = 300.0
"""How many seconds a webhook may be late."""


class WebhookReceiver:
    """Checks and reads the bodies of webhooks.

    Args:
        strict: Whether an event has to fit its declaration.
        variable: The environment variable that stands in for the secret.
    """

    def __init__(self, *, strict: bool, variable: str) -> None:
        self._strict = strict
        self._variable = variable

    def _unwrap(
        self,
        type_: ValueType[Event],
        body: bytes | str,
        headers: Mapping[str, str],
        secret: str | None,
        tolerance: float,
    ) -> Event:
        data = body.encode() if isinstance(body, str) else body
        known = secret or os.environ.get(self._variable)
        if not known:
            message = f"webhooks need a secret: pass secret= (or set {self._variable})"
            raise MissingCredentialsError(message)
        verify(data, headers, known, tolerance)
        return self._read(type_, data)

    def _read(self, type_: ValueType[Event], body: bytes | str) -> Event:
        data = body.encode() if isinstance(body, str) else body
        try:
            event: Event = type_.decode(data, strict=self._strict)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            message = f"the webhook can't be read: {first['msg']}"
            raise WebhookVerificationError(message) from error
        return event


def verify(
    body: bytes, headers: Mapping[str, str], secret: str, tolerance: float
) -> None:
    """Check that a webhook is signed with a secret, and that it is new.

    Args:
        body: The body, as it came.
        headers: The headers, by name in any case.
        secret: The secret in base64, with or without ``whsec_``.
        tolerance: How many seconds it may be late, or early.

    Raises:
        WebhookVerificationError: It isn't.
        ValueError: The secret is none.
    """
    import hmac
    import time
    from base64 import b64encode

    key = _key(secret)
    found = {name.lower(): value for name, value in headers.items()}
    try:
        id = found["webhook-id"]
        timestamp = found["webhook-timestamp"]
        signatures = found["webhook-signature"]
    except KeyError as error:
        message = f"the webhook has no header {error.args[0]}"
        raise WebhookVerificationError(message) from None
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) < 16):
        raise WebhookVerificationError("the webhook's timestamp is no number")
    signed = f"{id}.{timestamp}.".encode() + body
    expected = b64encode(hmac.digest(key, signed, "sha256"))
    matches = False
    for each in signatures.split():
        version, _, signature = each.partition(",")
        if version == "v1":
            matches |= hmac.compare_digest(expected, signature.encode())
    if not matches:
        raise WebhookVerificationError("the webhook's signature is wrong")
    if abs(time.time() - int(timestamp)) > tolerance:
        raise WebhookVerificationError("the webhook is not of this time")


def _key(secret: str) -> bytes:
    from base64 import b64decode

    try:
        return b64decode(secret.removeprefix("whsec_"), validate=True)
    except ValueError:
        raise ValueError("a webhook's secret is base64") from None
