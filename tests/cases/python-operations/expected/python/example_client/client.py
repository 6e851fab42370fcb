from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ._runtime import security
from ._runtime.async_client import AsyncClientBase
from ._runtime.sync_client import SyncClient

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from ._runtime.options import AsyncClientOptions, ClientOptions
    from ._runtime.security import AsyncToken, Token
    from .api.notes import AsyncNotesApi, NotesApi


class Client(SyncClient):
    """The client of Operations, for blocking code.

    Credentials that aren't given are taken from the environment:

    * ``key``: the API key; environment variable ``EXAMPLE_KEY``.
    * ``username``: for HTTP basic authentication; environment variable
      ``EXAMPLE_USERNAME``.
    * ``password``: for HTTP basic authentication; environment variable
      ``EXAMPLE_PASSWORD``.
    * ``token``: the bearer token, or a function that returns it; environment
      variable ``EXAMPLE_TOKEN``.
    """

    default_base_url: ClassVar[str] = "https://eu.example.com/v1"
    user_agent: ClassVar[str] = "example-client/1.0"
    server_template: ClassVar[str] = "https://{region}.example.com/v1"
    declared_variables: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "region": ("eu",),
    }

    def __init__(
        self,
        *,
        key: str | None = None,
        username: str | None = None,
        password: str | None = None,
        token: Token | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            {
                "key": security.api_key(
                    "header", "X-Key", key, argument="key", variable="EXAMPLE_KEY"
                ),
                "basic": security.basic(
                    username,
                    password,
                    arguments=("username", "password"),
                    variables=("EXAMPLE_USERNAME", "EXAMPLE_PASSWORD"),
                ),
                "token": security.bearer(
                    token, argument="token", variable="EXAMPLE_TOKEN"
                ),
            },
            options,
        )

    @cached_property
    def notes(self) -> NotesApi:
        """Notes, and what is attached to them."""
        from .api.notes import NotesApi

        return NotesApi(self)


class AsyncClient(AsyncClientBase):
    """The client of Operations, for asyncio.

    Credentials that aren't given are taken from the environment:

    * ``key``: the API key; environment variable ``EXAMPLE_KEY``.
    * ``username``: for HTTP basic authentication; environment variable
      ``EXAMPLE_USERNAME``.
    * ``password``: for HTTP basic authentication; environment variable
      ``EXAMPLE_PASSWORD``.
    * ``token``: the bearer token, or a function that returns it; environment
      variable ``EXAMPLE_TOKEN``.
    """

    default_base_url: ClassVar[str] = "https://eu.example.com/v1"
    user_agent: ClassVar[str] = "example-client/1.0"
    server_template: ClassVar[str] = "https://{region}.example.com/v1"
    declared_variables: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "region": ("eu",),
    }

    def __init__(
        self,
        *,
        key: str | None = None,
        username: str | None = None,
        password: str | None = None,
        token: AsyncToken | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            {
                "key": security.api_key(
                    "header", "X-Key", key, argument="key", variable="EXAMPLE_KEY"
                ),
                "basic": security.basic(
                    username,
                    password,
                    arguments=("username", "password"),
                    variables=("EXAMPLE_USERNAME", "EXAMPLE_PASSWORD"),
                ),
                "token": security.bearer(
                    token, argument="token", variable="EXAMPLE_TOKEN"
                ),
            },
            options,
        )

    @cached_property
    def notes(self) -> AsyncNotesApi:
        """Notes, and what is attached to them."""
        from .api.notes import AsyncNotesApi

        return AsyncNotesApi(self)
