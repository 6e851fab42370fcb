"""What an access token is asked for with (OAuth 2.0, RFC 6749 §4 and §6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grant:
    kind: ClassVar[str]

    scopes: Sequence[str] | None = None
    token_url: str = ""
    client_authentication: Literal["basic", "body"] = "basic"


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2ClientCredentials(_Grant):
    """A token for an application of its own (RFC 6749 §4.4).

    Attributes:
        client_id: The application.
        client_secret: Its secret.
        scopes: What the token is for; by default every scope that the API declares.
        token_url: Where the token is asked for; by default where the API declares.
        client_authentication: Whether the secret is sent with HTTP basic
            authentication or in the body of the token request.
    """

    kind: ClassVar[str] = "client_credentials"

    client_id: str
    client_secret: str = field(repr=False)

    def fields(self) -> dict[str, str]:
        """Return the fields of a token request that this grant brings along."""
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2Password(_Grant):
    """A token for a user whose password is known (RFC 6749 §4.3).

    Attributes:
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

    username: str
    password: str = field(repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)

    def fields(self) -> dict[str, str]:
        """Return the fields of a token request that this grant brings along."""
        return {"username": self.username, "password": self.password}


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2RefreshToken(_Grant):
    """A token in exchange for a refresh token from an earlier login (RFC 6749 §6).

    Attributes:
        refresh_token: The refresh token. One that replaces it is kept in memory.
        client_id: The application, if it has to say which one it is.
        client_secret: Its secret, if it has one.
        scopes: What the token is for; by default what the login was for.
        token_url: Where the token is asked for; by default where the API declares.
        client_authentication: Whether the secret is sent with HTTP basic
            authentication or in the body of the token request.
    """

    kind: ClassVar[str] = "refresh_token"

    refresh_token: str = field(repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)

    def fields(self) -> dict[str, str]:
        """Return the fields of a token request that this grant brings along."""
        return {"refresh_token": self.refresh_token}


Grant = OAuth2ClientCredentials | OAuth2Password | OAuth2RefreshToken
