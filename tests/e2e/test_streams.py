"""Generated methods that stream, against a server: what they ask for and what they give, in both clients."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.e2e.documented import generate_package, imported
from tests.support.corpus import ROOT
from tests.support.server import Answer, Server

from specloom.mock.bodies import FILE_CONTENT
from specloom.parser import parse
from specloom.targets.python.losses import report

DOCUMENT = ROOT / "tests" / "cases" / "python-streams" / "input.yaml"
EVENTS = {"Content-Type": "text/event-stream"}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("streams")
    generate_package(DOCUMENT, folder, "stream_client")
    return folder


@pytest.fixture(scope="module")
def package(output: Path) -> Iterator[ModuleType]:
    with imported(output, "stream_client") as package:
        yield package


@pytest.fixture
def server() -> Iterator[Server]:
    api = parse(DOCUMENT).api
    assert api is not None
    with Server(api) as server:
        yield server


def items(package: ModuleType, server: Server, method: str, *arguments: Any, **options: Any) -> list[Any]:
    """Return what both clients read, which has to be the same."""
    with (
        package.Client(base_url=server.url) as client,
        getattr(client.streams, method)(*arguments, **options) as stream,
    ):
        found = list(stream)

    async def read() -> list[Any]:
        async with (
            package.AsyncClient(base_url=server.url) as client,
            getattr(client.streams, method)(*arguments, **options) as stream,
        ):
            return [item async for item in stream]

    assert asyncio.run(read()) == found
    return found


def test_json_or_a_stream(package: ModuleType, server: Server) -> None:
    body = (b'data: {"text": "a"}\n\n', b'data: {"text": "b"}\n\ndata: [DONE]\n\n')
    server.answers["chat"] = lambda request: (
        Answer(200, body, EVENTS)
        if request.header("accept") == "text/event-stream"
        else Answer(200, b'{"text": "ab"}', {"Content-Type": "application/json"})
    )
    for question in ({"text": "?"}, package.models.Question(text="?", stream=False)):
        found = items(package, server, "chat_as_stream", question)
        assert [type(item).__name__ for item in found] == ["Piece", "Piece"]
        assert [item.text for item in found] == ["a", "b"]
        assert json.loads(server.requests[-1].body) == {"text": "?", "stream": True}
    with package.Client(base_url=server.url) as client:
        assert client.streams.chat({"text": "?"}).text == "ab"
    assert server.requests[-1].header("accept") == "application/json"
    assert json.loads(server.requests[-1].body) == {"text": "?"}


def test_whole_events_up_to_the_end_that_the_document_names(package: ModuleType, server: Server) -> None:
    body = b'event: piece\ndata: {"text": "a"}\n\nevent: piece\ndata: over\n\nevent: piece\ndata: {}\n\n'
    server.answers["chatStream"] = Answer(200, body, EVENTS)
    [event] = items(package, server, "chat_stream_stream", text="?")
    assert (event.event, event.data.text) == ("piece", "a")
    assert b'name="stream"\r\n\r\ntrue' in server.requests[-1].body
    server.answers["readTicks"] = Answer(200, b"id: 1\ndata: 5\n\ndata: [DONE]\n\ndata: end\n\n", EVENTS)
    assert [(tick.id, tick.data) for tick in items(package, server, "read_ticks_stream")] == [
        ("1", "5"),
        ("1", "[DONE]"),
    ]


def test_events_and_lines(package: ModuleType, server: Server) -> None:
    server.answers["watch"] = Answer(200, b"event: e\ndata: x\n\n", EVENTS)
    [event] = items(package, server, "watch_stream")
    assert event == package.ServerSentEvent(data="x", event="e")
    lines = {"Content-Type": "application/x-ndjson"}
    server.answers["readLog"] = Answer(200, b'{"text": "a"}\n{"text": "b"}\n', lines)
    assert [item.text for item in items(package, server, "read_log_stream", from_=1)] == ["a", "b"]
    assert server.requests[-1].query == "from=1"
    with package.Client(base_url=server.url) as client:
        assert [item.text for item in client.streams.read_log()] == ["a", "b"]
        assert client.streams.watch() == [event]


def test_a_body_that_is_cut_is_an_error_of_the_package(package: ModuleType, server: Server) -> None:
    for pieces in ((b'data: {"text": "a"}\n\n',), (b'data: {"text": "a"}\n\ndata: {"te',)):
        server.answers["chat"] = Answer(200, pieces, EVENTS, cut=True)
        with package.Client(base_url=server.url) as client:
            stream = client.streams.chat_as_stream({"text": "?"})
            assert next(stream).text == "a"
            with pytest.raises(package.ApiConnectionError):
                next(stream)
            assert list(stream) == []


def test_a_download(package: ModuleType, server: Server, tmp_path: Path) -> None:
    assert b"".join(items(package, server, "download_file_stream", "f")) == FILE_CONTENT
    with package.Client(base_url=server.url) as client:
        client.streams.download_file_stream("f").write_to(tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == FILE_CONTENT


def test_importing_the_package_does_not_load_what_streams(output: Path) -> None:
    program = (
        "import sys, stream_client; stream_client.Client().streams\n"
        "loaded = {name.rpartition('.')[2] for name in sys.modules if '_runtime.' in name}\n"
        "assert not loaded & {'streams', 'async_streams', 'items', 'events', 'resuming'}, loaded\n"
        "from stream_client import AsyncStream, ServerSentEvent\n"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=output, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_what_type_checkers_see(output: Path) -> None:
    (output / "program.py").write_text(
        "from stream_client import AsyncClient, Client\n"
        "client = Client()\n"
        'reveal_type(client.streams.chat_as_stream({"text": ""}))\n'
        "with client.streams.chat_stream_stream() as stream:\n"
        "    for item in stream:\n"
        "        reveal_type(item)\n"
        "reveal_type(next(client.streams.watch_stream()))\n"
        "reveal_type(client.streams.read_log())\n"
        'reveal_type(client.streams.download_file_stream(""))\n'
        "async def main() -> None:\n"
        "    async with AsyncClient().streams.read_log_stream() as stream:\n"
        "        reveal_type([item async for item in stream])\n"
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "program.py"]
    run = subprocess.run(command, cwd=output, capture_output=True, text=True)
    (output / "program.py").unlink()
    assert run.returncode == 0, run.stdout
    found = [line.partition("Revealed type is ")[2].strip('"') for line in run.stdout.splitlines()[:-1]]
    shown = [
        text.replace("stream_client._runtime.", "").replace("stream_client.models.", "") for text in found
    ]
    assert shown == [
        "streams.Stream[piece.Piece]",
        "event.EventPiece | event.EventDone",
        "events.ServerSentEvent",
        "list[piece.Piece]",
        "streams.BinaryStream",
        "list[piece.Piece]",
    ]


def test_what_stays_bytes_is_reported() -> None:
    api = parse(DOCUMENT).api
    assert api is not None
    [loss] = report(api)
    assert loss.message == "python: the items of multipart/mixed are returned as a whole"


def test_an_end_that_is_no_text_is_reported(tmp_path: Path) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for wrong in ("7", "[end, 7]", "[]"):
        document = tmp_path / "input.yaml"
        changed = text.replace("x-specloom-stream-end: end", f"x-specloom-stream-end: {wrong}")
        document.write_text(changed, encoding="utf-8")
        api = parse(document).api
        assert api is not None
        [loss, _] = report(api)
        assert loss.message == "python: x-specloom-stream-end doesn't tell what ends a stream"
        assert loss.location is not None
        assert loss.location.pointer.endswith("/paths/~1ticks/get/responses/200/content/text~1event-stream")


def test_a_stream_where_json_is_expected(package: ModuleType, server: Server) -> None:
    server.answers["chat"] = Answer(200, b'data: {"text": "a"}\n\n', EVENTS)
    with (
        package.Client(base_url=server.url) as client,
        pytest.raises(package.ApiResponseValidationError, match="a stream of events"),
    ):
        client.streams.chat({"text": "x", "stream": True})
