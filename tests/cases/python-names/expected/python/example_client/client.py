from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ._runtime import security
from ._runtime.async_client import AsyncClientBase
from ._runtime.sync_client import SyncClient

if TYPE_CHECKING:
    from typing import Unpack

    from ._runtime.options import AsyncClientOptions, ClientOptions
    from ._runtime.security import AsyncToken, Token
    from .api.api import AsyncGroupApi, GroupApi
    from .api.async_api import AsyncGroupAsyncApi, GroupAsyncApi
    from .api.import_ import AsyncImportApi, ImportApi


class Client(SyncClient):
    """The client of Names that Python can't use, for blocking code.

    Credentials that aren't given are taken from the environment:

    * ``username``: for HTTP basic authentication; environment variable
      ``EXAMPLE_USERNAME``.
    * ``basic_password``: for HTTP basic authentication; environment variable
      ``EXAMPLE_BASIC_PASSWORD``.
    * ``password``: the bearer token, or a function that returns it; environment
      variable ``EXAMPLE_PASSWORD``.
    """

    default_base_url: ClassVar[str] = "https://example.com"
    user_agent: ClassVar[str] = "example-client/1.0"

    def __init__(
        self,
        *,
        username: str | None = None,
        basic_password: str | None = None,
        password: Token | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            {
                "basic": security.basic(
                    username,
                    basic_password,
                    arguments=("username", "basic_password"),
                    variables=("EXAMPLE_USERNAME", "EXAMPLE_BASIC_PASSWORD"),
                ),
                "password": security.bearer(
                    password, argument="password", variable="EXAMPLE_PASSWORD"
                ),
            },
            options,
        )

    @cached_property
    def async_api(self) -> GroupAsyncApi:
        """AsyncApi."""
        from .api.async_api import GroupAsyncApi

        return GroupAsyncApi(self)

    @cached_property
    def api(self) -> GroupApi:
        """api."""
        from .api.api import GroupApi

        return GroupApi(self)

    @cached_property
    def import_(self) -> ImportApi:
        """import."""
        from .api.import_ import ImportApi

        return ImportApi(self)


class AsyncClient(AsyncClientBase):
    """The client of Names that Python can't use, for asyncio.

    Credentials that aren't given are taken from the environment:

    * ``username``: for HTTP basic authentication; environment variable
      ``EXAMPLE_USERNAME``.
    * ``basic_password``: for HTTP basic authentication; environment variable
      ``EXAMPLE_BASIC_PASSWORD``.
    * ``password``: the bearer token, or a function that returns it; environment
      variable ``EXAMPLE_PASSWORD``.
    """

    default_base_url: ClassVar[str] = "https://example.com"
    user_agent: ClassVar[str] = "example-client/1.0"

    def __init__(
        self,
        *,
        username: str | None = None,
        basic_password: str | None = None,
        password: AsyncToken | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            {
                "basic": security.basic(
                    username,
                    basic_password,
                    arguments=("username", "basic_password"),
                    variables=("EXAMPLE_USERNAME", "EXAMPLE_BASIC_PASSWORD"),
                ),
                "password": security.bearer(
                    password, argument="password", variable="EXAMPLE_PASSWORD"
                ),
            },
            options,
        )

    @cached_property
    def async_api(self) -> AsyncGroupAsyncApi:
        """AsyncApi."""
        from .api.async_api import AsyncGroupAsyncApi

        return AsyncGroupAsyncApi(self)

    @cached_property
    def api(self) -> AsyncGroupApi:
        """api."""
        from .api.api import AsyncGroupApi

        return AsyncGroupApi(self)

    @cached_property
    def import_(self) -> AsyncImportApi:
        """import."""
        from .api.import_ import AsyncImportApi

        return AsyncImportApi(self)
