"""What a client and a call can be told beside what the API takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

import httpx2


def refuse_unknown(options: Mapping[str, Any], known: frozenset[str]) -> None:
    """Raise TypeError for an option that there isn't, as Python does for an argument."""
    for name in options:
        if name not in known:
            raise TypeError(f"unexpected keyword argument {name!r}")


class RequestOptions(TypedDict, total=False):
    """Options of one call.

    Attributes:
        timeout: Seconds that one attempt may take, in place of the client's.
            Retries have as many again. For a stream, seconds until its next piece.
        max_retries: How often to try again, in place of the client's.
        extra_headers: Headers to add. One that is None is not sent.
        extra_query: Query parameters to add.
        idempotency_key: Sent as ``Idempotency-Key``. With one, any request is safe to
            send again.
    """

    timeout: float | httpx2.Timeout | None
    max_retries: int
    extra_headers: Mapping[str, str | None]
    extra_query: Mapping[str, Any]
    idempotency_key: str


REQUEST_OPTIONS = frozenset(RequestOptions.__annotations__)


class _Options(TypedDict, total=False):
    base_url: str
    timeout: float | httpx2.Timeout | None
    max_retries: int
    default_headers: Mapping[str, str]
    strict: bool


class ClientOptions(_Options, total=False):
    """Options of a client.

    Attributes:
        base_url: Where the API is.
        timeout: Seconds that the API may be silent; 60, and 5 to connect, by
            default. A given ``http_client`` brings its own.
        max_retries: How often to try again; 2 by default.
        default_headers: Headers of every request.
        strict: Whether a response has to fit its declaration.
        http_client: What to send requests with. It is not closed with the client.
    """

    http_client: httpx2.Client


class AsyncClientOptions(_Options, total=False):
    """Options of an asynchronous client.

    Attributes:
        base_url: Where the API is.
        timeout: Seconds that the API may be silent; 60, and 5 to connect, by
            default. A given ``http_client`` brings its own.
        max_retries: How often to try again; 2 by default.
        default_headers: Headers of every request.
        strict: Whether a response has to fit its declaration.
        http_client: What to send requests with. It is not closed with the client.
    """

    http_client: httpx2.AsyncClient


CLIENT_OPTIONS = frozenset(ClientOptions.__annotations__)
