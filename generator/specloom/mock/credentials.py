"""Whether a request brings the credentials that an operation asks for. What they are worth is not asked."""

from __future__ import annotations

import base64
import binascii
import re
from enum import IntEnum
from typing import assert_never
from urllib.parse import unquote_plus

from specloom.ir.api import (
    Api,
    ApiKeyScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Operation,
    ParameterLocation,
    SchemeUse,
    SecurityScheme,
)
from specloom.mock.faults import Fault
from specloom.mock.messages import Request, cookies, split_query

_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


class _Presence(IntEnum):
    MISSING = 0
    MALFORMED = 1
    PRESENT = 2


class Credentials:
    """The security schemes of one API."""

    def __init__(self, api: Api) -> None:
        self._schemes = {scheme.name: scheme for scheme in api.security_schemes}

    def fault(self, operation: Operation, request: Request) -> Fault | None:
        """Return why a request isn't let in: 401 where it brings nothing that is asked for, 403 where that won't do.

        One alternative must be satisfied as a whole. A client certificate can't be seen here, and counts as brought.
        """
        if not operation.security:
            return None
        found = [[self._presence(use, request) for use in uses] for uses in operation.security]
        if any(all(each is _Presence.PRESENT for each in alternative) for alternative in found):
            return None
        wanted = " or ".join(" and ".join(use.scheme for use in uses) for uses in operation.security)
        brought = any(
            each is _Presence.MALFORMED or (each is _Presence.PRESENT and not self._is_invisible(use))
            for alternative, uses in zip(found, operation.security, strict=True)
            for each, use in zip(alternative, uses, strict=True)
        )
        if brought:
            return Fault("security", f"what is sent doesn't do for {wanted}", status=403)
        return Fault("security", f"credentials are missing: {wanted}", status=401)

    def challenge(self, operation: Operation) -> str:
        """Return the value of WWW-Authenticate for a refused request (RFC 9110 §11.6.1)."""
        found: dict[str, None] = {}
        for uses in operation.security:
            for use in uses:
                match self._schemes.get(use.scheme):
                    case HttpScheme() as scheme if _TOKEN.fullmatch(scheme.scheme):
                        found[f'{scheme.scheme.title()} realm="mock"'] = None
                    case OAuth2Scheme() | OpenIdConnectScheme():
                        found['Bearer realm="mock"'] = None
                    case _:
                        pass
        return ", ".join(found) or 'ApiKey realm="mock"'

    def _is_invisible(self, use: SchemeUse) -> bool:
        return isinstance(self._schemes.get(use.scheme), MutualTlsScheme)

    def _presence(self, use: SchemeUse, request: Request) -> _Presence:
        scheme = self._schemes.get(use.scheme)
        match scheme:
            case None:
                return _Presence.MISSING
            case ApiKeyScheme():
                return _key_presence(scheme, request)
            case HttpScheme():
                return _authorization_presence(scheme.scheme, request)
            case OAuth2Scheme() | OpenIdConnectScheme():
                return _authorization_presence("bearer", request)
            case MutualTlsScheme():
                return _Presence.PRESENT
            case _:
                assert_never(scheme)


def _key_presence(scheme: ApiKeyScheme, request: Request) -> _Presence:
    match scheme.place:
        case ParameterLocation.HEADER:
            value = request.header(scheme.parameter)
            given = [] if value is None else [value]
        case ParameterLocation.QUERY:
            given = [unquote_plus(v) for name, v in split_query(request.query) if name == scheme.parameter]
        case _:
            given = [value for name, value in cookies(request) if name == scheme.parameter]
    if not given:
        return _Presence.MISSING
    return _Presence.PRESENT if given[0].strip() else _Presence.MALFORMED


def _authorization_presence(scheme: str, request: Request) -> _Presence:
    name, _, credentials = (request.header("authorization") or "").strip().partition(" ")
    if name.lower() != scheme:
        return _Presence.MISSING
    credentials = credentials.strip()
    if scheme == "basic":
        try:
            done = b":" in base64.b64decode(credentials, validate=True)
        except (binascii.Error, ValueError):
            done = False
        return _Presence.PRESENT if done else _Presence.MALFORMED
    return _Presence.PRESENT if credentials else _Presence.MALFORMED


def secret_parameters(schemes: tuple[SecurityScheme, ...]) -> frozenset[str]:
    """Return the names of the query parameters that hold credentials."""
    return frozenset(
        scheme.parameter
        for scheme in schemes
        if isinstance(scheme, ApiKeyScheme) and scheme.place is ParameterLocation.QUERY
    )
