"""Replies are what the document shows, as the request prefers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.mock.bodies import FILE_CONTENT
from specloom.mock.messages import Reply
from tests.mock.conftest import SHOP, Ask, mock_of
from tests.support.corpus import ROOT

TWO = [{"id": 1, "name": "one"}, {"id": 2, "name": "two"}]


def parsed(reply: Reply) -> Any:
    assert isinstance(reply.body, bytes)
    return json.loads(reply.body)


def prefer(ask: Ask, preference: str, target: str = "/things") -> Reply:
    return ask("GET", target, headers={"Prefer": preference})


def test_examples_by_name_and_by_status(ask: Ask) -> None:
    assert parsed(ask("GET", "/things")) == []
    two = prefer(ask, 'example="two"')
    assert parsed(two) == TWO
    assert dict(two.headers)["Preference-Applied"] == 'example="two"'
    gone = prefer(ask, "code=404")
    assert (gone.status, parsed(gone)) == (404, {"message": "It is gone."})
    # An example that only another response has is found there.
    assert (prefer(ask, "example=gone").status, prefer(ask, "code=503").status) == (404, 503)
    assert prefer(ask, "respond-async, wait=10; x=y, code=404").status == 404


@pytest.mark.parametrize(
    "preference",
    ["code=418", "code=abc", "code=42", "example=none-such", "code=404, example=two", "dynamic=5"],
)
def test_what_cannot_be_had_is_said(ask: Ask, preference: str) -> None:
    reply = prefer(ask, preference)
    assert reply.status == 400
    assert parsed(reply)["errors"][0]["name"] == "Prefer"


def test_dynamic_values_are_the_same_for_the_same_request(ask: Ask, shop: Any) -> None:
    def kinds(preference: str, target: str = "/things/5") -> bytes:
        reply = prefer(ask, preference, target)
        assert (reply.status, isinstance(reply.body, bytes), reply.note) == (200, True, "")
        return bytes(reply.body)  # type: ignore[arg-type]

    first = kinds("dynamic=true")
    assert first == kinds("dynamic=true") == prefer(ask, "dynamic=true", "/things/5").body
    assert len({kinds("dynamic=true", f"/things/{number}") for number in range(20)}) > 15
    assert len({kinds(f"dynamic=true, seed={number}") for number in range(20)}) > 15
    assert len({kinds("dynamic=true, seed=random") for _ in range(20)}) > 5
    place = shop.api.operations[3].responses[0].content[0].location.child("schema")
    for number in range(100):
        value = json.loads(kinds(f"dynamic=true, seed={number}"))
        assert shop.values._schemas.accepts(place, value), value


@pytest.mark.parametrize(
    ("accept", "status", "content_type"),
    [
        (None, 200, "application/json"),
        ("*/*", 200, "application/json"),
        ("application/xml", 200, "application/xml"),
        ("application/json;q=0.1, application/xml;q=0.2", 200, "application/xml"),
        ("text/*, application/*;q=0.5", 200, "application/json"),
        ("application/json;q=0, */*", 200, "application/xml"),
        ("text/html", 406, "application/problem+json"),
        ("application/json;q=0, application/xml;q=0", 406, "application/problem+json"),
        ("nonsense", 200, "application/json"),
    ],
)
def test_content_negotiation(ask: Ask, accept: str | None, status: int, content_type: str) -> None:
    reply = ask("GET", "/things", headers={"Accept": accept} if accept else {})
    assert (reply.status, dict(reply.headers)["Content-Type"]) == (status, content_type)


def test_xml_has_an_element_for_each_member(ask: Ask) -> None:
    reply = ask("GET", "/things", headers={"Accept": "application/xml"})
    assert isinstance(reply.body, bytes)
    assert reply.body.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<Thing><id>1</id><name>')


def test_headers_are_shown_and_can_break_nothing(ask: Ask) -> None:
    headers = dict(ask("GET", "/things").headers)
    assert headers["X-Total"] == "2"
    assert headers["X-Odd"] == "a Set-Cookie: b=c %E2%98%83"
    assert "Content-Encoding" not in headers


def test_bytes_nothing_and_redirections(ask: Ask) -> None:
    file = ask("GET", "/file")
    assert (dict(file.headers)["Content-Type"], file.body) == ("application/octet-stream", FILE_CONTENT)
    assert dict(ask("GET", "/file", headers={"Accept": "image/gif"}).headers)["Content-Type"] == "image/gif"
    empty = ask("GET", "/things/new")
    assert (empty.status, empty.body, empty.headers) == (204, b"", ())
    moved = ask("GET", "/closed?n=1")
    assert (moved.status, dict(moved.headers)["Location"]) == (302, "https://example.com")


@pytest.mark.parametrize(
    ("accept", "body", "content_type"),
    [
        ("*/*", b'{"stream": true}', "text/event-stream"),
        ("*/*", b'{"stream": false}', "application/json"),
        ("text/event-stream", b"{}", "text/event-stream"),
        ("application/json", b'{"stream": true}', "application/json"),
    ],
)
def test_a_stream_is_sent_to_who_asks_for_it(ask: Ask, accept: str, body: bytes, content_type: str) -> None:
    reply = ask("POST", "/events", body, {"Accept": accept, "Content-Type": "application/json"})
    assert dict(reply.headers)["Content-Type"] == content_type
    if isinstance(reply.body, tuple):
        *events, end = reply.body
        assert end == b"data: [DONE]\n\n"
        assert len(events) == 3
        assert all("name" in json.loads(event.removeprefix(b"data: ")) for event in events)


def test_lines_sequences_and_whole_events(ask: Ask) -> None:
    lines = ask("GET", "/lines").body
    assert isinstance(lines, tuple)
    assert [line.endswith(b"\n") and "name" in json.loads(line) for line in lines] == [True] * 3
    sequence = ask("GET", "/lines", headers={"Accept": "application/json-seq"}).body
    assert isinstance(sequence, tuple)
    assert all(piece.startswith(b"\x1e{") for piece in sequence)
    events = ask("GET", "/lines", headers={"Accept": "text/event-stream"}).body
    assert events == (b"event: thing\ndata: a\ndata: b\n\n",)


def test_swagger_is_served_too(ask: Ask) -> None:
    swagger = mock_of(ROOT / "tests" / "cases" / "swagger" / "input.yaml")
    key = {"X-Key": "k"}
    listed = ask("GET", "/v2/pets?limit=3&ids=a&ids=b", headers=key, by=swagger)
    assert (listed.status, parsed(listed)[0]["kind"]) == (200, "Cat")
    refused = ask("GET", "/v2/pets?limit=11", headers=key, by=swagger)
    assert (refused.status, dict(refused.headers)["Specloom-Fault"][:23]) == (422, "query parameter 'limit'")
    json_ = key | {"Content-Type": "application/json"}
    assert ask("POST", "/pets", b'{"kind": "Cat"}', json_, by=swagger).status == 204
    assert ask("POST", "/pets", b"{}", json_, by=swagger).status == 422


def test_a_document_that_contradicts_itself_is_served_as_well_as_it_can_be(tmp_path: Path, ask: Ask) -> None:
    text = SHOP.read_text(encoding="utf-8")
    (tmp_path / "api.yaml").write_text(text.replace("maxLength: 3}", "maxLength: 3}, {type: string}", 1))
    (tmp_path / "b.yaml").write_text(text.replace('pattern: "^[a-z]{2,8}$"', "maxLength: 2, minLength: 5"))
    both = ask("GET", "/things/5", by=mock_of(tmp_path / "api.yaml"))
    assert (both.status, both.note) == (200, "")
    never = ask("GET", "/things/5", by=mock_of(tmp_path / "b.yaml"))
    assert (never.status, never.note) == (200, "the body doesn't follow its schema")
