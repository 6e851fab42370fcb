"""Bounds the time that a response takes as a whole."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2


class Deadline(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A response body that has to arrive before a moment."""

    def __init__(self, stream: Any, moment: float, request: httpx2.Request) -> None:
        self._stream = stream
        self._moment = moment
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._check()
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            self._check()
            yield chunk

    def close(self) -> None:
        """Close the body."""
        self._stream.close()

    async def aclose(self) -> None:
        """Close the body."""
        await self._stream.aclose()

    def _check(self) -> None:
        if time.monotonic() > self._moment:
            message = "the response took longer than the timeout"
            raise httpx2.ReadTimeout(message, request=self._request)
