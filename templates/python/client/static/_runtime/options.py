"""What a client and a call can be told beside what the API takes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, TypedDict

import httpx2


def refuse_unknown(options: Mapping[str, Any], known: frozenset[str]) -> None:
    """Raise TypeError for an option that there isn't, as Python does for an argument."""
    for name in options:
        if name not in known:
            raise TypeError(f"unexpected keyword argument {name!r}")


class RequestOptions(TypedDict, total=False):
    """Options of one call.

    Attributes:
        timeout: Seconds that one attempt may take as a whole, with its redirects and
            the body of its response; retries have as many again. For a stream,
            seconds until it begins, and then until its next piece. An
            ``httpx2.Timeout`` bounds each wait by itself.
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


class TracerProvider(Protocol):
    """A tracer provider of OpenTelemetry."""

    def get_tracer(self, name: str, version: str | None = None, /) -> Any:
        """Return a tracer."""


class CopyOptions(TypedDict, total=False):
    """Options in which a copy of a client may differ.

    Attributes:
        base_url: Where the API is.
        timeout: Seconds until one attempt fails.
        max_retries: How often to try again.
        default_headers: Headers of every request, beside those of the client.
        strict: Whether a response has to fit its declaration.
    """

    base_url: str
    timeout: float | httpx2.Timeout | None
    max_retries: int
    default_headers: Mapping[str, str]
    strict: bool


class _Options(CopyOptions, total=False):
    server_variables: Mapping[str, str]
    tracer_provider: TracerProvider


class ClientOptions(_Options, total=False):
    """Options of a client.

    Attributes:
        base_url: Where the API is.
        timeout: Seconds that the API may be silent; 60, and 5 to connect, by
            default. A given ``http_client`` brings its own.
        max_retries: How often to try again; 2 by default.
        default_headers: Headers of every request.
        strict: Whether a response has to fit its declaration.
        server_variables: Values for variables in the URL of the API's server.
        tracer_provider: What OpenTelemetry spans are recorded with; by default the
            global one, if the application has imported OpenTelemetry.
        on_request: Called with each request before it is sent, retries and redirects
            included.
        on_response: Called with each response after it was read. What a hook
            raises ends the call.
        http_client: What to send requests with. It is not closed with the client.
    """

    on_request: Callable[[httpx2.Request], None]
    on_response: Callable[[httpx2.Response], None]
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
        server_variables: Values for variables in the URL of the API's server.
        tracer_provider: What OpenTelemetry spans are recorded with; by default the
            global one, if the application has imported OpenTelemetry.
        on_request: Called with each request before it is sent, retries and redirects
            included, and awaited if that is needed.
        on_response: Called with each response after it was read, and awaited if that
            is needed. What a hook raises ends the call.
        http_client: What to send requests with. It is not closed with the client.
    """

    on_request: Callable[[httpx2.Request], Awaitable[None] | None]
    on_response: Callable[[httpx2.Response], Awaitable[None] | None]
    http_client: httpx2.AsyncClient


CLIENT_OPTIONS = frozenset(ClientOptions.__annotations__)
COPY_OPTIONS = frozenset(CopyOptions.__annotations__)
