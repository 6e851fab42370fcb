"""Responses that are read while they arrive."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import httpx2

from .calls import Call
from .errors import ApiConnectionError, ApiError, connection_error
from .items import ItemReader
from .partial_files import partial_file
from .resuming import Progress
from .retries import delay_after_error
from .sync_calls import exchange

if TYPE_CHECKING:
    import os

    from .declarations import ItemFormat
    from .streaming_calls import MakeCall
    from .sync_client import SyncClient

Item_co = TypeVar("Item_co", covariant=True)


class Connection:
    """A response that is asked for when its first byte is needed.

    Args:
        client: Whose it is.
        make_call: Returns the call to send, with headers to add.
        resumes: How often a body that broke off may be continued.
    """

    def __init__(
        self,
        client: SyncClient,
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
        self._is_waiting = False
        self.is_closed = False
        self.has_begun = False
        self.is_complete = False

    def open(self) -> httpx2.Response:
        """Return the response, whose headers are there.

        Raises:
            ApiError: There is none.
        """
        if self._first is None:
            if self.is_closed:
                raise ApiError("the stream is closed")
            self._first = self._send(self._first_call)
        return self._first

    def chunks(self) -> Iterator[bytes]:
        """Read the body, and go on where it broke off if that can be done.

        Raises:
            ApiError: It broke off for good.
        """
        response = self.open()
        progress = Progress(response, self._resumes)
        self.has_begun = True
        while True:
            try:
                for chunk in self._read(response):
                    progress.position += len(chunk)
                    yield chunk
                return
            except ApiConnectionError:
                headers = progress.headers_of_rest()
                if headers is None:
                    raise
                response.close()
                time.sleep(delay_after_error(progress.resumed))
                response = self._send(self._make_call(headers))
                if not self.is_closed and not progress.is_continued_by(response):
                    raise

    def close(self) -> None:
        """End the stream. A thread that waits for more of it finds that it ended."""
        self.is_closed = True
        if self._current is not None:
            if self._is_waiting:
                _interrupt(self._current)
            else:
                self._current.close()

    def check_complete(self) -> None:
        """Check that the whole body was read.

        Raises:
            ApiError: The stream was closed before.
        """
        if not self.is_complete:
            raise ApiError("the stream was closed before its end")

    def _send(self, call: Call[Any]) -> httpx2.Response:
        response = exchange(self._client, call)
        self._current = response
        if self.is_closed:
            response.close()
        return response

    def _read(self, response: httpx2.Response) -> Iterator[bytes]:
        chunks = response.iter_bytes()
        while not self.is_closed:
            self._is_waiting = True
            try:
                chunk = next(chunks, None)
            except httpx2.RequestError as error:
                if self.is_closed:
                    return
                raise connection_error(error, response.request) from error
            except httpx2.StreamError as error:
                if self.is_closed:
                    return
                raise ApiConnectionError(str(error), response.request) from error
            finally:
                self._is_waiting = False
            if chunk is None:
                self.is_complete = not self.is_closed
                return
            yield chunk


class Stream(Generic[Item_co]):
    """The items of a response, while they arrive.

    The request is sent when the ``with`` block is entered or the first item is asked
    for. The connection is closed at the end of the block, after the last item, and
    after an error::

        with client.group.operation_stream(...) as stream:
            for item in stream: ...
    """

    def __init__(self, connection: Connection, items: Iterator[Item_co]) -> None:
        self._connection = connection
        self._items = items

    @property
    def http_response(self) -> httpx2.Response:
        """The response. Reading its body is up to the stream."""
        return self._connection.open()

    @property
    def status_code(self) -> int:
        """The status code of the response."""
        return self.http_response.status_code

    @property
    def headers(self) -> httpx2.Headers:
        """The headers of the response."""
        return self.http_response.headers

    def close(self) -> None:
        """End the stream. This may be done from any thread, to cancel it."""
        self._connection.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Item_co:
        return next(self._items)

    def __enter__(self) -> Self:
        self._connection.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class BinaryStream(Stream[bytes]):
    """The bytes of a response, while they arrive.

    A body that breaks off is continued from there, as often as a request would be
    tried again, where the server says which version of it that is (``ETag``).
    """

    def iter_bytes(self) -> Iterator[bytes]:
        """Return the bytes, in pieces as they arrive."""
        return iter(self)

    def write_to(self, path: str | os.PathLike[str]) -> int:
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
        with self, partial_file(path) as file:
            for chunk in self:
                size += file.write(chunk)
            connection.check_complete()
        return size


def stream_items(
    client: SyncClient, make_call: MakeCall, format: ItemFormat
) -> Stream[Any]:
    """Return the stream of a response's items, of the type that its format tells."""
    connection = Connection(client, make_call)
    return Stream(connection, _items(connection, format, strict=client.strict))


def stream_bytes(
    client: SyncClient, make_call: MakeCall, *, resumes: int
) -> BinaryStream:
    """Return the stream of a response's bytes."""
    connection = Connection(client, make_call, resumes)
    return BinaryStream(connection, _bytes(connection))


# The generators know the connection and not the stream, so that a stream that nobody
# holds any more is closed at once.
def _items(
    connection: Connection, format: ItemFormat, *, strict: bool
) -> Iterator[Any]:
    if connection.is_closed:
        return
    try:
        reader = ItemReader(connection.open(), format, strict=strict)
        for chunk in connection.chunks():
            for item in reader.feed(chunk):
                yield item
                if connection.is_closed:
                    return
            if reader.has_ended:
                return
        if not connection.is_closed:
            yield from reader.end()
    finally:
        connection.close()


def _bytes(connection: Connection) -> Iterator[bytes]:
    if connection.is_closed:
        return
    try:
        yield from connection.chunks()
    finally:
        connection.close()


def _interrupt(response: httpx2.Response) -> None:
    """Wake up the thread that waits for more of a response.

    A connection that others use too is left alone: the thread sees what happened when
    it gets its next bytes.
    """
    stream = response.extensions.get("network_stream")
    connected = None if stream is None else stream.get_extra_info("socket")
    if response.http_version.startswith("HTTP/1") and connected is not None:
        with suppress(OSError):
            socket.socket.shutdown(connected, socket.SHUT_RDWR)
