from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ._runtime import security
from ._runtime.async_client import AsyncClientBase
from ._runtime.sync_client import SyncClient

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from ._runtime.grants import Grant
    from ._runtime.options import AsyncClientOptions, ClientOptions
    from ._runtime.security import AsyncToken, Token
    from .api.default import AsyncDefaultApi, DefaultApi
    from .api.webhooks import Webhooks


class Client(SyncClient):
    """The client of Security, for blocking code.

    Credentials that aren't given are taken from the environment:

    * ``petstore``: the OAuth 2 access token, a function that returns it, or a grant;
      environment variable ``EXAMPLE_PETSTORE``.
    * ``sso``: the OpenID Connect access token, a function that returns it, or a
      grant; environment variable ``EXAMPLE_SSO``.
    """

    default_base_url: ClassVar[str] = "https://eu.example.com/v1"
    user_agent: ClassVar[str] = "example-client/1.0"
    server_template: ClassVar[str] = "https://{region}.example.com/{stage}"
    declared_variables: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "region": ("eu", "us"),
        "stage": ("v1",),
    }

    def __init__(
        self,
        *,
        petstore: Token | Grant | None = None,
        sso: Token | Grant | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            {
                "petstore_auth": security.oauth2(
                    petstore,
                    argument="petstore",
                    variable="EXAMPLE_PETSTORE",
                    flows={
                        "client_credentials": security.Flow(
                            "/oauth/token", ("read", "write")
                        ),
                        "password": security.Flow(
                            "/oauth/token", ("read",), refresh_url="/oauth/refresh"
                        ),
                        "refresh_token": security.Flow("/oauth/token"),
                    },
                ),
                "sso": security.oauth2(
                    sso,
                    argument="sso",
                    variable="EXAMPLE_SSO",
                    discovery="https://login.example.com/.well-known/openid-configuration",
                ),
            },
            options,
        )

    @cached_property
    def default(self) -> DefaultApi:
        """default."""
        from .api.default import DefaultApi

        return DefaultApi(self)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Reads the requests that the API sends on its own."""
        from .api.webhooks import Webhooks

        return Webhooks(strict=self.strict)


class AsyncClient(AsyncClientBase):
    """The client of Security, for asyncio.

    Credentials that aren't given are taken from the environment:

    * ``petstore``: the OAuth 2 access token, a function that returns it, or a grant;
      environment variable ``EXAMPLE_PETSTORE``.
    * ``sso``: the OpenID Connect access token, a function that returns it, or a
      grant; environment variable ``EXAMPLE_SSO``.
    """

    default_base_url: ClassVar[str] = "https://eu.example.com/v1"
    user_agent: ClassVar[str] = "example-client/1.0"
    server_template: ClassVar[str] = "https://{region}.example.com/{stage}"
    declared_variables: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "region": ("eu", "us"),
        "stage": ("v1",),
    }

    def __init__(
        self,
        *,
        petstore: AsyncToken | Grant | None = None,
        sso: AsyncToken | Grant | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            {
                "petstore_auth": security.oauth2(
                    petstore,
                    argument="petstore",
                    variable="EXAMPLE_PETSTORE",
                    flows={
                        "client_credentials": security.Flow(
                            "/oauth/token", ("read", "write")
                        ),
                        "password": security.Flow(
                            "/oauth/token", ("read",), refresh_url="/oauth/refresh"
                        ),
                        "refresh_token": security.Flow("/oauth/token"),
                    },
                ),
                "sso": security.oauth2(
                    sso,
                    argument="sso",
                    variable="EXAMPLE_SSO",
                    discovery="https://login.example.com/.well-known/openid-configuration",
                ),
            },
            options,
        )

    @cached_property
    def default(self) -> AsyncDefaultApi:
        """default."""
        from .api.default import AsyncDefaultApi

        return AsyncDefaultApi(self)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Reads the requests that the API sends on its own."""
        from .api.webhooks import Webhooks

        return Webhooks(strict=self.strict)
