"""What a method returns reaches the caller as the document says, and what goes wrong inside stays there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI, HTTPException
from starlette.responses import PlainTextResponse

PARAMETERS = "things?limit=1"
THING = {"name": "n", "kind": "big"}


@pytest.fixture
def answering(
    server: ModuleType, implement: Callable[..., Any], caller: Callable[[Any], Any]
) -> Callable[..., Any]:
    """Return a client of an application in which one method returns a value, or what a function makes."""

    def make(group: str, name: str, value: Any, **options: Any) -> Any:
        async def method(**arguments: Any) -> Any:
            return value() if callable(value) else value

        argument = group.lower()
        return caller(server.create_app(**{argument: implement(group, **{name: method})}, **options))

    return make


def raising(error: Exception) -> Callable[[], Any]:
    def fail() -> Any:
        raise error

    return fail


def thing(server: ModuleType, **others: Any) -> Any:
    return server.models.Thing(name="n", kind="big", **others)


def test_the_status_is_the_documents(server: ModuleType, answering: Callable[..., Any]) -> None:
    response = answering("Things", "create_thing", thing(server)).post(PARAMETERS, json=THING)
    assert (response.status_code, response.headers["content-type"]) == (201, "application/json")
    assert response.json() == THING
    response = answering("Access", "open", None).get("open")
    assert (response.status_code, response.content) == (204, b"")
    assert "content-type" not in response.headers


def test_a_reply_chooses_status_and_headers(server: ModuleType, answering: Callable[..., Any]) -> None:
    reply = server.Reply(thing(server), status=201, headers={"Location": "/things/1", "X-Count": 3})
    response = answering("Things", "create_thing", reply, debug=True).post(PARAMETERS, json=THING)
    assert response.status_code == 201
    assert (response.headers["location"], response.headers["x-count"]) == ("/things/1", "3")


def test_a_declared_error_is_raised(server: ModuleType, answering: Callable[..., Any]) -> None:
    error = server.ErrorReply(409, server.models.Conflict(message="there"), headers={"Retry-After": 5})
    response = answering("Things", "create_thing", raising(error)).post(PARAMETERS, json=THING)
    assert (response.status_code, response.json()) == (409, {"message": "there"})
    assert response.headers["retry-after"] == "5"


def test_other_errors_are_problem_details(server: ModuleType, answering: Callable[..., Any]) -> None:
    for error in (server.ErrorReply(404, detail="no such thing"), HTTPException(404, "no such thing")):
        response = answering("Things", "latest_thing", raising(error)).get("things/latest")
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json() == {"title": "Not Found", "status": 404, "detail": "no such thing"}


def test_a_response_of_starlettes_is_sent_as_it_is(answering: Callable[..., Any]) -> None:
    made = PlainTextResponse("teapot", 418)
    response = answering("Things", "latest_thing", lambda: made).get("things/latest")
    assert (response.status_code, response.text) == (418, "teapot")


def test_a_failure_is_logged_and_not_told(
    answering: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    client = answering("Things", "latest_thing", raising(ValueError("the password is hush")))
    with caplog.at_level(logging.ERROR):
        response = client.get("things/latest")
    assert response.status_code == 500
    assert response.json() == {"title": "Internal Server Error", "status": 500}
    assert "hush" in caplog.text and "Traceback" in caplog.text


def test_what_is_not_implemented(
    server: ModuleType,
    answering: Callable[..., Any],
    implement: Callable[..., Any],
    caller: Callable[[Any], Any],
) -> None:
    for client in (
        answering("Things", "latest_thing", raising(NotImplementedError())),
        caller(server.create_app()),
        caller(server.create_app(things=implement("Things"))),
    ):
        response = client.get("things/latest")
        assert (response.status_code, response.json()["title"]) == (501, "Not Implemented")
    base = server.ThingsApi
    mine = type("Mine", (base,), {"latest_thing": server.unimplemented})()
    assert caller(server.create_app(things=mine)).get("things/latest").status_code == 501


def test_the_application_chooses_how_problems_look(server: ModuleType, answering: Callable[..., Any]) -> None:
    def on_problem(problem: Any) -> Any:
        return server.Reply({"code": problem.status, "places": [fault.pointer for fault in problem.faults]})

    client = answering("Things", "create_thing", None, on_problem=on_problem)
    response = client.post(PARAMETERS, json={"kind": "big"})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/json"
    assert response.json() == {"code": 422, "places": ["/name"]}
    assert client.get("nothing").json() == {"code": 404, "places": []}
    wrong = client.put("things/latest")
    assert (wrong.json()["code"], wrong.headers["allow"]) == (405, "DELETE, GET, HEAD")


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("latest_thing", "things/latest", {"name": "n"}),
        ("latest_thing", "things/latest", {"name": "n", "kind": "other"}),
        ("latest_thing", "things/latest", None),
        ("latest_thing", "things/latest", [1]),
    ],
)
def test_debugging_checks_what_is_returned(
    answering: Callable[..., Any], name: str, path: str, value: Any
) -> None:
    assert answering("Things", name, value, debug=True).get(path).status_code == 500
    assert answering("Things", name, value).get(path).status_code == 200


def test_debugging_checks_status_and_headers(server: ModuleType, answering: Callable[..., Any]) -> None:
    wrong = (
        server.Reply(thing(server), status=202),
        server.Reply(thing(server), headers={"X-Count": "many"}),
    )
    for reply in wrong:
        client = answering("Things", "create_thing", reply, debug=True)
        assert client.post(PARAMETERS, json=THING).status_code == 500


def test_the_media_type_is_what_the_value_is_and_the_caller_prefers(
    server: ModuleType, answering: Callable[..., Any]
) -> None:
    as_text = answering("Things", "report", "a;b").get("reports/2024.csv")
    assert (as_text.headers["content-type"], as_text.text) == ("text/csv; charset=utf-8", "a;b")
    as_json = answering("Things", "report", [1, 2]).get("reports/2024.json", headers={"Accept": "text/csv"})
    assert (as_json.headers["content-type"], as_json.json()) == ("application/json", [1, 2])
    chosen = answering("Things", "report", server.Reply("x", media_type="text/csv"))
    assert chosen.get("reports/2024.csv").headers["content-type"].startswith("text/csv")


def pieces(*values: Any) -> Callable[[], AsyncIterator[Any]]:
    async def generate() -> AsyncIterator[Any]:
        for value in values:
            yield value

    return generate


def test_server_sent_events(server: ModuleType, answering: Callable[..., Any]) -> None:
    response = answering("Streams", "events", pieces(thing(server), thing(server, size=1)), debug=True).get(
        "events"
    )
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert response.text == (
        'data: {"name":"n","kind":"big"}\n\ndata: {"name":"n","kind":"big","size":1}\n\n'
    )


def test_events_as_they_are(server: ModuleType, answering: Callable[..., Any]) -> None:
    event = server.ServerSentEvent("one\ntwo\rthree", "tick\nevent: x", "7\r\nid: 8", 1000)
    response = answering("Streams", "raw_events", pieces(event)).get("raw-events")
    assert response.text == (
        "event: tick event: x\nid: 7 id: 8\nretry: 1000\ndata: one\ndata: two\ndata: three\n\n"
    )


def test_lines(server: ModuleType, answering: Callable[..., Any]) -> None:
    for value in (pieces(thing(server), thing(server)), [thing(server), thing(server)]):
        response = answering("Streams", "lines", value).get("lines")
        assert response.headers["content-type"] == "application/jsonl"
        assert response.text == '{"name":"n","kind":"big"}\n' * 2


def test_items_arrive_while_others_are_made(server: ModuleType, implement: Callable[..., Any]) -> None:
    """The first item is sent before the second is there."""
    sent: list[bytes] = []
    seen: list[int] = []

    async def items() -> AsyncIterator[Any]:
        yield thing(server)
        seen.append(len(sent))
        yield thing(server)

    async def lines() -> Any:
        return items()

    app = server.create_app(streams=implement("Streams", lines=lines))

    async def send(message: Any) -> None:
        if message.get("body"):
            sent.append(message["body"])

    async def receive() -> Any:
        await asyncio.Event().wait()

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/base/v1/lines",
        "raw_path": b"/base/v1/lines",
        "query_string": b"",
        "headers": [],
        "asgi": {"spec_version": "2.4"},
    }
    asyncio.run(app(scope, receive, send))
    assert seen == [1] and len(sent) == 2


CONTENT = bytes(range(200))


@pytest.fixture(params=["bytes", "path"])
def file(request: pytest.FixtureRequest, answering: Callable[..., Any], tmp_path: Path) -> Any:
    path = tmp_path / "file.bin"
    path.write_bytes(CONTENT)
    return answering("Streams", "file", CONTENT if request.param == "bytes" else path)


@pytest.mark.parametrize(
    ("range", "status", "content"),
    [
        ("", 200, CONTENT),
        ("bytes=10-19", 206, CONTENT[10:20]),
        ("bytes=190-", 206, CONTENT[190:]),
        ("bytes=-5", 206, CONTENT[-5:]),
        ("bytes=190-500", 206, CONTENT[190:]),
        ("bytes=200-", 416, b""),
    ],
)
def test_parts_of_a_file(file: Any, range: str, status: int, content: bytes) -> None:
    response = file.get("file", headers={"Range": range} if range else {})
    assert response.status_code == status
    assert response.headers["content-type" if status != 416 else "content-range"]
    if status != 416:
        assert response.content == content
        assert response.headers["accept-ranges"] == "bytes"
    if status == 206:
        start = CONTENT.index(content)
        assert response.headers["content-range"] == f"bytes {start}-{start + len(content) - 1}/200"


def test_a_part_of_another_version_is_not_sent(file: Any) -> None:
    tag = file.get("file").headers["etag"]
    same = file.get("file", headers={"Range": "bytes=0-9", "If-Range": tag})
    other = file.get("file", headers={"Range": "bytes=0-9", "If-Range": '"other"'})
    assert (same.status_code, other.status_code) == (206, 200)


def test_bytes_in_pieces(answering: Callable[..., Any]) -> None:
    response = answering("Streams", "file", pieces(b"ab", b"cd")).get("file")
    assert (response.headers["content-type"], response.content) == ("application/octet-stream", b"abcd")


def test_a_header_cannot_begin_another(server: ModuleType, answering: Callable[..., Any]) -> None:
    reply = server.Reply(None, headers={"X-A": "a\r\nX-B: b"})
    response = answering("Access", "open", reply).get("open")
    assert response.status_code == 500 and "x-b" not in response.headers


def test_the_document_is_served(server: ModuleType, caller: Callable[[Any], Any]) -> None:
    import yaml

    source = yaml.safe_load((Path(__file__).parent / "service.yaml").read_text(encoding="utf-8"))
    client = caller(server.create_app(docs_url="/docs"))
    assert client.get("http://testserver/openapi.json").json() == source
    assert "/openapi.json" in client.get("http://testserver/docs").text
    bare = caller(server.create_app(openapi_url=None))
    assert bare.get("http://testserver/openapi.json").status_code == 404
    assert bare.get("http://testserver/docs").status_code == 404


def test_the_paths_can_stand_elsewhere(server: ModuleType, caller: Callable[[Any], Any]) -> None:
    client = caller(server.create_app(base_path="/other"))
    assert client.get("http://testserver/other/open").status_code == 501
    assert client.get("open").status_code == 404


def test_an_application_of_ones_own(
    server: ModuleType, implement: Callable[..., Any], caller: Callable[[Any], Any]
) -> None:
    async def health() -> dict[str, str]:
        return {"status": "fine"}

    async def done() -> None:
        return None

    app = FastAPI()
    app.get("/health")(health)
    assert server.create_app(app=app, access=implement("Access", open=done)) is app
    outer = FastAPI()
    outer.mount("/mounted", app)
    for client, prefix in ((caller(app), ""), (caller(outer), "/mounted")):
        assert client.get(f"http://testserver{prefix}/health").json() == {"status": "fine"}
        assert client.get(f"http://testserver{prefix}/base/v1/open").status_code == 204
        assert client.get(f"http://testserver{prefix}/openapi.json").status_code == 200


def test_an_unknown_option_is_refused(server: ModuleType) -> None:
    with pytest.raises(TypeError, match="max_size"):
        server.create_app(max_size=1)


def test_uploads_are_thrown_away(
    server: ModuleType, implement: Callable[..., Any], caller: Callable[[Any], Any]
) -> None:
    kept: list[Any] = []

    async def form(**arguments: Any) -> int:
        kept.append(arguments["file"])
        return 1

    client = caller(server.create_app(bodies=implement("Bodies", form=form)))
    assert client.post("form", data={"count": "1"}, files={"file": b"x" * 3_000_000}).status_code == 200
    assert kept[0].file.closed


def test_a_body_that_breaks_off(server: ModuleType, implement: Callable[..., Any]) -> None:
    async def text(**arguments: Any) -> str:
        raise AssertionError("it was called")

    app = server.create_app(bodies=implement("Bodies", text=text))
    messages = iter([{"type": "http.request", "body": b"a", "more_body": True}, {"type": "http.disconnect"}])
    sent: list[Any] = []

    async def receive() -> Any:
        return next(messages)

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"content-type", b"text/plain"), (b"content-length", b"9")]
    path = "/base/v1/text"
    scope = {"type": "http", "method": "PUT", "path": path, "query_string": b"", "headers": headers}
    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 400


def test_the_clients_of_many_requests(server: ModuleType, implement: Callable[..., Any]) -> None:
    """Requests that are answered at the same time don't see each other."""

    async def slow() -> None:
        key = server.current_request().headers["x-key"]
        await asyncio.sleep(0.01)
        assert server.current_identities()["HeaderKey"].subject == key
        assert server.current_request().headers["x-key"] == key

    async def check(secret: str, request: Any) -> Any:
        return server.Identity(secret)

    app = server.create_app(access=implement("Access", header=slow), header_key=check)

    async def run() -> list[int]:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://testserver/base/v1") as client:
            calls = [client.get("header", headers={"X-Key": str(number)}) for number in range(50)]
            return [response.status_code for response in await asyncio.gather(*calls)]

    assert asyncio.run(run()) == [204] * 50
