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
    from .api.evil import AsyncEvilApi, EvilApi
    from .api.webhooks import Webhooks


class Client(SyncClient):
    """The client of \"\"\" import os \\, for blocking code.

    Credentials that aren't given are taken from the environment:

    * ``auth``: the OAuth 2 access token, a function that returns it, or a grant;
      environment variable ``EXAMPLE_AUTH``.
    * ``sso``: the OpenID Connect access token, a function that returns it, or a
      grant; environment variable ``EXAMPLE_SSO``.
    """

    default_base_url: ClassVar[str] = 'https://example.com/"};import os/"\\'
    user_agent: ClassVar[str] = "example-client/1.0"
    server_template: ClassVar[str] = 'https://example.com/"};import os/{v"}'
    declared_variables: ClassVar[Mapping[str, tuple[str, ...]]] = {
        'v"': ('"\\', "|`<b>\n"),
    }

    def __init__(
        self,
        *,
        auth: Token | Grant | None = None,
        sso: Token | Grant | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            {
                'auth"\n': security.oauth2(
                    auth,
                    argument="auth",
                    variable="EXAMPLE_AUTH",
                    flows={
                        "client_credentials": security.Flow(
                            'javascript:alert(""")\n', ('"""\n', "`|<b>")
                        ),
                        "refresh_token": security.Flow('javascript:alert(""")\n'),
                    },
                ),
                'sso"': security.oauth2(
                    sso,
                    argument="sso",
                    variable="EXAMPLE_SSO",
                    discovery='javascript:alert("1")',
                ),
            },
            options,
        )

    @cached_property
    def evil(self) -> EvilApi:
        """\"\"\" import os \\"""
        from .api.evil import EvilApi

        return EvilApi(self)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Reads the requests that the API sends on its own."""
        from .api.webhooks import Webhooks

        return Webhooks(strict=self.strict)


class AsyncClient(AsyncClientBase):
    """The client of \"\"\" import os \\, for asyncio.

    Credentials that aren't given are taken from the environment:

    * ``auth``: the OAuth 2 access token, a function that returns it, or a grant;
      environment variable ``EXAMPLE_AUTH``.
    * ``sso``: the OpenID Connect access token, a function that returns it, or a
      grant; environment variable ``EXAMPLE_SSO``.
    """

    default_base_url: ClassVar[str] = 'https://example.com/"};import os/"\\'
    user_agent: ClassVar[str] = "example-client/1.0"
    server_template: ClassVar[str] = 'https://example.com/"};import os/{v"}'
    declared_variables: ClassVar[Mapping[str, tuple[str, ...]]] = {
        'v"': ('"\\', "|`<b>\n"),
    }

    def __init__(
        self,
        *,
        auth: AsyncToken | Grant | None = None,
        sso: AsyncToken | Grant | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            {
                'auth"\n': security.oauth2(
                    auth,
                    argument="auth",
                    variable="EXAMPLE_AUTH",
                    flows={
                        "client_credentials": security.Flow(
                            'javascript:alert(""")\n', ('"""\n', "`|<b>")
                        ),
                        "refresh_token": security.Flow('javascript:alert(""")\n'),
                    },
                ),
                'sso"': security.oauth2(
                    sso,
                    argument="sso",
                    variable="EXAMPLE_SSO",
                    discovery='javascript:alert("1")',
                ),
            },
            options,
        )

    @cached_property
    def evil(self) -> AsyncEvilApi:
        """\"\"\" import os \\"""
        from .api.evil import AsyncEvilApi

        return AsyncEvilApi(self)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Reads the requests that the API sends on its own."""
        from .api.webhooks import Webhooks

        return Webhooks(strict=self.strict)
