"""Tokens that a generated client asks for itself, on the wire."""

from __future__ import annotations

import asyncio
import base64
import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

import httpx2
import pytest
from tests.e2e.documented import generate_package, imported

DOCUMENT = Path(__file__).parents[1] / "cases" / "python-security" / "input.yaml"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("security")
    generate_package(DOCUMENT, folder, "security_client")
    with imported(folder, "security_client") as package:
        yield package


class Issuer:
    """An authorization server and the API beside it: only the newest token is good."""

    def __init__(self, **answer: Any) -> None:
        self.answer = {"token_type": "Bearer", "expires_in": 3600} | answer
        self.asked: list[httpx2.Request] = []
        self.called: list[httpx2.Request] = []
        self.refusals: list[httpx2.Response] = []
        self.delay = 0.0
        self.good = ""

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/.well-known/openid-configuration":
            self.asked.append(request)
            return httpx2.Response(200, json={"token_endpoint": "https://login.example.com/oauth/token"})
        if request.url.path.startswith("/oauth/"):
            self.asked.append(request)
            if self.delay:
                time.sleep(self.delay)
            if self.refusals:
                return self.refusals.pop(0)
            self.good = f"token-{len(self.asked)}"
            return httpx2.Response(200, json=self.answer | {"access_token": self.good})
        self.called.append(request)
        if request.headers.get("authorization") != f"Bearer {self.good}":
            return httpx2.Response(401, json={})
        return httpx2.Response(200, json=[])

    def forms(self) -> list[dict[str, str]]:
        return [dict(parse_qsl(request.content.decode())) for request in self.asked]


class Async(httpx2.AsyncBaseTransport):
    """Asks the issuer in a thread, so that tasks overtake each other."""

    def __init__(self, issuer: Issuer) -> None:
        self.issuer = issuer

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        return await asyncio.to_thread(self.issuer, request)


def client(package: ModuleType, issuer: Issuer, **options: Any) -> Any:
    transport = httpx2.MockTransport(issuer)
    http_client = httpx2.Client(transport=transport, headers={"X-Own": "1"})
    return package.Client(http_client=http_client, **options)


def credentials(package: ModuleType, **more: Any) -> Any:
    return package.OAuth2ClientCredentials(client_id="me:", client_secret="s%crët", **more)


def test_client_credentials(package: ModuleType) -> None:
    issuer = Issuer()
    own = client(package, issuer, petstore=credentials(package))
    own.default.list_pets()
    own.default.list_pets()
    [asked] = issuer.asked
    assert str(asked.url) == "https://eu.example.com/oauth/token"
    assert base64.b64decode(asked.headers["authorization"].removeprefix("Basic ")) == b"me%3A:s%25cr%C3%ABt"
    assert "x-own" not in asked.headers
    assert issuer.forms() == [{"grant_type": "client_credentials", "scope": "read write"}]
    assert [each.headers["authorization"] for each in issuer.called] == ["Bearer token-1"] * 2


def test_what_the_document_says_can_be_replaced(package: ModuleType) -> None:
    issuer = Issuer()
    grant = credentials(
        package, scopes=[], token_url="https://other.example.com/oauth/t", client_authentication="body"
    )
    client(package, issuer, petstore=grant).default.list_pets()
    assert str(issuer.asked[0].url) == "https://other.example.com/oauth/t"
    assert "authorization" not in issuer.asked[0].headers
    assert issuer.forms() == [
        {"grant_type": "client_credentials", "client_id": "me:", "client_secret": "s%crët"}
    ]


