from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ._runtime.async_client import AsyncClientBase
from ._runtime.sync_client import SyncClient

if TYPE_CHECKING:
    from typing import Unpack

    from ._runtime.options import AsyncClientOptions, ClientOptions
    from .api.evil import AsyncEvilApi, EvilApi


class Client(SyncClient):
    """The client of \"\"\" import os \\, for blocking code."""

    default_base_url: ClassVar[str] = 'https://example.com/"};import os'
    user_agent: ClassVar[str] = "example-client/1.0"

    def __init__(self, **options: Unpack[ClientOptions]) -> None:
        super().__init__({}, options)

    @cached_property
    def evil(self) -> EvilApi:
        """\"\"\" import os \\
        """
        from .api.evil import EvilApi

        return EvilApi(self)


class AsyncClient(AsyncClientBase):
    """The client of \"\"\" import os \\, for asyncio."""

    default_base_url: ClassVar[str] = 'https://example.com/"};import os'
    user_agent: ClassVar[str] = "example-client/1.0"

    def __init__(self, **options: Unpack[AsyncClientOptions]) -> None:
        super().__init__({}, options)

    @cached_property
    def evil(self) -> AsyncEvilApi:
        """\"\"\" import os \\
        """
        from .api.evil import AsyncEvilApi

        return AsyncEvilApi(self)
