"""Nobody gets in without what the document asks for, in the place where it asks for it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import pytest

Header = Mapping[str, str]

KEY = {"X-Key": "good"}
TOKEN = {"Authorization": "Bearer good"}


def basic(text: str) -> dict[str, str]:
    return {"Authorization": f"Basic {b64encode(text.encode()).decode()}"}


@pytest.fixture
def app(server: ModuleType, implement: Callable[..., Any]) -> Any:
    async def done() -> None:
        return None

    async def check(secret: str, request: Any) -> Any:
        return server.Identity("me") if secret == "good" else None

    async def check_basic(credentials: Any, request: Any) -> Any:
        return server.Identity(credentials.username) if credentials == ("me", "pass:word") else None

    async def check_scopes(token: str, request: Any) -> Any:
        scopes = {"reader": {"read"}, "writer": {"read", "write"}}.get(token)
        return None if scopes is None else server.Identity(token, frozenset(scopes))

    methods = {each.name: done for each in server.AccessApi._operations}
    return server.create_app(
        access=implement("Access", **methods),
        header_key=check,
        query_key=check,
        cookie_key=check,
        basic=check_basic,
        bearer=check,
        o_auth=check_scopes,
    )


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/open", {}, 204),
        ("/header", KEY, 204),
        ("/header", {}, 401),
        ("/header", {"X-Key": "bad"}, 401),
        ("/header", {"X-Key": ""}, 401),
        ("/header?X-Key=good", {}, 401),
        ("/header?key=good", {}, 401),
        ("/header", {"Cookie": "X-Key=good"}, 401),
        ("/header", TOKEN, 401),
        ("/query?key=good", {}, 204),
        ("/query?key=go%6Fd", {}, 204),
        ("/query?key=bad", {}, 401),
        ("/query?key=good&key=good", {}, 401),
        ("/query", {"key": "good"}, 401),
        ("/query", {"Cookie": "key=good"}, 401),
        ("/cookie", {"Cookie": "other=1; key=good"}, 204),
        ("/cookie", {"Cookie": "key=bad"}, 401),
        ("/cookie?key=good", {}, 401),
        ("/cookie", {"key": "good"}, 401),
        ("/basic", basic("me:pass:word"), 204),
        ("/basic", basic("me:wrong"), 401),
        ("/basic", basic("me"), 401),
        ("/basic", {"Authorization": "Basic ***"}, 401),
        ("/basic", {"Authorization": "Basic /w=="}, 401),
        ("/basic", TOKEN, 401),
        ("/bearer", TOKEN, 204),
        ("/bearer", {"Authorization": "bearer good"}, 204),
        ("/bearer", {"Authorization": "Bearer bad"}, 401),
        ("/bearer", {"Authorization": "Bearer"}, 401),
        ("/bearer", {"Authorization": "good"}, 401),
        ("/bearer", basic("good:"), 401),
        ("/bearer", {"Authorization": "Bearer g\xf6\xf6d"}, 401),
        ("/scoped", {"Authorization": "Bearer writer"}, 204),
        ("/scoped", {"Authorization": "Bearer reader"}, 403),
        ("/scoped", {"Authorization": "Bearer other"}, 401),
        ("/scoped", {}, 401),
        ("/both", {**KEY, **TOKEN}, 204),
        ("/both", KEY, 401),
        ("/both", TOKEN, 401),
        ("/both", {**KEY, "Authorization": "Bearer bad"}, 401),
        ("/either", KEY, 204),
        ("/either", basic("me:pass:word"), 204),
        ("/either", {}, 401),
        ("/either", TOKEN, 401),
        ("/optional", {}, 204),
        ("/optional", TOKEN, 204),
        ("/unchecked", {**KEY, **TOKEN}, 401),
    ],
)
def test_who_gets_in(app: Any, caller: Callable[[Any], Any], path: str, headers: Header, status: int) -> None:
    encoded = {name: value.encode("latin-1") for name, value in headers.items()}
    response = caller(app).get(path.removeprefix("/"), headers=encoded)
    assert response.status_code == status, response.text
    if status == 401:
        assert response.headers["www-authenticate"]
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == 401
    if status == 403:
        assert 'error="insufficient_scope", scope="write"' in response.headers["www-authenticate"]


def test_the_challenges_name_the_schemes(app: Any, caller: Callable[[Any], Any]) -> None:
    response = caller(app).get("either")
    assert response.headers["www-authenticate"] == ('ApiKey realm="api", Basic realm="api", charset="UTF-8"')


def test_a_method_knows_who_calls(
    server: ModuleType, implement: Callable[..., Any], caller: Callable[[Any], Any]
) -> None:
    seen: list[Any] = []

    async def method() -> None:
        seen.append((server.current_identities(), server.current_request().url.path))

    async def check(secret: str, request: Any) -> Any:
        return server.Identity(secret)

    access = implement("Access", bearer=method, optional=method, open=method)
    client = caller(server.create_app(access=access, bearer=check))
    client.get("bearer", headers=TOKEN)
    client.get("optional")
    client.get("open", headers=TOKEN)
    identity = server.Identity("good")
    assert seen == [
        ({"Bearer": identity}, "/base/v1/bearer"),
        ({}, "/base/v1/optional"),
        ({}, "/base/v1/open"),
    ]


def test_without_a_function_nobody_gets_in(
    server: ModuleType, implement: Callable[..., Any], caller: Callable[[Any], Any]
) -> None:
    async def method() -> None:
        raise AssertionError("it was called")

    client = caller(server.create_app(access=implement("Access", bearer=method)))
    assert client.get("bearer", headers=TOKEN).status_code == 401


@pytest.mark.parametrize(
    ("path", "headers", "detail"),
    [
        ("/basic", {}, "credentials are missing"),
        ("/basic", TOKEN, "credentials are missing"),
        ("/basic", basic("me:wrong"), "the credentials for Basic are not accepted"),
        ("/basic", {"Authorization": "Basic ***"}, "the credentials for Basic are not accepted"),
        ("/header", {"X-Key": ""}, "credentials are missing"),
        ("/query?key=bad", {}, "the credentials for QueryKey are not accepted"),
        ("/both", KEY, "credentials are missing"),
        ("/both", {**KEY, "Authorization": "Bearer bad"}, "the credentials for Bearer are not accepted"),
        ("/either", {"X-Key": "bad"}, "the credentials for HeaderKey are not accepted"),
        ("/unchecked", KEY, "credentials are missing or not accepted"),
    ],
)
def test_missing_credentials_are_not_wrong_ones(
    app: Any, caller: Callable[[Any], Any], path: str, headers: Header, detail: str
) -> None:
    response = caller(app).get(path.removeprefix("/"), headers=headers)
    assert (response.status_code, response.json()["detail"]) == (401, detail)


def test_a_check_that_fails_is_named_in_the_log(
    server: ModuleType,
    implement: Callable[..., Any],
    caller: Callable[[Any], Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def check(username: str, password: str, request: Any) -> Any:
        raise AssertionError("it has another signature")

    async def method() -> None:
        raise AssertionError("it was called")

    client = caller(server.create_app(access=implement("Access", basic=method), basic=check))
    response = client.get("basic", headers=basic("me:pass:word"))
    assert (response.status_code, response.json()) == (500, {"title": "Internal Server Error", "status": 500})
    (record,) = caplog.records
    assert record.getMessage() == "the check of Basic failed"
    assert record.exc_info and "missing 1 required positional argument" in str(record.exc_info[1])


def test_a_check_may_answer_by_itself(
    server: ModuleType, implement: Callable[..., Any], caller: Callable[[Any], Any]
) -> None:
    async def check(token: str, request: Any) -> Any:
        raise server.ErrorReply(429, detail="not so often")

    client = caller(server.create_app(access=implement("Access"), bearer=check))
    response = client.get("bearer", headers=TOKEN)
    assert (response.status_code, response.json()["detail"]) == (429, "not so often")


def test_who_may_not_call_learns_nothing_else(server: ModuleType, caller: Callable[[Any], Any]) -> None:
    client = caller(server.create_app())
    assert client.get("bearer").status_code == 401
    assert client.get("open").status_code == 501


def test_secrets_are_not_shown(server: ModuleType) -> None:
    assert "hush" not in repr(server.UserPassword("me", "hush"))
