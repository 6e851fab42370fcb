"""The base of the groups of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .api_response import ApiResponse
from .calls import Call
from .operation import Operation

if TYPE_CHECKING:
    from .async_client import AsyncClientBase
    from .options import RequestOptions
    from .sync_client import SyncClient

Data = TypeVar("Data")


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
