"""What an access token is asked for with (OAuth 2.0, RFC 6749 §4 and §6).

The classes are written out: as dataclasses they would take longer to import than
the rest of a client.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal, TypeAlias

ClientAuthentication: TypeAlias = Literal["basic", "body"]


class Grant:
    """The base of all grants. No secret appears in a ``repr``.

    Attributes:
        kind: The value of ``grant_type``.
        client_id: The application, ``""`` if it doesn't say which one it is.
        client_secret: Its secret, ``""`` if it has none.
        scopes: What the token is for; None for what the document declares.
        token_url: Where it is asked for; ``""`` for where the document says.
        client_authentication: How the secret is sent.
    """

    kind: ClassVar[str]

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        scopes: Sequence[str] | None,
        token_url: str,
        client_authentication: ClientAuthentication,
    ) -> None:
        self.client_id = client_id
        self.client_secret = client_secret
        self.scopes = scopes
        self.token_url = token_url
        self.client_authentication: ClientAuthentication = client_authentication

    def fields(self) -> dict[str, str]:
        """Return the fields of a token request that only this grant has."""
        return {}

    def __repr__(self) -> str:
        return f"{type(self).__name__}(client_id={self.client_id!r}, ...)"


class OAuth2ClientCredentials(Grant):
    """A token for an application of its own (RFC 6749 §4.4).

    Args:
        client_id: The application.
        client_secret: Its secret.
        scopes: What the token is for; by default every scope that the API declares.
        token_url: Where the token is asked for; by default where the API declares.
        client_authentication: Whether the secret is sent with HTTP basic
            authentication or in the body of the token request.
    """

    kind: ClassVar[str] = "client_credentials"

    def __init__(
        self,
        *,
        client_id: str,
        client_secret: str,
        scopes: Sequence[str] | None = None,
        token_url: str = "",
        client_authentication: ClientAuthentication = "basic",
    ) -> None:
        super().__init__(
            client_id, client_secret, scopes, token_url, client_authentication
        )


class OAuth2Password(Grant):
    """A token for a user whose password is known (RFC 6749 §4.3).

    Args:
        username: The user.
        password: The user's password.
        client_id: The application, if it has to say which one it is.
        client_secret: Its secret, if it has one.
        scopes: What the token is for; by default every scope that the API declares.
        token_url: Where the token is asked for; by default where the API declares.
        client_authentication: Whether the secret is sent with HTTP basic
            authentication or in the body of the token request.
    """

    kind: ClassVar[str] = "password"

    def __init__(
        self,
        *,
        username: str,
        password: str,
        client_id: str = "",
        client_secret: str = "",
        scopes: Sequence[str] | None = None,
        token_url: str = "",
        client_authentication: ClientAuthentication = "basic",
    ) -> None:
        super().__init__(
            client_id, client_secret, scopes, token_url, client_authentication
        )
        self.username = username
        self.password = password

    def fields(self) -> dict[str, str]:
        """Return the user's name and password."""
        return {"username": self.username, "password": self.password}


class OAuth2RefreshToken(Grant):
    """A token in exchange for a refresh token from an earlier login (RFC 6749 §6).

    Args:
        refresh_token: The refresh token. One that replaces it is kept in memory.
        client_id: The application, if it has to say which one it is.
        client_secret: Its secret, if it has one.
        scopes: What the token is for; by default what the login was for.
        token_url: Where the token is asked for; by default where the API declares.
        client_authentication: Whether the secret is sent with HTTP basic
            authentication or in the body of the token request.
    """

    kind: ClassVar[str] = "refresh_token"

    def __init__(
        self,
        *,
        refresh_token: str,
        client_id: str = "",
        client_secret: str = "",
        scopes: Sequence[str] | None = None,
        token_url: str = "",
        client_authentication: ClientAuthentication = "basic",
    ) -> None:
        super().__init__(
            client_id, client_secret, scopes, token_url, client_authentication
        )
        self.refresh_token = refresh_token

    def fields(self) -> dict[str, str]:
        """Return the refresh token."""
        return {"refresh_token": self.refresh_token}