def test_a_token_is_renewed_before_it_expires(package: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    issuer = Issuer(expires_in=100)
    own = client(package, issuer, petstore=credentials(package))
    for moment, asked in ((0, 1), (89, 1), (91, 2), (180, 2), (182, 3)):
        now[0] = 1000.0 + moment
        own.default.list_pets()
        assert len(issuer.asked) == asked


def test_a_refused_token_is_renewed_once(package: ModuleType) -> None:
    issuer = Issuer()
    own = client(package, issuer, petstore=credentials(package), sso=credentials(package))
    own.default.list_pets()
    issuer.good = "revoked"
    own.default.list_pets()
    assert [each.headers["authorization"][-1] for each in issuer.called] == ["1", "1", "2"]
    # A POST, too: what was refused did nothing.
    issuer.asked.clear()
    own.default.watch_pet({"name": "Rex"})
    issuer.good = "revoked"
    own.default.watch_pet({"name": "Rex"})
    assert issuer.called[-1].content == b'{"name":"Rex"}'

    class Never(Issuer):
        def __call__(self, request: httpx2.Request) -> httpx2.Response:
            answer = super().__call__(request)
            self.good = "another"
            return answer

    never = Never()
    with pytest.raises(package.AuthenticationError):
        client(package, never, petstore=credentials(package)).default.list_pets()
    assert (len(never.asked), len(never.called)) == (2, 2)
    with pytest.raises(package.AuthenticationError):
        client(package, never, petstore="fixed").default.list_pets()
    assert (len(never.asked), len(never.called)) == (2, 3)


def test_password_and_refresh(package: ModuleType) -> None:
    issuer = Issuer(refresh_token="again")
    own = client(package, issuer, petstore=package.OAuth2Password(username="u", password="p"))
    own.default.list_pets()
    issuer.good = "revoked"
    own.default.list_pets()
    assert [str(each.url.path) for each in issuer.asked] == ["/oauth/token", "/oauth/refresh"]
    assert issuer.forms() == [
        {"grant_type": "password", "username": "u", "password": "p", "scope": "read"},
        {"grant_type": "refresh_token", "refresh_token": "again"},
    ]
    # A refresh token that ended: the password is still known.
    issuer.good = "revoked"
    issuer.refusals = [httpx2.Response(400, json={"error": "invalid_grant"})]
    own.default.list_pets()
    assert [form["grant_type"] for form in issuer.forms()[2:]] == ["refresh_token", "password"]


def test_a_refresh_token_is_replaced(package: ModuleType) -> None:
    issuer = Issuer(refresh_token="second")
    grant = package.OAuth2RefreshToken(refresh_token="first", client_id="me")
    own = client(package, issuer, petstore=grant)
    own.default.list_pets()
    issuer.good = "revoked"
    own.default.list_pets()
    assert issuer.forms() == [
        {"grant_type": "refresh_token", "refresh_token": "first", "client_id": "me"},
        {"grant_type": "refresh_token", "refresh_token": "second", "client_id": "me"},
    ]


def test_discovery(package: ModuleType) -> None:
    issuer = Issuer()
    own = client(package, issuer, sso=credentials(package))
    own.default.watch_pet({"name": "Rex"})
    issuer.good = "revoked"
    own.default.watch_pet({"name": "Rex"})
    assert [str(each.url) for each in issuer.asked] == [
        "https://login.example.com/.well-known/openid-configuration",
        "https://login.example.com/oauth/token",
        "https://login.example.com/oauth/token",
    ]


@pytest.mark.parametrize("endpoint", [None, "http://login.example.com/oauth/token"])
def test_a_discovery_that_leads_nowhere(package: ModuleType, endpoint: str | None) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"token_endpoint": endpoint})

    own = package.Client(
        sso=credentials(package), http_client=httpx2.Client(transport=httpx2.MockTransport(answer))
    )
    with pytest.raises(package.OAuth2Error, match="no token endpoint"):
        own.default.watch_pet({"name": "Rex"})


