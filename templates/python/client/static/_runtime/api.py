"""The base of the groups of operations."""

from __future__ import annotations

from typing import Any, TypeVar

from .async_client import AsyncClientBase
from .operation import Operation
from .options import RequestOptions
from .responses import ApiResponse
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
        return self._client.call(
            operation,
            arguments,
            body=body,
            content_type=content_type,
            options=options,
        )


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
        return await self._client.call(
            operation,
            arguments,
            body=body,
            content_type=content_type,
            options=options,
        )
