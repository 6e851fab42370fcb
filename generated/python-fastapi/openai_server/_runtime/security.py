"""Who may call what: everything is refused unless a requirement is met (OAS 3.1 §4.8.30)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from base64 import b64decode
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal
from urllib.parse import unquote_plus

from starlette.exceptions import HTTPException
from starlette.requests import Request

from .identities import (
    Identity,
    PasswordCheck,
    RequestCheck,
    SecretCheck,
    UserPassword,
)
from .operation import SchemeUse
from .problems import Problem, Refusal
from .replies import ErrorReply
from .unstyled import pairs_of

_REALM: Final = "api"


class Scheme(ABC):
    """A security scheme, and the function that the application has for it.

    Attributes:
        challenge: The challenge of a response with status 401.
    """

    challenge: str

    @abstractmethod
    def is_sent(self, request: Request) -> bool | None:
        """Whether a request holds such credentials, good or not; None if that can't
        be told."""

    @abstractmethod
    async def identify(self, request: Request) -> Identity | None:
        """Return who sends a request, None where it doesn't say so or it isn't true."""


class CheckError(Exception):
    """A function of the author's has failed to check credentials.

    Attributes:
        scheme: The security scheme that it is for.
    """

    def __init__(self, scheme: str) -> None:
        super().__init__(f"the check of {scheme} failed")
        self.scheme = scheme


class _Secret(Scheme):
    def __init__(self, check: SecretCheck | None) -> None:
        self._check = check

    async def identify(self, request: Request) -> Identity | None:
        secret = self._secret(request)
        if secret is None or self._check is None:
            return None
        return await self._check(secret, request)

    @abstractmethod
    def _secret(self, request: Request) -> str | None:
        """Return the secret that a request holds."""


class _ApiKey(_Secret):
    challenge = f'ApiKey realm="{_REALM}"'

    def __init__(
        self,
        place: Literal["header", "query", "cookie"],
        name: str,
        check: SecretCheck | None,
    ) -> None:
        super().__init__(check)
        self._place = place
        self._name = name

    def is_sent(self, request: Request) -> bool:
        return any(self._keys(request))

    def _secret(self, request: Request) -> str | None:
        found = self._keys(request)
        # Of two keys nobody could say which one counts.
        return found[0] if len(found) == 1 and found[0] else None

    def _keys(self, request: Request) -> list[str]:
        match self._place:
            case "header":
                return request.headers.getlist(self._name)
            case "query":
                text: bytes = request.scope["query_string"]
                return self._in(text.decode("utf-8", "replace"), "&")
            case "cookie":
                return self._in("; ".join(request.headers.getlist("cookie")), ";")

    def _in(self, text: str, separator: str) -> list[str]:
        return [
            unquote_plus(value)
            for name, value in pairs_of(text, separator)
            if name == self._name
        ]


class _Bearer(_Secret):
    challenge = f'Bearer realm="{_REALM}"'

    def is_sent(self, request: Request) -> bool:
        return _is_authorized_by(request, "bearer")

    def _secret(self, request: Request) -> str | None:
        return _authorization(request, "bearer")


class _Basic(Scheme):
    challenge = f'Basic realm="{_REALM}", charset="UTF-8"'

    def __init__(self, check: PasswordCheck | None) -> None:
        self._check = check

    def is_sent(self, request: Request) -> bool:
        return _is_authorized_by(request, "basic")

    async def identify(self, request: Request) -> Identity | None:
        text = _authorization(request, "basic")
        if text is None or self._check is None:
            return None
        try:
            joined = b64decode(text, validate=True).decode()
        except ValueError:
            return None
        username, colon, password = joined.partition(":")
        if not colon:
            return None
        return await self._check(UserPassword(username, password), request)


class _Other(Scheme):
    def __init__(self, challenge: str, check: RequestCheck | None) -> None:
        self.challenge = challenge
        self._check = check

    def is_sent(self, request: Request) -> None:
        return None

    async def identify(self, request: Request) -> Identity | None:
        return None if self._check is None else await self._check(request)


def _authorization(request: Request, scheme: str) -> str | None:
    found = request.headers.getlist("authorization")
    if len(found) != 1:
        return None
    given, _, text = found[0].strip().partition(" ")
    return text.strip() or None if given.lower() == scheme else None


def _is_authorized_by(request: Request, scheme: str) -> bool:
    return any(
        text.strip().partition(" ")[0].lower() == scheme
        for text in request.headers.getlist("authorization")
    )


def api_key(
    place: Literal["header", "query", "cookie"], name: str, check: SecretCheck | None
) -> Scheme:
    """Return the scheme of an API key."""
    return _ApiKey(place, name, check)


def bearer(check: SecretCheck | None) -> Scheme:
    """Return the scheme of a bearer token: HTTP, OAuth 2 or OpenID Connect."""
    return _Bearer(check)


def basic(check: PasswordCheck | None) -> Scheme:
    """Return the scheme of a user name and password."""
    return _Basic(check)


def other(name: str, check: RequestCheck | None) -> Scheme:
    """Return a scheme that only the application knows how to check."""
    return _Other(f'{name} realm="{_REALM}"', check)


async def authorize(
    requirements: Sequence[Sequence[SchemeUse]],
    schemes: Mapping[str, Scheme],
    request: Request,
) -> Mapping[str, Identity]:
    """Return who sends a request, by scheme: the first requirement that is met.

    Raises:
        Refusal: None is met. The status is 403 where only scopes are missing.
        CheckError: A function of the author's raised something that is no answer.
    """
    if not requirements:
        return {}
    known: dict[str, Identity | None] = {}
    lacking: list[str] | None = None
    # Where credentials are optional, those that are there count.
    for needed in sorted(requirements, key=lambda needed: not needed):
        for use in needed:
            if use.scheme not in known:
                known[use.scheme] = await _identify(use.scheme, schemes, request)
            if known[use.scheme] is None:
                break
        else:
            identities: dict[str, Any] = {
                use.scheme: known[use.scheme] for use in needed
            }
            wanted = [
                scope
                for use in needed
                for scope in use.scopes
                if scope not in identities[use.scheme].scopes
            ]
            if not wanted:
                return identities
            lacking = lacking or wanted
    if lacking is not None:
        raise _forbidden(lacking)
    refused = [scheme for scheme, identity in known.items() if identity is None]
    sent = {
        scheme: schemes[scheme].is_sent(request)
        for scheme in refused
        if scheme in schemes
    }
    raise _unauthorized(requirements, schemes, _reason(sent))


async def _identify(
    name: str, schemes: Mapping[str, Scheme], request: Request
) -> Identity | None:
    scheme = schemes.get(name)
    if scheme is None:
        return None
    try:
        return await scheme.identify(request)
    except (ErrorReply, HTTPException, Refusal):
        raise
    except Exception as error:
        raise CheckError(name) from error


def _reason(sent: Mapping[str, bool | None]) -> str:
    """Say why nobody is let in, given which credentials that won't do were sent."""
    wrong = [scheme for scheme, is_sent in sent.items() if is_sent]
    if wrong:
        return f"the credentials for {' and '.join(wrong)} are not accepted"
    if None in sent.values():
        return "credentials are missing or not accepted"
    return "credentials are missing"


def _forbidden(scopes: Sequence[str]) -> Refusal:
    listed = " ".join(dict.fromkeys(scopes))
    challenge = f'Bearer realm="{_REALM}", error="insufficient_scope", scope="{listed}"'
    detail = f"the credentials lack: {listed}"
    return Refusal(Problem(403, detail, headers={"WWW-Authenticate": challenge}))


def _unauthorized(
    requirements: Sequence[Sequence[SchemeUse]],
    schemes: Mapping[str, Scheme],
    reason: str,
) -> Refusal:
    challenges = dict.fromkeys(
        schemes[use.scheme].challenge
        for needed in requirements
        for use in needed
        if use.scheme in schemes
    )
    headers = {"WWW-Authenticate": ", ".join(challenges)} if challenges else {}
    return Refusal(Problem(401, reason, headers=headers))
