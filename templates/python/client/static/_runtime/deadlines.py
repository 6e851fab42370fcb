"""Bounds the time that an attempt takes as a whole.

An HTTP client bounds each of its waits, so that a server which sends a byte now and then
is waited for without end. Here no wait is longer than what is left of the attempt.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, Final

import httpx2

_ERRORS: Final = {
    "pool": httpx2.PoolTimeout,
    "connect": httpx2.ConnectTimeout,
    "write": httpx2.WriteTimeout,
    "read": httpx2.ReadTimeout,
}
_PIECE: Final = 1 << 16

_thread = threading.local()


class Waits(dict[str, float | None]):
    """The timeouts of a request, by what is waited for.

    Attributes:
        moment: When all waits end, None where each of them is bounded by itself.
    """

    moment: float | None = None

    def get(self, name: str, default: Any = None) -> Any:
        """Return the seconds that a wait which begins now may take."""
        return _left(super().get(name, default), self.moment, _ERRORS[name])


@contextmanager
def waits_until(moment: float, request: httpx2.Request) -> Iterator[None]:
    """Let each wait for a request end at a moment.

    What is read later, of a response that stays open, has the request's own timeouts.
    """
    waits = Waits(request.extensions["timeout"])
    waits.moment = moment
    request.extensions["timeout"] = waits
    try:
        yield
    finally:
        waits.moment = None


@contextmanager
def blocks_until(moment: float, request: httpx2.Request) -> Iterator[None]:
    """Let all that a thread sends and receives for a request end at a moment."""
    request.extensions["trace"] = _trace
    outer = _moment()
    _thread.moment = moment
    try:
        with waits_until(moment, request):
            yield
    finally:
        _thread.moment = outer


def bound(response: httpx2.Response) -> None:
    """Let later requests on a response's connection be bounded, too."""
    stream = response.extensions.get("network_stream")
    if stream is not None:
        _bound(stream)


class BoundBody(httpx2.SyncByteStream):
    """A response body that has to arrive before a moment, over any kind of transport."""

    def __init__(self, stream: Any, moment: float) -> None:
        self._stream = stream
        self._moment = moment

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            _left(None, self._moment, httpx2.ReadTimeout)
            yield chunk

    def close(self) -> None:
        """Close the body."""
        self._stream.close()


def _trace(event: str, info: dict[str, Any]) -> None:
    if event.endswith((".connect_tcp.complete", ".connect_unix_socket.complete")):
        _bound(info["return_value"])


def _bound(stream: Any) -> None:
    """Make a connection ask how long it may wait.

    Connections live longer than requests and don't know them: what is asked is the
    thread that waits.
    """
    kind: Any = type(stream)
    if kind not in _bounded_kinds:
        # A connection that takes no other class stays bounded in each of its waits.
        with suppress(TypeError):
            stream.__class__ = _bounded(kind)


_bounded_kinds: set[type] = set()


@cache
def _bounded(kind: Any) -> type:
    def read(self: Any, max_bytes: int, timeout: float | None = None) -> bytes:
        left = _left(timeout, _moment(), httpx2.ReadTimeout)
        data: bytes = kind.read(self, max_bytes, timeout=left)
        return data

    def write(self: Any, buffer: bytes, timeout: float | None = None) -> None:
        moment = _moment()
        if moment is None:
            kind.write(self, buffer, timeout=timeout)
            return
        # A write waits for as long each time that the other side takes something.
        view = memoryview(buffer)
        for start in range(0, len(view), _PIECE):
            left = _left(timeout, moment, httpx2.WriteTimeout)
            kind.write(self, view[start : start + _PIECE], timeout=left)

    def start_tls(
        self: Any,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        left = _left(timeout, _moment(), httpx2.ConnectTimeout)
        stream = kind.start_tls(self, ssl_context, server_hostname, timeout=left)
        _bound(stream)
        return stream

    members = {"read": read, "write": write, "start_tls": start_tls}
    made = type(kind.__name__, (kind,), members)
    _bounded_kinds.add(made)
    return made


def _moment() -> float | None:
    moment: float | None = getattr(_thread, "moment", None)
    return moment


def _left(
    timeout: float | None,
    moment: float | None,
    error: type[httpx2.TimeoutException],
) -> float | None:
    """Return how long a wait may take that begins now."""
    if moment is None:
        return timeout
    left = moment - time.monotonic()
    if left <= 0:
        raise error("the attempt took longer than the timeout")
    return left if timeout is None else min(timeout, left)
