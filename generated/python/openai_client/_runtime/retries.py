"""When a request is sent again, and how long that waits."""

from __future__ import annotations

import random
import time
from typing import Final

import httpx2

_STATUSES: Final = frozenset({408, 409, 429})
_SAFE_TO_REPEAT: Final = frozenset(
    {"GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PUT", "DELETE"}
)
_FIRST_DELAY: Final = 0.5
_LONGEST_DELAY: Final = 8.0
_LONGEST_ORDERED_DELAY: Final = 60.0


def is_repeatable(method: str, *, has_key: bool) -> bool:
    """Whether sending a request twice does no more than sending it once."""
    return has_key or method in _SAFE_TO_REPEAT


def was_never_sent(error: httpx2.TransportError) -> bool:
    """Whether the connection was never made."""
    return isinstance(
        error, (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
    )


def delay_after_error(attempt: int) -> float:
    """Return the seconds to wait after a connection failed.

    Args:
        attempt: How many attempts there were before the one that failed.
    """
    return random.uniform(0, min(_LONGEST_DELAY, _FIRST_DELAY * 2**attempt))


def delay_after_response(response: httpx2.Response, attempt: int) -> float | None:
    """Return the seconds to wait after a response, None if it is final.

    Args:
        response: The response.
        attempt: How many attempts there were before the one that it answers.
    """
    if response.status_code not in _STATUSES and response.status_code < 500:
        return None
    ordered = _ordered_delay(response.headers)
    if ordered is None:
        return delay_after_error(attempt)
    return ordered if ordered <= _LONGEST_ORDERED_DELAY else None


def _ordered_delay(headers: httpx2.Headers) -> float | None:
    """The seconds that a server asks to wait (RFC 9110 §10.2.3)."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    text = headers.get("retry-after")
    seconds = _number(text)
    if seconds is not None or text is None:
        return seconds
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except ValueError:
        return None


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if 0 <= value < float("inf") else None
