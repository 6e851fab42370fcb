"""Credentials: what the client was given for each security scheme (OAS 3.1 §4.8.27)."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from .errors import MissingCredentialsError
from .headers import header_text
from .styles import encode

if TYPE_CHECKING:
    from .async_client import AsyncClientBase
    from .grants import Grant
    from .parameters import Target
    from .sync_client import SyncClient

Token: TypeAlias = str | Callable[[], str]
"""A secret, or a function that is asked for it before each request."""

AsyncToken: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""A secret, or a function that is asked for it before each request."""

KeyPlace: TypeAlias = Literal["header", "query", "cookie"]

Requirements: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each of schemes that are all needed. Empty: nothing is needed."""


class Credential:
    """What a client has for one scheme. It never appears in a ``repr``.

    Attributes:
        wanted: What to pass where there is no secret.
    """

    def __init__(self, value: AsyncToken | None, wanted: str) -> None:
        self._value = value
        self.wanted = wanted

    @property
    def given(self) -> bool:
        """Whether there is a secret."""
        return self._value is not None

    def secret(self, client: SyncClient) -> str:
        """Return the secret for a request of a client."""
        found: Any = self._value() if callable(self._value) else self._value
        return found  # type: ignore[no-any-return]

    async def async_secret(self, client: AsyncClientBase) -> str:
        """Return the secret for a request of a client."""
        found: Any = self._value() if callable(self._value) else self._value
        return await found if isawaitable(found) else found  # type: ignore[no-any-return]

    def refuse(self, secret: str) -> bool:
        """Take note that the API refused a secret; say whether there is another."""
        return False

    def apply(self, secret: str, target: Target) -> None:
        """Add the secret to a request."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'given' if self.given else 'not given'})"


class _ApiKey(Credential):
    def __init__(
        self, place: KeyPlace, name: str, value: AsyncToken | None, wanted: str
    ) -> None:
        super().__init__(value, wanted)
        self._place = place
        self._name = name

    def apply(self, secret: str, target: Target) -> None:
        match self._place:
            case "header":
                target.headers[self._name] = header_text(self._name, secret)
            case "query":
                target.query.append((encode(self._name), encode(secret)))
            case "cookie":
                target.cookies.append((encode(self._name), encode(secret)))


class Authorization(Credential):
    """A secret in the header ``Authorization``."""

    def __init__(self, scheme: str, value: AsyncToken | None, wanted: str) -> None:
        super().__init__(value, wanted)
        self._scheme = scheme

    def apply(self, secret: str, target: Target) -> None:
        """Add the secret to a request."""
        text = header_text("Authorization", secret)
        target.headers["Authorization"] = f"{self._scheme} {text}"


def api_key(
    place: KeyPlace,
    name: str,
    value: AsyncToken | None,
    *,
    argument: str,
    variable: str = "",
) -> Credential:
    """Return an API key.

    Args:
        place: Where it travels.
        name: The name of the header, query parameter or cookie.
        value: What the client was given.
        argument: The name of the client's argument, for messages.
        variable: The environment variable that stands in for it, if any.
    """
    wanted = _wanted(argument, variable)
    if place == "query":
        from .redaction import hide_query_parameter

        hide_query_parameter(encode(name))
    return _ApiKey(place, name, _or_variable(value, variable), wanted)


def bearer(
    value: AsyncToken | None, *, argument: str, variable: str = ""
) -> Credential:
    """Return a bearer token: of HTTP authentication, OAuth 2 or OpenID Connect."""
    wanted = _wanted(argument, variable)
    return Authorization("Bearer", _or_variable(value, variable), wanted)


class Flow(NamedTuple):
    """How the document says that a token is asked for.

    Attributes:
        token_url: Where; it may be relative to the base URL.
        scopes: What a token can be for.
        refresh_url: Where it is renewed, ``""`` if that is the same place.
    """

    token_url: str
    scopes: tuple[str, ...] = ()
    refresh_url: str = ""


def oauth2(
    value: AsyncToken | Grant | None,
    *,
    argument: str,
    variable: str = "",
    flows: Mapping[str, Flow] | None = None,
    discovery: str = "",
) -> Credential:
    """Return an access token of OAuth 2 or OpenID Connect, or how to ask for one.

    Args:
        value: What the client was given.
        argument: The name of the client's argument, for messages.
        variable: The environment variable that stands in for it, if any.
        flows: What the document declares, by kind of grant.
        discovery: Where OpenID Connect says where tokens are.

    Raises:
        ValueError: A token can't be asked for, because nothing says where.
    """
    if value is None or isinstance(value, str) or callable(value):
        return bearer(value, argument=argument, variable=variable)
    from .oauth2 import OAuth2

    return OAuth2(value, _wanted(argument, variable), flows or {}, discovery)


def basic(
    username: str | None,
    password: str | None,
    *,
    arguments: tuple[str, str],
    variables: tuple[str, str] = ("", ""),
) -> Credential:
    """Return a user name and password for HTTP basic authentication."""
    wanted = " and ".join(map(_wanted, arguments, variables))
    name = _or_variable(username, variables[0])
    word = _or_variable(password, variables[1])
    # One of the two may be empty: APIs take a key as either of them.
    if name is None and (username is None or word is None):
        return Authorization("Basic", None, wanted)
    from base64 import b64encode

    joined = f"{name or ''}:{word or ''}"
    return Authorization("Basic", b64encode(joined.encode()).decode(), wanted)


def through_http_client() -> Credential:
    """Leave a scheme to the HTTP client: mutual TLS, digest and the like."""
    return Credential("", "http_client=")


def choose(
    requirements: Requirements, credentials: Mapping[str, Credential]
) -> Sequence[Credential]:
    """Return the credentials of the first alternative that they satisfy.

    Raises:
        MissingCredentialsError: They satisfy none.
    """
    if not requirements:
        return ()
    # Where credentials are optional, those that are there are used.
    for schemes in sorted(requirements, key=lambda schemes: not schemes):
        chosen = [credentials[name] for name in schemes if name in credentials]
        if len(chosen) == len(schemes) and all(each.given for each in chosen):
            return chosen
    alternatives = [
        " and ".join(
            credentials[name].wanted if name in credentials else f"the scheme {name!r}"
            for name in schemes
            if name not in credentials or not credentials[name].given
        )
        for schemes in requirements
    ]
    raise MissingCredentialsError(
        f"this operation needs credentials: pass {', or '.join(alternatives)}"
    )


def _or_variable(value: AsyncToken | None, variable: str) -> AsyncToken | None:
    """Return what was given, None for an empty text: a variable may be set to that."""
    if not value and variable:
        value = os.environ.get(variable)
    return value or None


def _wanted(argument: str, variable: str) -> str:
    return f"{argument}= (or set {variable})" if variable else f"{argument}="
