"""The client of the sample API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ._runtime import security
from ._runtime.async_client import AsyncClientBase
from ._runtime.sync_client import SyncClient

if TYPE_CHECKING:
    from typing import Unpack

    from ._runtime.options import AsyncClientOptions, ClientOptions
    from .api.files import AsyncFilesApi, FilesApi


class Client(SyncClient):
    """A client of the sample API."""

    default_base_url: ClassVar[str] = "https://api.example.com/v1"
    user_agent: ClassVar[str] = "sample/1.2.3"

    def __init__(
        self,
        *,
        api_key: security.Token | None = None,
        key: security.Token | None = None,
        session: security.Token | None = None,
        username: str | None = None,
        password: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            {
                "Bearer": security.bearer(
                    api_key, argument="api_key", variable="SAMPLE_API_KEY"
                ),
                "Key": security.api_key("query", "k", key, argument="key"),
                "Session": security.api_key(
                    "cookie", "session", session, argument="session"
                ),
                "Basic": security.basic(
                    username, password, arguments=("username", "password")
                ),
                "Tls": security.through_http_client(),
            },
            options,
        )

    @cached_property
    def files(self) -> FilesApi:
        """Files."""
        from .api.files import FilesApi

        return FilesApi(self)


class AsyncClient(AsyncClientBase):
    """An asynchronous client of the sample API."""

    default_base_url: ClassVar[str] = "https://api.example.com/v1"
    user_agent: ClassVar[str] = "sample/1.2.3"

    def __init__(
        self,
        *,
        api_key: security.AsyncToken | None = None,
        key: security.AsyncToken | None = None,
        session: security.AsyncToken | None = None,
        username: str | None = None,
        password: str | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            {
                "Bearer": security.bearer(
                    api_key, argument="api_key", variable="SAMPLE_API_KEY"
                ),
                "Key": security.api_key("query", "k", key, argument="key"),
                "Session": security.api_key(
                    "cookie", "session", session, argument="session"
                ),
                "Basic": security.basic(
                    username, password, arguments=("username", "password")
                ),
            },
            options,
        )

    @cached_property
    def files(self) -> AsyncFilesApi:
        """Files."""
        from .api.files import AsyncFilesApi

        return AsyncFilesApi(self)
