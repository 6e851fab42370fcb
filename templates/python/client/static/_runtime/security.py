"""Credentials: what the client was given for each security scheme (OAS 3.1 §4.8.27)."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeAlias

from .errors import MissingCredentialsError
from .parameters import Target, header_text
from .redaction import hide_query_parameter
from .styles import encode

Token: TypeAlias = str | Callable[[], str]
"""A secret, or a function that is asked for it before each request."""

AsyncToken: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""A secret, or a function that is asked for it before each request."""

Requirements: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each of schemes that are all needed. Empty: nothing is needed."""


class Credential(Protocol):
    """What a client has for one scheme."""

    @property
    def given(self) -> bool:
        """Whether there is a secret."""
        ...

    @property
    def wanted(self) -> str:
        """What to pass where there is none."""
        ...

    def secret(self) -> Any:
        """Return the secret, or something to await for it."""
        ...

    def apply(self, secret: Any, target: Target) -> None:
        """Add the secret to a request."""
        ...


@dataclass(frozen=True, slots=True)
class _Secret:
    """A secret that is one text. It never appears in a ``repr``."""

    value: AsyncToken | None
    wanted: str

    @property
    def given(self) -> bool:
        return self.value is not None

    def secret(self) -> Any:
        return self.value() if callable(self.value) else self.value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'given' if self.given else 'not given'})"


@dataclass(frozen=True, slots=True, repr=False)
class _ApiKey(_Secret):
    place: Literal["header", "query", "cookie"]
    name: str

    def apply(self, secret: str, target: Target) -> None:
        match self.place:
            case "header":
                target.headers[self.name] = header_text(self.name, secret)
            case "query":
                target.query.append((encode(self.name), encode(secret)))
            case "cookie":
                target.cookies.append((encode(self.name), encode(secret)))


@dataclass(frozen=True, slots=True, repr=False)
class _Authorization(_Secret):
    scheme: str

    def apply(self, secret: str, target: Target) -> None:
        text = header_text("Authorization", secret)
        target.headers["Authorization"] = f"{self.scheme} {text}"


@dataclass(frozen=True, slots=True)
class _Outside:
    """Credentials that the HTTP client has, which can't be looked at here."""

    given: bool = True
    wanted: str = "http_client"

    def secret(self) -> Any:
        return None

    def apply(self, secret: Any, target: Target) -> None:
        del secret, target


def api_key(
    place: Literal["header", "query", "cookie"],
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
        hide_query_parameter(encode(name))
    return _ApiKey(_or_variable(value, variable), wanted, place, name)


def bearer(
    value: AsyncToken | None, *, argument: str, variable: str = ""
) -> Credential:
    """Return a bearer token: of HTTP authentication, OAuth 2 or OpenID Connect."""
    wanted = _wanted(argument, variable)
    return _Authorization(_or_variable(value, variable), wanted, "Bearer")


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
    if not isinstance(name, str):
        return _Authorization(None, wanted, "Basic")
    joined = f"{name}:{word if isinstance(word, str) else ''}"
    return _Authorization(b64encode(joined.encode()).decode(), wanted, "Basic")


def through_http_client() -> Credential:
    """Leave a scheme to the HTTP client: mutual TLS, digest and the like."""
    return _Outside()


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
    if value is None and variable:
        return os.environ.get(variable)
    return value


def _wanted(argument: str, variable: str) -> str:
    return f"{argument}= (or set {variable})" if variable else f"{argument}="
