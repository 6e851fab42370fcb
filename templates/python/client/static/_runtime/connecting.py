"""Makes the HTTP client of a client that wasn't given one.

Reading the certificates of the system takes as long as importing a library. A client of
an API in plain HTTP does that when it is first sent elsewhere, if ever.
"""

from __future__ import annotations

import ssl
from threading import Lock
from urllib.request import getproxies

import httpx2


def make_http_client(base_url: str, timeout: httpx2.Timeout) -> httpx2.Client:
    """Return an HTTP client for an API."""
    if not _is_plain(base_url):
        return httpx2.Client(timeout=timeout)
    return httpx2.Client(
        timeout=timeout, verify=_trusting_nobody(), mounts={"https://": _Secure()}
    )


def make_async_http_client(
    base_url: str, timeout: httpx2.Timeout
) -> httpx2.AsyncClient:
    """Return an asynchronous HTTP client for an API."""
    if not _is_plain(base_url):
        return httpx2.AsyncClient(timeout=timeout)
    return httpx2.AsyncClient(
        timeout=timeout, verify=_trusting_nobody(), mounts={"https://": _AsyncSecure()}
    )


def _is_plain(base_url: str) -> bool:
    # A mounted transport would take the place of a proxy.
    return base_url.lower().startswith("http://") and not getproxies()


def _trusting_nobody() -> ssl.SSLContext:
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class _Secure(httpx2.BaseTransport):
    """The usual transport, made at the first request."""

    def __init__(self) -> None:
        self._making = Lock()
        self._made: httpx2.HTTPTransport | None = None

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        with self._making:
            if self._made is None:
                self._made = httpx2.HTTPTransport()
        return self._made.handle_request(request)

    def close(self) -> None:
        if self._made is not None:
            self._made.close()


class _AsyncSecure(httpx2.AsyncBaseTransport):
    """The usual transport, made at the first request."""

    def __init__(self) -> None:
        self._made: httpx2.AsyncHTTPTransport | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        if self._made is None:
            self._made = httpx2.AsyncHTTPTransport()
        return await self._made.handle_async_request(request)

    async def aclose(self) -> None:
        if self._made is not None:
            await self._made.aclose()
