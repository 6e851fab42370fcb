"""The asynchronous client."""

from __future__ import annotations

import time
from collections.abc import Mapping
from inspect import isawaitable
from types import TracebackType
from typing import Any, Self, TypeVar

import anyio
import httpx2

from .base_client import BaseClient, Call, connection_error
from .operation import Operation
from .options import AsyncClientOptions, RequestOptions
from .redirects import MOST_REDIRECTS, is_same_origin, next_request
from .responses import ApiResponse
from .security import Credential

Data = TypeVar("Data")


class AsyncClientBase(BaseClient):
    """Calls operations, many at a time."""

    def __init__(
        self, credentials: Mapping[str, Credential], options: AsyncClientOptions
    ) -> None:
        self._given = options.get("http_client")
        self._own: httpx2.AsyncClient | None = None
        super().__init__(credentials, options, self._given)

    @property
    def http_client(self) -> httpx2.AsyncClient:
        """What requests are sent with."""
        if self._given is not None:
            return self._given
        if self._own is None:
            self._own = httpx2.AsyncClient(timeout=self._timeout)
        return self._own

    async def close(self) -> None:
        """Close the connections, unless they are those of a given HTTP client."""
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

    async def call(
        self,
        operation: Operation[Data],
        arguments: tuple[Any, ...],
        *,
        body: Any,
        content_type: str | None,
        options: RequestOptions,
    ) -> ApiResponse[Data]:
        """Call an operation.

        Args:
            operation: The operation.
            arguments: A value for each of its parameters, None where it has none.
            body: The request's body, None if it has none.
            content_type: The body's media type, None for the operation's first.
            options: The caller's options.

        Raises:
            ApiError: The call didn't succeed.
        """
        call = self._begin(operation, arguments, body, content_type, options)
        for credential in call.credentials:
            secret = credential.secret()
            if isawaitable(secret):
                secret = await secret
            credential.apply(secret, call.target)
        request = self._request(call, self.http_client)
        return self._finish(call, await self._send(call, request))

    async def _send(self, call: Call[Any], request: httpx2.Request) -> httpx2.Response:
        attempt = 0
        while True:
            try:
                response = await self._send_once(call, request)
            except httpx2.RequestError as error:
                delay = self._delay_after_error(call, error, request, attempt)
            else:
                wait = self._delay_after_response(call, response, attempt)
                if wait is None:
                    return response
                delay = wait
            await anyio.sleep(delay)
            attempt += 1

    async def _send_once(
        self, call: Call[Any], request: httpx2.Request
    ) -> httpx2.Response:
        started = time.monotonic()
        auth: Any = httpx2.USE_CLIENT_DEFAULT
        origin = request.url
        for _ in range(MOST_REDIRECTS + 1):
            response = await self.http_client.send(
                request, stream=True, auth=auth, follow_redirects=False
            )
            self._sent(call, response, started)
            try:
                await response.aread()
            finally:
                await response.aclose()
            following = next_request(response)
            if following is None:
                return response
            if not is_same_origin(origin, following.url):
                auth = None
            request = following
        error = httpx2.TooManyRedirects("too many redirects", request=request)
        raise connection_error(error, request)
