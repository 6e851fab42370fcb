"""Access tokens: asked for once, kept, and renewed before they expire (RFC 6749)."""

from __future__ import annotations

import threading
import time
from base64 import b64encode
from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import quote_plus, urlencode

import anyio
import httpx2

from . import retries
from .errors import ApiError, OAuth2Error, connection_error
from .grants import Grant
from .security import Authorization, Flow

if TYPE_CHECKING:
    from .async_client import AsyncClientBase
    from .base_client import BaseClient
    from .sync_client import SyncClient

_MARGIN: Final = 60.0
"""The most seconds before its end at which a token is renewed."""

_Steps: TypeAlias = Generator[httpx2.Request, httpx2.Response, "_Token"]
"""Requests that lead to a token: each is sent, and its response sent back."""


class _Token:
    """An access token, when to renew it by the monotonic clock, and what with."""

    __slots__ = ("refresh", "renewal", "value")

    def __init__(self, value: str, renewal: float, refresh: str) -> None:
        self.value = value
        self.renewal = renewal
        self.refresh = refresh


class OAuth2(Authorization):
    """A token that this client asks for.

    However many calls need it at a time, in threads or in tasks, one asks for it.

    Args:
        grant: What the token is asked for with.
        wanted: What to pass where there is no secret.
        flows: What the document declares, by kind of grant.
        discovery: Where OpenID Connect says where tokens are, or ``""``.

    Raises:
        ValueError: Nothing says where tokens are.
    """

    def __init__(
        self, grant: Grant, wanted: str, flows: Mapping[str, Flow], discovery: str
    ) -> None:
        super().__init__("Bearer", grant.kind, wanted)
        declared = flows.get(grant.kind, Flow(""))
        self._grant = grant
        self._scopes = declared.scopes if grant.scopes is None else grant.scopes
        self._token_url = grant.token_url or declared.token_url
        self._refresh_url = grant.token_url or declared.refresh_url or self._token_url
        self._discovery = "" if self._token_url else discovery
        if not self._token_url and not discovery:
            raise ValueError(
                f"{type(grant).__name__} needs a token_url: the API declares none"
            )
        # By the place that they are from: copies of a client may use another server.
        self._tokens: dict[str, _Token] = {}
        self._discovered: dict[str, str] = {}
        self._lock = threading.Lock()
        self._async_lock: anyio.Lock | None = None

    def secret(self, client: SyncClient) -> str:
        """Return a token that hasn't expired.

        Raises:
            OAuth2Error: The authorization server refuses.
            ApiConnectionError: It doesn't answer.
        """
        place = self._place(client)
        if token := self._current(place):
            return token.value
        with self._lock:
            if token := self._current(place):
                return token.value
            steps = self._obtain(place, client)
            try:
                request = next(steps)
                while True:
                    request = steps.send(_send(client, request))
            except StopIteration as end:
                return self._keep(place, end.value)

    async def async_secret(self, client: AsyncClientBase) -> str:
        """Return a token that hasn't expired.

        Raises:
            OAuth2Error: The authorization server refuses.
            ApiConnectionError: It doesn't answer.
        """
        place = self._place(client)
        if token := self._current(place):
            return token.value
        if self._async_lock is None:
            self._async_lock = anyio.Lock()
        async with self._async_lock:
            if token := self._current(place):
                return token.value
            steps = self._obtain(place, client)
            try:
                request = next(steps)
                while True:
                    request = steps.send(await _async_send(client, request))
            except StopIteration as end:
                return self._keep(place, end.value)

    def refuse(self, secret: str) -> bool:
        """Renew a token that the API refused, unless that was done meanwhile."""
        for token in self._tokens.values():
            if token.value == secret:
                token.renewal = 0.0
        return True

    def _place(self, client: BaseClient) -> str:
        return _resolved(self._token_url or self._discovery, client)

    def _current(self, place: str) -> _Token | None:
        token = self._tokens.get(place)
        return token if token and time.monotonic() < token.renewal else None

    def _keep(self, place: str, token: _Token) -> str:
        self._tokens[place] = token
        return token.value

    def _obtain(self, place: str, client: BaseClient) -> _Steps:
        url, refresh_url = place, _resolved(self._refresh_url, client)
        if self._discovery:
            if place not in self._discovered:
                response = yield _request("GET", place, client)
                self._discovered[place] = _token_endpoint(place, response)
            url = refresh_url = self._discovered[place]
        held = self._tokens.get(place)
        if held is not None and held.refresh:
            try:
                return (yield from self._renew(refresh_url, held.refresh, client))
            except OAuth2Error:
                # The refresh token has ended, too.
                pass
        fields = {"grant_type": self._grant.kind, **self._grant.fields()}
        if self._scopes:
            fields["scope"] = " ".join(self._scopes)
        return (yield from self._ask(url, fields, client))

    def _renew(self, url: str, refresh: str, client: BaseClient) -> _Steps:
        fields = {"grant_type": "refresh_token", "refresh_token": refresh}
        token = yield from self._ask(url, fields, client)
        token.refresh = token.refresh or refresh
        return token

    def _ask(self, url: str, fields: dict[str, str], client: BaseClient) -> _Steps:
        name, word = self._grant.client_id, self._grant.client_secret
        headers = {}
        if word and self._grant.client_authentication == "basic":
            # RFC 6749 §2.3.1: both are form-encoded first.
            pair = f"{quote_plus(name)}:{quote_plus(word)}"
            headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        elif name:
            fields = {**fields, "client_id": name}
            if word:
                fields["client_secret"] = word
        asked = time.monotonic()
        response = yield _request("POST", url, client, headers, fields)
        return _read_token(response, asked)


