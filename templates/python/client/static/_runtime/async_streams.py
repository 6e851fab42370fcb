"""Responses that are read while they arrive, without blocking."""

from __future__ import annotations

from collections.abc import AsyncIterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import anyio
import httpx2

from .async_calls import exchange
from .calls import Call
from .errors import ApiConnectionError, ApiError, connection_error
from .items import ItemReader
from .partial_files import partial_file
from .resuming import Progress
from .retries import delay_after_error

if TYPE_CHECKING:
    import os

    from .async_client import AsyncClientBase
    from .declarations import ItemFormat
    from .streaming_calls import MakeCall

Item_co = TypeVar("Item_co", covariant=True)


class AsyncConnection:
    """A response that is asked for when its first byte is needed.

    Args:
        client: Whose it is.
        make_call: Returns the call to send, with headers to add.
        resumes: How often a body that broke off may be continued.
    """

    def __init__(
        self,
        client: AsyncClientBase,
        make_call: MakeCall,
        resumes: int = 0,
    ) -> None:
        self._client = client
        self._make_call = make_call
        self._resumes = resumes
        # The caller's mistakes are theirs where they make the call.
        self._first_call = make_call({})
        self._first: httpx2.Response | None = None
        self._current: httpx2.Response | None = None
        self.is_closed = False
        self.has_begun = False
        self.is_complete = False

    async def open(self) -> httpx2.Response:
        """Return the response, whose headers are there.

        Raises:
            ApiError: There is none.
        """
        if self._first is None:
            if self.is_closed:
                raise ApiError("the stream is closed")
            self._first = await self._send(self._first_call)
        return self._first

    @property
    def response(self) -> httpx2.Response:
        """The response.

        Raises:
            ApiError: It wasn't asked for yet.
        """
        if self._first is None:
            raise ApiError("the stream isn't open: enter it with `async with`")
        return self._first

    async def chunks(self) -> AsyncIterator[bytes]:
        """Read the body, and go on where it broke off if that can be done.

        Raises:
            ApiError: It broke off for good.
        """
        response = await self.open()
        progress = Progress(response, self._resumes)
        self.has_begun = True
        while True:
            try:
                async for chunk in self._read(response):
                    progress.position += len(chunk)
                    yield chunk
                return
            except ApiConnectionError:
                headers = progress.headers_of_rest()
                if headers is None:
                    raise
                await response.aclose()
                await anyio.sleep(delay_after_error(progress.resumed))
                response = await self._send(self._make_call(headers))
                if not self.is_closed and not progress.is_continued_by(response):
                    raise

    async def close(self) -> None:
        """End the stream. A task that waits for more of it finds that it ended."""
        self.is_closed = True
        if self._current is not None:
            await self._current.aclose()

    def check_complete(self) -> None:
        """Check that the whole body was read.

        Raises:
            ApiError: The stream was closed before.
        """
        if not self.is_complete:
            raise ApiError("the stream was closed before its end")

    async def _send(self, call: Call[Any]) -> httpx2.Response:
        response = await exchange(self._client, call)
        self._current = response
        if self.is_closed:
            await response.aclose()
        return response

    async def _read(self, response: httpx2.Response) -> AsyncIterator[bytes]:
        chunks = response.aiter_bytes()
        while not self.is_closed:
            try:
                chunk = await anext(chunks, None)
            except httpx2.RequestError as error:
                if self.is_closed:
                    return
                raise connection_error(error, response.request) from error
            except httpx2.StreamError as error:
                if self.is_closed:
                    return
                raise ApiConnectionError(str(error), response.request) from error
            if chunk is None:
                self.is_complete = not self.is_closed
                return
            yield chunk


class AsyncStream(Generic[Item_co]):
    """The items of a response, while they arrive.

    The request is sent when the ``async with`` block is entered or the first item is
    asked for. The connection is closed at the end of the block, after the last item, and
    after an error::

        async with client.group.operation_stream(...) as stream:
            async for item in stream: ...
    """

    def __init__(
        self, connection: AsyncConnection, items: AsyncIterator[Item_co]
    ) -> None:
        self._connection = connection
        self._items = items

    @property
    def http_response(self) -> httpx2.Response:
        """The response, once the block was entered. Its body is up to the stream."""
        return self._connection.response

    @property
    def status_code(self) -> int:
        """The status code of the response, once the block was entered."""
        return self.http_response.status_code

    @property
    def headers(self) -> httpx2.Headers:
        """The headers of the response, once the block was entered."""
        return self.http_response.headers

    async def close(self) -> None:
        """End the stream. This may be done from any task, to cancel it."""
        await self._connection.close()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Item_co:
        return await anext(self._items)

    async def __aenter__(self) -> Self:
        await self._connection.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


class AsyncBinaryStream(AsyncStream[bytes]):
    """The bytes of a response, while they arrive.

    A body that breaks off is continued from there, as often as a request would be
    tried again, where the server says which version of it that is (``ETag``).
    """

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """Return the bytes, in pieces as they arrive."""
        return aiter(self)

    async def write_to(self, path: str | os.PathLike[str]) -> int:
        """Write the bytes to a file, which is there once all of them are.

        Args:
            path: The file. One that exists is replaced.

        Returns:
            How many bytes there were.

        Raises:
            ApiError: They didn't all arrive, or some were read already. The path is as
                it was.
            OSError: The file can't be written.
        """
        connection = self._connection
        if connection.has_begun:
            raise ApiError("some of the stream was read already")
        size = 0
        async with self:
            with partial_file(path) as file:
                async for chunk in self:
                    size += await anyio.to_thread.run_sync(file.write, chunk)
                connection.check_complete()
        return size


def stream_items(
    client: AsyncClientBase, make_call: MakeCall, format: ItemFormat
) -> AsyncStream[Any]:
    """Return the stream of a response's items, of the type that its format tells."""
    connection = AsyncConnection(client, make_call)
    return AsyncStream(connection, _items(connection, format, strict=client.strict))


def stream_bytes(
    client: AsyncClientBase, make_call: MakeCall, *, resumes: int
) -> AsyncBinaryStream:
    """Return the stream of a response's bytes."""
    connection = AsyncConnection(client, make_call, resumes)
    return AsyncBinaryStream(connection, _bytes(connection))


# The generators know the connection and not the stream, so that a stream that nobody
# holds any more is closed.
async def _items(
    connection: AsyncConnection, format: ItemFormat, *, strict: bool
) -> AsyncIterator[Any]:
    if connection.is_closed:
        return
    try:
        reader = ItemReader(await connection.open(), format, strict=strict)
        async for chunk in connection.chunks():
            for item in reader.feed(chunk):
                yield item
                if connection.is_closed:
                    return
            if reader.has_ended:
                return
        if not connection.is_closed:
            for item in reader.end():
                yield item
    finally:
        await connection.close()


async def _bytes(connection: AsyncConnection) -> AsyncIterator[bytes]:
    if connection.is_closed:
        return
    try:
        async for chunk in connection.chunks():
            yield chunk
    finally:
        await connection.close()
