"""What is wrong with a request is refused, with the status that fits and the place of the fault."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specloom.mock.messages import Reply
from tests.mock.conftest import SHOP, Ask, mock_of

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PARTS = {"Content-Type": "multipart/form-data; boundary=b"}


def header(reply: Reply, name: str) -> str | None:
    return dict(reply.headers).get(name)


def error(reply: Reply) -> tuple[str, str | None, str]:
    """Return the place, the parameter and the pointer of the first fault."""
    assert isinstance(reply.body, bytes)
    told = json.loads(reply.body)
    assert told["status"] == reply.status
    first = told["errors"][0]
    return first["in"], first.get("name"), first["pointer"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?limit=3",
        "?colours=red|blue",
        "?colours=red%7Cblue",
        "?filter[min]=1&filter[tags][]=a&filter[tags][]=b",
        "?since=5",
        "?since=5&since=6",
        "?where=%7B%22a%22%3A1%7D",
        "?unknown=1",
    ],
)
def test_parameters_of_every_style_are_read(ask: Ask, query: str) -> None:
    headers = {"X-Trace": "6f1ed002-ab5b-4f0e-9c3e-0c8a4a2b1d11", "Cookie": "mode=fast"}
    assert ask("GET", f"/things{query}", headers=headers).status == 200


@pytest.mark.parametrize(
    ("query", "headers", "place"),
    [
        ("?limit=0", {}, ("query", "limit", "")),
        ("?limit=many", {}, ("query", "limit", "")),
        ("?limit=1&limit=2", {}, ("query", "limit", "")),
        ("?colours=red|green", {}, ("query", "colours", "/1")),
        ("?filter[min]=x", {}, ("query", "filter", "/min")),
        ("?since=x", {}, ("query", "since", "")),
        ("?since=1&since=x", {}, ("query", "since", "/1")),
        ("?where={}", {}, ("query", "where", "/a")),
        ("?where=nonsense", {}, ("query", "where", "")),
        ("", {"X-Trace": "1"}, ("header", "X-Trace", "")),
        ("", {"Cookie": "mode=odd"}, ("cookie", "mode", "")),
    ],
)
def test_a_wrong_parameter_is_named(
    ask: Ask, query: str, headers: dict[str, str], place: tuple[str, str, str]
) -> None:
    reply = ask("GET", f"/things{query}", headers=headers)
    status = 400 if "nonsense" in query else 422
    assert (reply.status, header(reply, "Content-Type")) == (status, "application/problem+json")
    assert error(reply) == place


@pytest.mark.parametrize(
    ("headers", "body", "status", "place"),
    [
        (JSON, b'{"name": "abc"}', 201, None),
        (JSON, b'{"name": "abc", "id": 5}', 201, None),
        (FORM, b"name=abc&price=2", 201, None),
        (FORM, b"name=abc&when=5", 201, None),
        (FORM, b"name=abc&when[min]=5", 201, None),
        (FORM, b"name=abc&when[min]=x", 422, ("body", None, "/when/min")),
        (JSON, b'{"name": "abc", "part": {"name": "A"}}', 422, ("body", None, "/part/name")),
        (JSON, b'{"name": "abc", "kind": true}', 422, ("body", None, "/kind")),
        (JSON, b'{"name": "abc", "id": 3000000000}', 422, ("body", None, "/id")),
        (JSON, b'{"name": "abc", "price": 51}', 422, ("body", None, "/price")),
        (JSON, b"{}", 422, ("body", None, "/name")),
        (JSON, b'{"name": "abc", "pet": {"kind": "cow"}}', 422, ("body", None, "/pet/kind")),
        (JSON, b'{"name": "abc", "pet": {}}', 422, ("body", None, "/pet/kind")),
        (JSON, b'{"name": "abc", "pet": {"kind": "dog"}}', 422, ("body", None, "/pet/size")),
        (JSON, b'{"name": ', 422, ("body", None, "")),
        (JSON, b'{"name": NaN}', 422, ("body", None, "")),
        (JSON, b'{"name": "\\ud800"}', 422, ("body", None, "")),
        (JSON, b"[" * 100_000, 422, ("body", None, "")),
        (JSON, b"\xff\xfe", 422, ("body", None, "")),
        (FORM, b"name=abc&price=dear", 422, ("body", None, "/price")),
        ({}, b"", 422, ("body", None, "")),
        ({}, b"abc", 415, ("header", "Content-Type", "")),
        ({"Content-Type": "text/csv"}, b"abc", 415, ("header", "Content-Type", "")),
        (PARTS, b"garbage", 422, ("body", None, "")),
    ],
)
def test_bodies(
    ask: Ask, headers: dict[str, str], body: bytes, status: int, place: tuple[str, Any, str] | None
) -> None:
    reply = ask("POST", "/things", body, headers)
    assert reply.status == status
    if place is not None:
        assert error(reply) == place


def test_an_unknown_variant_is_told_the_known_ones(ask: Ask) -> None:
    reply = ask("POST", "/things", b'{"name": "abc", "pet": {"kind": "cow"}}', JSON)
    assert header(reply, "Specloom-Fault") == 'body at /pet/kind: one of "cat", "dog", "hound" is needed'


def test_parts_of_a_multipart_body_are_checked_one_by_one(ask: Ask) -> None:
    def body(thing: bytes, size: bytes = b"2") -> bytes:
        return (
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\nX-Size: '
            + size
            + b"\r\n\r\n\x00\xff\r\n"
            b'--b\r\nContent-Disposition: form-data; name="thing"\r\nContent-Type: application/json\r\n\r\n'
            + thing
            + b"\r\n--b--\r\n"
        )

    assert ask("POST", "/things", body(b'{"name": "abc"}'), PARTS).status == 201
    assert error(ask("POST", "/things", body(b'{"name": 1}'), PARTS)) == ("body", None, "/thing/name")
    wrong = ask("POST", "/things", body(b'{"name": "abc"}', b"big"), PARTS)
    assert "the header X-Size of the part 'file'" in (header(wrong, "Specloom-Fault") or "")


def test_the_declared_error_carries_the_problem_where_it_may(ask: Ask) -> None:
    open_ = ask("POST", "/things", b"{}", JSON)
    assert header(open_, "Content-Type") == "application/json"
    assert isinstance(open_.body, bytes)
    assert {"message", "title", "detail", "errors"} <= json.loads(open_.body).keys()
    closed = ask("GET", "/closed")
    assert (closed.status, closed.body) == (400, b'{"code": "bad"}')
    assert header(closed, "Specloom-Fault") == "query parameter 'n': missing"
    asked = ask("GET", "/closed", headers={"Accept": "application/problem+json"})
    assert header(asked, "Content-Type") == "application/problem+json"
    assert error(asked) == ("query", "n", "")


@pytest.mark.parametrize(
    ("method", "target", "status", "allow"),
    [
        ("GET", "/nothing", 404, None),
        ("GET", "/things/", 400, None),
        ("PUT", "/things", 405, "GET, POST, HEAD, OPTIONS"),
        ("DELETE", "/things/new", 405, "GET, HEAD, OPTIONS"),
        ("OPTIONS", "/things", 204, "GET, POST, HEAD, OPTIONS"),
        ("HEAD", "/things/5", 200, None),
        ("GET", "/things/5", 200, None),
        ("GET", "/v1/api/things/5", 200, None),
        ("GET", "/v2/api/things/new", 204, None),
        ("GET", "/v3/api/things/5", 404, None),
        ("GET", "/things/%6Eew", 204, None),
    ],
)
def test_paths_and_methods(ask: Ask, method: str, target: str, status: int, allow: str | None) -> None:
    if target == "/things/":
        status = 404  # an empty value is no value: the path is another one
    reply = ask(method, target)
    assert (reply.status, header(reply, "Allow")) == (status, allow)


@pytest.mark.parametrize(
    ("method", "target", "headers", "status"),
    [
        ("GET", "/things", {"Authorization": ""}, 401),
        ("GET", "/things", {"Authorization": "Basic eDp5"}, 401),
        ("GET", "/things", {"Authorization": "Bearer "}, 403),
        ("GET", "/things", {"Authorization": "bearer x"}, 200),
        ("GET", "/things/5", {"Authorization": ""}, 200),
        ("DELETE", "/things/5", {}, 401),
        ("DELETE", "/things/5", {"X-Key": "k"}, 403),
        ("DELETE", "/things/5", {"X-Key": "k", "Authorization": "Basic !"}, 403),
        ("DELETE", "/things/5", {"X-Key": "k", "Authorization": "Basic eDp5"}, 204),
        ("DELETE", "/things/5", {"Cookie": "a=b; session=c"}, 204),
        ("DELETE", "/things/5", {"session": "c"}, 401),
        ("DELETE", "/things/5?session=c", {}, 401),
        ("DELETE", "/things/5?pass-word=c", {}, 204),
    ],
)
def test_credentials_must_be_there(
    ask: Ask, method: str, target: str, headers: dict[str, str], status: int
) -> None:
    reply = ask(method, target, headers=headers)
    assert reply.status == status
    assert (header(reply, "WWW-Authenticate") is not None) == (status == 401)


def test_a_strict_mock_refuses_what_is_not_declared(ask: Ask) -> None:
    strict = mock_of(SHOP, strict=True)
    assert error(ask("GET", "/things?lim=1", by=strict)) == ("query", "lim", "")
    assert error(ask("GET", "/things/5", b"x", by=strict)) == ("body", None, "")
    assert ask("GET", "/things?limit=1", by=strict).status == 200