def _resolved(url: str, client: BaseClient) -> str:
    if url.startswith(("https://", "http://")):
        return url
    try:
        return str(httpx2.URL(client.base_url).join(url))
    except httpx2.InvalidURL as error:
        raise ApiError(f"tokens can't be asked for at {url!r}: {error}") from error


def _request(
    method: str,
    url: str,
    client: BaseClient,
    headers: Mapping[str, str] | None = None,
    fields: Mapping[str, str] | None = None,
) -> httpx2.Request:
    all_headers = {
        "Accept": "application/json",
        "User-Agent": client.user_agent,
        **(headers or {}),
    }
    if fields is not None:
        all_headers["Content-Type"] = "application/x-www-form-urlencoded"
    return httpx2.Request(
        method,
        url,
        headers=all_headers,
        content=None if fields is None else urlencode(fields).encode(),
        extensions={"timeout": httpx2.Timeout(client.timeout).as_dict()},
    )


def _token_endpoint(place: str, response: httpx2.Response) -> str:
    """Read where tokens are (OpenID Connect Discovery 1.0 §4.2)."""
    found = _members(response) if response.is_success else {}
    endpoint = found.get("token_endpoint")
    if not isinstance(endpoint, str) or not endpoint.startswith(
        "https://" if place.startswith("https://") else ("https://", "http://")
    ):
        raise OAuth2Error("the discovery document names no token endpoint", response)
    return endpoint


def _read_token(response: httpx2.Response, asked: float) -> _Token:
    """Read a token (RFC 6749 §5.1), or why there is none (§5.2)."""
    found = _members(response)
    value = found.get("access_token")
    if not response.is_success or not isinstance(value, str) or not value:
        raise OAuth2Error(
            "the authorization server gave no token",
            response,
            error=_text(found.get("error")),
            description=_text(found.get("error_description")),
        )
    if _text(found.get("token_type", "bearer")).lower() != "bearer":
        raise OAuth2Error("the token is not a bearer token", response)
    try:
        lifetime = float(found.get("expires_in") or "inf")
    except (TypeError, ValueError):
        lifetime = float("inf")
    # A short-lived token is renewed in the last tenth of its life.
    margin = min(_MARGIN, lifetime / 10)
    return _Token(value, asked + lifetime - margin, _text(found.get("refresh_token")))


def _members(response: httpx2.Response) -> Mapping[str, Any]:
    try:
        found = response.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _send(client: SyncClient, request: httpx2.Request) -> httpx2.Response:
    attempt = 0
    while True:
        answer: httpx2.Response | httpx2.RequestError
        try:
            answer = client.http_client.send(request, auth=None, follow_redirects=False)
        except httpx2.RequestError as error:
            answer = error
        delay = _delay(answer, attempt, client)
        if delay is None:
            return _answered(answer, request)
        time.sleep(delay)
        attempt += 1


async def _async_send(
    client: AsyncClientBase, request: httpx2.Request
) -> httpx2.Response:
    attempt = 0
    while True:
        answer: httpx2.Response | httpx2.RequestError
        try:
            answer = await client.http_client.send(
                request, auth=None, follow_redirects=False
            )
        except httpx2.RequestError as error:
            answer = error
        delay = _delay(answer, attempt, client)
        if delay is None:
            return _answered(answer, request)
        await anyio.sleep(delay)
        attempt += 1


def _delay(
    answer: httpx2.Response | httpx2.RequestError, attempt: int, client: BaseClient
) -> float | None:
    if attempt >= client.max_retries:
        return None
    if isinstance(answer, httpx2.Response):
        return retries.delay_after_response(answer, attempt)
    # A refresh token may be good for one request only, so that none is sent twice
    # that may have arrived.
    if isinstance(answer, httpx2.TransportError) and retries.was_never_sent(answer):
        return retries.delay_after_error(attempt)
    return None


def _answered(
    answer: httpx2.Response | httpx2.RequestError, request: httpx2.Request
) -> httpx2.Response:
    if isinstance(answer, httpx2.Response):
        return answer
    raise connection_error(answer, request) from answer
