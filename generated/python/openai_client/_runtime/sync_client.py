"""The client."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

import httpx2

from .base_client import BaseClient
from .errors import ApiError

if TYPE_CHECKING:
    from .options import ClientOptions, CopyOptions
    from .security import Credential


class SyncClient(BaseClient):
    """Calls operations, one at a time for each thread."""

    def __init__(
        self, credentials: Mapping[str, Credential], options: ClientOptions
    ) -> None:
        self._given = options.get("http_client")
        self._own: httpx2.Client | None = None
        self._opening = Lock()
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
    def http_client(self) -> httpx2.Client:
        """What requests are sent with."""
        if self._given is not None:
            return self._given
        with self._opening:
            if self._own is None:
                if self._is_closed:
                    raise ApiError("the client is closed")
                from .connecting import make_http_client

                self._own = make_http_client(self.base_url, self.timeout)
            return self._own

    def close(self) -> None:
        """Close the connections, unless they are those of a given HTTP client."""
        with self._opening:
            self._is_closed = True
            if self._own is not None:
                self._own.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
