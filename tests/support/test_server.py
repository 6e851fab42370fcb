"""The test server answers as the document shows, remembers, and obeys; the checker sees what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse, IncompleteRead
from typing import Any

import pytest

from specloom.ir.api import Api
from specloom.mock.bodies import FILE_CONTENT
from tests.support.corpus import OWN_DOCUMENT, parsed
from tests.support.server import Answer, Server, json_answer
from tests.support.validate import Checker

KEY = {"Authorization": "Bearer test"}
JSON = {**KEY, "Content-Type": "application/json"}


@pytest.fixture(scope="module")
def api() -> Api:
    found = parsed(OWN_DOCUMENT)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(OWN_DOCUMENT)


@pytest.fixture
def server(api: Api) -> Iterator[Server]:
    with Server(api, stream_end="[DONE]") as running:
        yield running


def send(
    server: Server, method: str, target: str, body: Any = None, headers: dict[str, str] | None = None
) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(server.url.removeprefix("http://"), timeout=10)
    content = json.dumps(body).encode() if isinstance(body, dict | list) else body
    with closing(connection):
        connection.request(method, target, content, headers if headers is not None else KEY)
        with connection.getresponse() as response:
            return response, response.read()


def test_it_answers_with_the_documents_example(server: Server, checker: Checker) -> None:
    response, data = send(server, "GET", "/models/ft%3Agpt")
    assert (response.status, response.getheader("content-type")) == (200, "application/json")
    assert json.loads(data)["id"] == "gpt-4o-mini"
    (request,) = server.requests
    assert request.operation is not None
    assert request.operation.operation_id == "retrieveModel"
    assert request.path_parameters == {"model": "ft%3Agpt"}
    assert checker.problems(request) == []


def test_headers_binaries_and_streams(server: Server) -> None:
    response, _ = send(server, "GET", "/models")
    assert response.getheader("x-request-id") == "req_5d1c07a2"
    response, data = send(server, "GET", "/files/file-1/content")
    assert (response.getheader("content-type"), data) == ("application/octet-stream", FILE_CONTENT)
    body = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Hello"}], "stream": True}
    response, data = send(server, "POST", "/chat/completions", body, {**JSON, "Accept": "text/event-stream"})
    assert response.getheader("content-type") == "text/event-stream"
    events = data.decode().split("\n\n")
    assert events[-2:] == ["data: [DONE]", ""]
    assert [json.loads(event.removeprefix("data: "))["object"] for event in events[:-2]] == [
        "chat.completion.chunk",
        "chat.completion.chunk",
    ]


def test_it_can_be_told_to_answer_otherwise(server: Server) -> None:
    server.answers["listModels"] = json_answer({"data": []}, headers={"x": "y"})
    server.queue.extend([Answer(503), lambda request: json_answer(request.path)])
    assert send(server, "GET", "/models")[0].status == 503
    assert send(server, "GET", "/models")[1] == b'"/models"'
    response, data = send(server, "GET", "/models")
    assert (response.getheader("x"), data) == ("y", b'{"data": []}')
    assert send(server, "GET", "/nowhere")[0].status == 404
    server.queue.append(Answer(200, (b"data: 1\n\n",), cut=True))
    with pytest.raises(IncompleteRead):
        send(server, "GET", "/models")


@pytest.mark.parametrize(
    ("method", "target", "body", "headers", "problem"),
    [
        ("POST", "/realtime/sessions", {"model": "gpt-4o-realtime-preview"}, JSON, ""),
        ("POST", "/realtime/sessions", {"model": "gpt-5"}, JSON, "body at /model: "),
        ("POST", "/realtime/sessions", {}, {**KEY, "Content-Type": "text/plain"}, "is not one of"),
        ("POST", "/realtime/sessions", None, {**KEY, "Content-Length": "0"}, "body: missing"),
        ("GET", "/files?limit=20&order=asc&after=file-1&purpose=batch", None, KEY, ""),
        ("GET", "/files?limit=0", None, KEY, "query parameter 'limit'"),
        ("GET", "/files?limit=many", None, KEY, "query parameter 'limit'"),
        ("GET", "/files?limt=1", None, KEY, "query parameter 'limt': not declared"),
        ("GET", "/files/nofile", None, KEY, "path parameter 'file_id'"),
        ("GET", "/files", None, {}, "security: credentials are missing: ApiKeyAuth"),
        ("GET", "/files", b"x", {**KEY, "Content-Length": "1"}, "body: not declared"),
        ("PUT", "/files", b"", KEY, "no operation for PUT /files"),
    ],
)
def test_what_is_wrong_with_a_request_is_seen(
    server: Server,
    checker: Checker,
    method: str,
    target: str,
    body: Any,
    headers: dict[str, str],
    problem: str,
) -> None:
    send(server, method, target, body, headers)
    problems = checker.problems(server.requests[-1])
    if problem:
        assert len(problems) == 1
        assert problem in problems[0]
    else:
        assert problems == []


def test_uploads_chunked_or_not(server: Server, checker: Checker) -> None:
    def form(purpose: bytes) -> bytes:
        return (
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n'
            b"Content-Type: application/octet-stream\r\n\r\n\x00\xff\r\n"
            b'--b\r\nContent-Disposition: form-data; name="purpose"\r\n\r\n' + purpose + b"\r\n--b--\r\n"
        )

    headers = {**KEY, "Content-Type": "multipart/form-data; boundary=b"}
    send(server, "POST", "/files", form(b"batch"), headers)
    send(server, "POST", "/files", iter([form(b"batch")[:20], form(b"batch")[20:]]), headers)
    send(server, "POST", "/files", form(b"nothing"), headers)
    first, second, third = server.requests
    assert first.body == second.body == form(b"batch")
    assert second.header("transfer-encoding") == "chunked"
    assert checker.problems(first) == checker.problems(second) == []
    assert len(checker.problems(third)) == 1
