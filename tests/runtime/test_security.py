"""Which credentials a call takes, and where they travel."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

Sent = Callable[..., httpx2.Request]


@pytest.fixture(params=["sync", "async"])
def sent(request: pytest.FixtureRequest) -> Sent:
    """Return the request of an operation with these requirements, from a client of either kind."""
    import sample_api
    from sample_api._runtime.operation import Operation, response

    def call(requirements: Any, credentials: dict[str, Any] | None = None, **options: Any) -> httpx2.Request:
        operation: Any = Operation("GET", "/", responses=(response("200"),), security=requirements)
        requests: list[httpx2.Request] = []

        def handler(request: httpx2.Request) -> httpx2.Response:
            requests.append(request)
            return httpx2.Response(200)

        async def run() -> None:
            http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(handler))
            client = sample_api.AsyncClient(http_client=http_client, **options)
            client.credentials = credentials or client.credentials
            await client.files._call(operation, options={})

        if request.param == "async":
            asyncio.run(run())
        else:
            http_client = httpx2.Client(transport=httpx2.MockTransport(handler))
            client = sample_api.Client(http_client=http_client, **options)
            client.credentials = credentials or client.credentials
            client.files._call(operation, options={})
        return requests[0]

    return call


def test_an_api_key_in_a_header(sent: Sent) -> None:
    from sample_api._runtime.security import api_key

    credentials = {"Own": api_key("header", "X-Own-Key", "k 1", argument="own")}
    headers = sent((("Own",),), credentials).headers
    assert headers["x-own-key"] == "k 1"
    assert "authorization" not in headers


@pytest.mark.parametrize("requirements", [((), ("Bearer",)), (("Bearer",), ())])
def test_optional_credentials_are_used_where_they_are_there(sent: Sent, requirements: Any) -> None:
    assert sent(requirements, api_key="k").headers["authorization"] == "Bearer k"
    assert "authorization" not in sent(requirements).headers


@pytest.mark.parametrize("variable", ["", None])
@pytest.mark.parametrize("given", ["", None])
def test_an_empty_text_is_no_credential(
    sent: Sent, monkeypatch: pytest.MonkeyPatch, given: str | None, variable: str | None
) -> None:
    from sample_api._runtime import errors

    if variable is None:
        monkeypatch.delenv("SAMPLE_API_KEY", raising=False)
    else:
        monkeypatch.setenv("SAMPLE_API_KEY", variable)
    for requirements in ((("Bearer",),), (("Key", "Session"),)):
        with pytest.raises(errors.MissingCredentialsError):
            sent(requirements, api_key=given, key=given, session="s")
    assert "authorization" not in sent((("Bearer",), ()), api_key=given).headers


def test_the_environment_stands_in_for_an_empty_text(sent: Sent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_API_KEY", "k")
    assert sent((("Bearer",),), api_key="").headers["authorization"] == "Bearer k"


@pytest.mark.parametrize(
    ("username", "password", "expected"),
    [("u", "p", "Basic dTpw"), ("u", None, "Basic dTo="), ("u", "", "Basic dTo="), ("", "p", "Basic OnA=")],
)
def test_one_of_a_name_and_a_password_may_be_empty(
    sent: Sent, username: str, password: str | None, expected: str
) -> None:
    found = sent((("Basic",),), username=username, password=password)
    assert found.headers["authorization"] == expected


@pytest.mark.parametrize(
    ("username", "password"), [("", ""), ("", None), (None, "p"), (None, ""), (None, None)]
)
def test_no_name_and_no_password(sent: Sent, username: str | None, password: str | None) -> None:
    from sample_api._runtime import errors

    with pytest.raises(errors.MissingCredentialsError):
        sent((("Basic",),), username=username, password=password)


def test_empty_variables_are_no_name_and_password(monkeypatch: pytest.MonkeyPatch) -> None:
    from sample_api._runtime.security import basic

    monkeypatch.setenv("OWN_NAME", "")
    monkeypatch.setenv("OWN_WORD", "p")
    arguments, variables = ("name", "word"), ("OWN_NAME", "OWN_WORD")
    assert not basic(None, None, arguments=arguments, variables=variables).given
    monkeypatch.setenv("OWN_NAME", "u")
    monkeypatch.setenv("OWN_WORD", "")
    assert basic(None, None, arguments=arguments, variables=variables).given


def test_mutual_tls_is_left_to_the_http_client(sent: Sent) -> None:
    from sample_api._runtime.security import through_http_client

    request = sent((("tls",),), {"tls": through_http_client()})
    assert "authorization" not in request.headers
