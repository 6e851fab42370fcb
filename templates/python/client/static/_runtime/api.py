"""The base of the groups of operations."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from .api_response import ApiResponse
from .calls import Call
from .operation import Operation

if TYPE_CHECKING:
    from .async_client import AsyncClientBase
    from .async_streams import AsyncBinaryStream, AsyncStream
    from .options import RequestOptions
    from .pages import Pages
    from .streams import BinaryStream, Stream
    from .sync_client import SyncClient

Data = TypeVar("Data")
Item = TypeVar("Item")


class Api:
    """A group of operations."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def _call(
        self,
        operation: Operation[Data],
        arguments: tuple[Any, ...] = (),
        *,
        body: Any = None,
        content_type: str | None = None,
        options: RequestOptions,
    ) -> ApiResponse[Data]:
        from .sync_calls import send

        call = Call(self._client, operation, arguments, body, content_type, options)
        return send(self._client, call)

    def _stream(
        self,
        operation: Operation[Any],
        arguments: tuple[Any, ...] = (),
        *,
        body: Any = None,
        content_type: str | None = None,
        sets_stream: bool = False,
        options: RequestOptions,
    ) -> Stream[Any]:
        from .streaming_calls import calls_for_items
        from .streams import stream_items

        make_call = calls_for_items(
            self._client,
            operation,
            arguments,
            body=body,
            content_type=content_type,
            sets_stream=sets_stream,
            options=options,
        )
        return stream_items(self._client, make_call, operation.items)

    def _download(
        self,
        operation: Operation[Any],
        arguments: tuple[Any, ...] = (),
        *,
        body: Any = None,
        content_type: str | None = None,
        options: RequestOptions,
    ) -> BinaryStream:
        from .streaming_calls import calls_for_bytes
        from .streams import stream_bytes

        make_call = calls_for_bytes(
            self._client,
            operation,
            arguments,
            body=body,
            content_type=content_type,
            options=options,
        )
        resumes = options.get("max_retries", self._client.max_retries)
        return stream_bytes(self._client, make_call, resumes=resumes)

    def _iterate(
        self,
        pages: Pages[Item],
        operation: Operation[Any],
        arguments: tuple[Any, ...] = (),
        *,
        body: Any = None,
        content_type: str | None = None,
        options: RequestOptions,
    ) -> Iterator[Item]:
        from .page_calls import PageCall
        from .pages import Walk
        from .sync_calls import send

        walk = Walk(pages, arguments)
        while not walk.ended:
            call = PageCall(self._client, operation, body, content_type, options, walk)
            response = send(self._client, call)
            items = walk.items(response)
            yield from items
            walk.move_on(response, items)


class AsyncApi:
    """A group of operations."""

    def __init__(self, client: AsyncClientBase) -> None:
        self._client = client

    async def _call(
        self,
        operation: Operation[Data],
        arguments: tuple[Any, ...] = (),
        *,
        body: Any = None,
        content_type: str | None = None,
        options: RequestOptions,
    ) -> ApiResponse[Data]:
        from .async_calls import send

        call = Call(self._client, operation, arguments, body, content_type, options)
        return await send(self._client, call)

    def _stream(
        self,
        operation: Operation[Any],
        arguments: tuple[Any, ...] = (),
        *,
        body: Any = None,
        content_type: str | None = None,
        sets_stream: bool = False,
        options: RequestOptions,
    ) -> AsyncStream[Any]:
        from .async_streams import stream_items
        from .streaming_calls import calls_for_items

        make_call = calls_for_items(
            self._client,
            operation,
            arguments,
            body=body,
            content_type=content_type,
            sets_stream=sets_stream,
            options=options,
        )
        return stream_items(self._client, make_call, operation.items)

    def _download(
        self,
        operation: Operation[Any],
        arguments: tuple[Any, ...] = (),
        *,
        body: Any = None,
        content_type: str | None = None,
        options: RequestOptions,
    ) -> AsyncBinaryStream:
        from .async_streams import stream_bytes
        from .streaming_calls import calls_for_bytes

        make_call = calls_for_bytes(
            self._client,
            operation,
            arguments,
            body=body,
            content_type=content_type,
            options=options,
        )
        resumes = options.get("max_retries", self._client.max_retries)
        return stream_bytes(self._client, make_call, resumes=resumes)

    async def _iterate(
        self,
        pages: Pages[Item],
        operation: Operation[Any],
        arguments: tuple[Any, ...] = (),
        *,
        body: Any = None,
        content_type: str | None = None,
        options: RequestOptions,
    ) -> AsyncIterator[Item]:
        from .async_calls import send
        from .page_calls import PageCall
        from .pages import Walk

        walk = Walk(pages, arguments)
        while not walk.ended:
            call = PageCall(self._client, operation, body, content_type, options, walk)
            response = await send(self._client, call)
            items = walk.items(response)
            for item in items:
                yield item
            walk.move_on(response, items)