def test_concurrent_calls_ask_for_one_token(package: ModuleType) -> None:
    issuer = Issuer()
    issuer.delay = 0.05
    own = client(package, issuer, petstore=credentials(package))
    threads = [threading.Thread(target=own.default.list_pets) for _ in range(8)]
    for round in (1, 2):
        if round == 2:
            issuer.good = "revoked"
            threads = [threading.Thread(target=own.default.list_pets) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(issuer.asked) == round
    assert issuer.called[-1].headers["authorization"] == "Bearer token-2"

    async def run() -> None:
        transport = Async(issuer)
        issuer.asked.clear()
        async with package.AsyncClient(
            petstore=credentials(package), http_client=httpx2.AsyncClient(transport=transport)
        ) as other:
            await asyncio.gather(*(other.default.list_pets() for _ in range(8)))
            assert len(issuer.asked) == 1
            issuer.good = "revoked"
            await asyncio.gather(*(other.default.list_pets() for _ in range(8)))
            assert len(issuer.asked) == 2
            await other.with_options(max_retries=0).default.list_pets()
            assert len(issuer.asked) == 2

    asyncio.run(run())


def test_what_the_authorization_server_refuses(package: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    problem = {"error": "invalid_client", "error_description": "Unknown."}
    for refusal in (
        httpx2.Response(401, json=problem),
        httpx2.Response(200, json={}),
        httpx2.Response(200, text="<html>"),
        httpx2.Response(200, json={"access_token": "t", "token_type": "mac"}),
        httpx2.Response(307, headers={"location": "https://elsewhere.example.com/"}),
    ):
        issuer = Issuer()
        issuer.refusals = [refusal]
        with pytest.raises(package.OAuth2Error) as caught:
            client(package, issuer, petstore=credentials(package)).default.list_pets()
        assert isinstance(caught.value, package.ApiError)
        assert len(issuer.asked) == 1
    issuer = Issuer()
    issuer.refusals = [httpx2.Response(503, headers={"retry-after": "1"})]
    client(package, issuer, petstore=credentials(package)).default.list_pets()
    assert slept == [1.0]
    issuer.refusals = [httpx2.Response(401, json=problem)]
    with pytest.raises(package.OAuth2Error, match=r"invalid_client: Unknown\. \(status 401\)") as caught:
        client(package, issuer, petstore=credentials(package)).default.list_pets()
    assert caught.value.error == "invalid_client"


def test_an_authorization_server_that_is_not_there(package: ModuleType) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ReadError("reset")

    own = package.Client(
        petstore=credentials(package), http_client=httpx2.Client(transport=httpx2.MockTransport(answer))
    )
    with pytest.raises(package.ApiConnectionError):
        own.default.list_pets()


def test_secrets_are_not_shown(package: ModuleType, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    issuer = Issuer(refresh_token="hush-refresh")
    grants: list[Callable[[], Any]] = [
        lambda: package.OAuth2ClientCredentials(client_id="me", client_secret="hush"),
        lambda: package.OAuth2Password(username="u", password="hush", client_id="c", client_secret="hush"),
        lambda: package.OAuth2RefreshToken(refresh_token="hush", client_id="c", client_secret="hush"),
    ]
    shown = ""
    for make in grants:
        grant = make()
        own = client(package, issuer, petstore=grant)
        own.default.list_pets()
        shown += f"{grant!r} {own!r} {own.credentials!r}"
    shown += caplog.text
    assert "hush" not in shown
    assert "token-" not in shown


def test_a_grant_that_the_document_knows_no_place_for(package: ModuleType) -> None:
    from security_client._runtime import security  # type: ignore[import-not-found]

    with pytest.raises(ValueError, match="needs a token_url"):
        security.oauth2(credentials(package), argument="x")


def test_server_variables(package: ModuleType) -> None:
    own = package.Client(server_variables={"region": "us", "stage": "v2"})
    assert own.base_url == "https://us.example.com/v2"
    assert package.Client().base_url == "https://eu.example.com/v1"
    assert own.with_options(base_url="http://localhost/x").base_url == "http://localhost/x"
    for wrong in ({"region": "mars"}, {"planet": "mars"}, {"stage": "v1/x"}, {"stage": "?"}):
        with pytest.raises(ValueError):
            package.AsyncClient(server_variables=wrong)
    with pytest.raises(ValueError, match="base_url"):
        package.Client(base_url="http://localhost", server_variables={"region": "us"})
