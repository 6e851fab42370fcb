"""The asynchronous client."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

import httpx2

from .base_client import BaseClient
from .errors import ApiError

if TYPE_CHECKING:
    from .options import AsyncClientOptions, CopyOptions
    from .security import Credential


class AsyncClientBase(BaseClient):
    """Calls operations, many at a time."""

    def __init__(
        self, credentials: Mapping[str, Credential], options: AsyncClientOptions
    ) -> None:
        self._given = options.get("http_client")
        self._own: httpx2.AsyncClient | None = None
        self._is_closed = False
        super().__init__(credentials, options, self._given)

    def with_options(self, **options: Unpack[CopyOptions]) -> Self:
        """Return a client with other options, which shares this one's connections.

        Closing either of them closes the connections of both.

        Args:
            **options: What differs. ``default_headers`` are added to this client's.

        Raises:
            ValueError: The base URL is none.
        """
        # What is shared has to exist.
        _ = self.http_client
        return self._copy(options)

    @property
    def http_client(self) -> httpx2.AsyncClient:
        """What requests are sent with."""
        if self._given is not None:
            return self._given
        if self._own is None:
            if self._is_closed:
                raise ApiError("the client is closed")
            from .connecting import make_async_http_client

            self._own = make_async_http_client(self.base_url, self.timeout)
        return self._own

    async def close(self) -> None:
        """Close the connections, unless they are those of a given HTTP client."""
        self._is_closed = True
        if self._own is not None:
            await self._own.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
