"""Streams of items: what is asked for, how they are cut up, and how they end."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2
import pytest

SSE = {"content-type": "text/event-stream; charset=utf-8"}
LINES = {"content-type": "application/jsonl"}
HELLO = b'data: {"role": "user", "content": "h\xc3\xa4llo"}\n\n'


class Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Pieces of a body; an exception among them is raised. Knows whether it was closed."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces = pieces
        self.read = 0
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.read += 1
            if isinstance(piece, Exception):
                raise piece
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


class Api(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Answers with a list of responses, and keeps the requests."""

    def __init__(self, *responses: httpx2.Response | Exception) -> None:
        self.responses = list(responses)
        self.requests: list[httpx2.Request] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        return self._answer(request)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        return self._answer(request)

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        answer = self.responses.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def streaming(*pieces: bytes | Exception, headers: dict[str, str] = SSE) -> tuple[Api, Body]:
    body = Body(*pieces)
    return Api(httpx2.Response(200, headers=headers, stream=body)), body


def files(api: Api, **options: Any) -> Any:
    import sample_api

    http_client = httpx2.Client(transport=api)
    return sample_api.Client(api_key="secret", http_client=http_client, **options).files


def async_files(api: Api, **options: Any) -> Any:
    import sample_api

    http_client = httpx2.AsyncClient(transport=api)
    return sample_api.AsyncClient(api_key="secret", http_client=http_client, **options).files


def errors() -> Any:
    from sample_api._runtime import errors

    return errors


def both(api_of: Any, method: str, *arguments: Any, **options: Any) -> list[list[Any]]:
    """Return the items that the two clients read; an error stands at the end of what came before it."""
    results = []
    items: list[Any] = []
    try:
        with getattr(files(api_of()), method)(*arguments, **options) as stream:
            items.extend(stream)
    except errors().ApiError as error:
        items.append(error)
    results.append(items)

    async def run() -> list[Any]:
        items: list[Any] = []
        try:
            async with getattr(async_files(api_of()), method)(*arguments, **options) as stream:
                async for item in stream:
                    items.append(item)  # noqa: PERF401 what came before an error counts
        except errors().ApiError as error:
            items.append(error)
        return items

    results.append(asyncio.run(run()))
    return results


def test_a_stream_beside_json() -> None:
    sent: list[Api] = []

    def api() -> Api:
        sent.append(streaming(HELLO, HELLO[:30], HELLO[30:], b"data: [DONE]\n\n", b"data: no\n\n")[0])
        return sent[-1]

    for items in both(api, "chat_stream", {"model": "m", "stream": False}):
        assert [type(item).__name__ for item in items] == ["UserMessage"] * 2
        assert items[1].content == "hällo"
    for one in sent:
        [request] = one.requests
        assert request.headers["accept"] == "text/event-stream"
        assert request.read() == b'{"model":"m","stream":true}'


def test_the_plain_call_does_not_ask_for_a_stream() -> None:
    import sample_api.api.files as module

    assert vars(module)["_CHAT"].accept == "application/json"


def test_events_as_they_come() -> None:
    stream = (
        "\ufeffdata: a\r\ndata\rdata:  b\n: comment\nunknown: x\n\n"
        "event: done\nid: 7\nretry: 20\ndata: €\n\nretry: x\nid: a\0b\n\nevent: lost\n\ndata:\n\n"
        "data: [LAUGHS]\n\ndata: incomplete\n"
    ).encode()
    for size in (1, 2, 3, len(stream)):
        pieces = [stream[start : start + size] for start in range(0, len(stream), size)]
        for items in both(lambda pieces=pieces: streaming(*pieces)[0], "watch_stream"):
            found = [(event.data, event.event, event.id, event.retry) for event in items]
            assert found == [
                ("a\n\n b", "message", "", None),
                ("€", "done", "7", 20),
                ("", "message", "7", None),
                ("[LAUGHS]", "message", "7", None),
            ]
    for items in both(lambda: streaming(b"data: [1]\n\ndata: [DONE]\n\ndata: 2\n\n")[0], "watch_stream"):
        assert [event.json() for event in items] == [[1]]


def test_an_event_is_given_as_soon_as_its_line_ended() -> None:
    api, body = streaming(b"data: 1\r\r", b"\ndata: 2\r\n\r", b"\n")
    stream = files(api).watch_stream()
    assert next(stream).data == "1"
    assert body.read == 1
    assert next(stream).data == "2"
    assert body.read == 2


def test_whole_events_and_the_end_that_a_document_names() -> None:
    text = b'event: made\nid: 1\nretry: 5\ndata: {"a": 1}\n\ndata: ["[DONE]"]\n\ndata: bye\n\ndata: 1\n\n'
    for items in both(lambda: streaming(text)[0], "watch_whole_stream"):
        assert items == [
            {"event": "made", "data": {"a": 1}, "id": "1", "retry": 5},
            {"event": "message", "data": ["[DONE]"], "id": "1"},
        ]


def test_json_lines_and_sequences() -> None:
    lines = (b'\xef\xbb\xbf{"side": 1}\r\n\n{"si', b'de": 2, "new": 1}\n{"side"', b': "three"}')
    sequence = (b'\x1e{"side": 1}\n\x1e{"side": 2,\n"new": 1}\n', b'\x1e{"side": "three"}\n')
    for pieces, kind in (
        (lines, "application/jsonl"),
        (lines, "application/json"),
        (lines, "text/plain"),
        (sequence, "application/json-seq"),
    ):
        headers = {"content-type": kind}
        for items in both(
            lambda pieces=pieces, headers=headers: streaming(*pieces, headers=headers)[0], "export_stream"
        ):
            assert [item.side for item in items] == [1, 2, "three"]
            assert items[1].new == 1


def test_the_plain_call_reads_all_items() -> None:
    content = b'{"side": 1}\n{"side": 2}'
    assert [item.side for item in files(streaming(content, headers=LINES)[0]).export()] == [1, 2]
    assert files(Api(httpx2.Response(200, headers=LINES))).export() == []

    async def run() -> list[Any]:
        items: list[Any] = await async_files(streaming(content, headers=LINES)[0]).export()
        return items

    assert len(asyncio.run(run())) == 2
    with pytest.raises(errors().ApiResponseValidationError):
        files(streaming(b"{", headers=LINES)[0]).export()


def test_what_goes_wrong_in_the_middle_is_an_error_of_ours() -> None:
    def broken(error: Exception) -> Any:
        return lambda: streaming(HELLO, error)[0]

    for items in both(broken(httpx2.RemoteProtocolError("cut")), "chat_stream", {}):
        assert len(items) == 2
        assert type(items[1]) is errors().ApiConnectionError
        assert isinstance(items[1].__cause__, httpx2.RemoteProtocolError)
    for items in both(broken(httpx2.ReadTimeout("slow")), "chat_stream", {}):
        assert type(items[1]) is errors().ApiTimeoutError
    for items in both(lambda: streaming(HELLO + b"data: {oops\n\n" + HELLO)[0], "chat_stream", {}):
        assert len(items) == 2
        assert type(items[1]) is errors().ApiResponseValidationError
        assert items[1].body == "{oops"
    for method, kind in (
        ("watch_stream", "application/json"),
        ("watch_stream", "text/html"),
        ("export_stream", "text/html"),
    ):
        headers = {"content-type": kind}
        for items in both(lambda headers=headers: streaming(b"{}", headers=headers)[0], method):
            assert [type(item) for item in items] == [errors().ApiResponseValidationError]


def test_items_are_read_leniently_unless_the_client_is_strict() -> None:
    text = b'data: {"role": "user", "content": 5}\n\n'
    assert [item.content for item in files(streaming(text)[0]).chat_stream({})] == [5]
    with pytest.raises(errors().ApiResponseValidationError):
        list(files(streaming(text)[0], strict=True).chat_stream({}))


def test_requests_are_tried_again_until_headers_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    for first in (httpx2.Response(503, headers={"retry-after-ms": "1"}), httpx2.ReadError("reset")):
        api, _ = streaming(b"data: 1\n\n")
        api.responses.insert(0, first)
        assert [event.data for event in files(api).watch_stream()] == ["1"]
        assert len(api.requests) == 2
    api, _ = streaming(b"data: 1\n\n", httpx2.ReadError("reset"))
    with pytest.raises(errors().ApiConnectionError):
        list(files(api).watch_stream())
    assert len(api.requests) == 1


def test_an_error_status_is_raised_with_its_body() -> None:
    for items in both(lambda: Api(httpx2.Response(404, json={"code": "c"})), "chat_stream", {}):
        [error] = items
        assert type(error) is errors().NotFoundError
        assert error.body.code == "c"


def test_arguments_are_checked_by_the_call() -> None:
    api = Api()
    with pytest.raises(errors().RequestValidationError):
        files(api).chat_stream([])
    files(api).chat_stream({})
    assert api.requests == []


def test_a_stream_is_closed_on_every_path() -> None:
    def check(use: Any, *pieces: bytes | Exception) -> None:
        api, body = streaming(*pieces)
        use(files(api).watch_stream())
        assert body.closed

    def leave(stream: Any) -> None:
        with stream:
            assert stream.status_code == 200

    def fail(stream: Any) -> None:
        with pytest.raises(ZeroDivisionError), stream:
            raise ZeroDivisionError

    def break_off(stream: Any) -> None:
        for _ in stream:
            break

    def close(stream: Any) -> None:
        next(stream)
        stream.close()
        assert list(stream) == []
        with pytest.raises(errors().ApiError, match="closed"), type(stream)(stream._connection, iter(())):
            stream._connection._first = None
            stream._connection.open()

    def read_badly(stream: Any) -> None:
        with pytest.raises(errors().ApiError):
            list(stream)

    events = b"data: 1\n\n", b"data: 2\n\n"
    check(leave, *events)
    check(fail, *events)
    check(close, *events)
    check(list, *events)
    check(list, b"data: [DONE]\n\n", *events)
    check(read_badly, httpx2.ReadError("reset"))
    api, body = streaming(*events)
    break_off(files(api).watch_stream())
    assert body.closed


def test_an_asynchronous_stream_is_closed_on_every_path() -> None:
    async def run() -> None:
        events = b"data: 1\n\n", b"data: 2\n\n"
        api, body = streaming(*events)
        stream = async_files(api).watch_stream()
        with pytest.raises(errors().ApiError, match="async with"):
            _ = stream.headers
        with pytest.raises(ZeroDivisionError):
            async with stream:
                assert stream.status_code == 200
                raise ZeroDivisionError
        assert body.closed
        assert [event async for event in stream] == []
        api, body = streaming(*events)
        async for _ in async_files(api).watch_stream():
            break
        await asyncio.sleep(0.01)
        assert body.closed
        api, body = streaming(b"data: [DONE]\n\n", *events)
        assert [event async for event in async_files(api).watch_stream()] == []
        assert body.closed

    asyncio.run(run())


class Endless(BaseHTTPRequestHandler):
    """Sends one event, and then nothing until the client is gone."""

    protocol_version = "HTTP/1.1"
    gone = threading.Event()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"data: 1\n\n")
        self.connection.settimeout(5)
        if self.rfile.read(1) == b"":
            self.gone.set()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def endless() -> Iterator[str]:
    http = ThreadingHTTPServer(("127.0.0.1", 0), Endless)
    http.daemon_threads = True
    Endless.gone.clear()
    threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()
    http.server_close()


def test_a_waiting_stream_can_be_cancelled(endless: str) -> None:
    import sample_api

    with sample_api.Client(api_key="k", base_url=endless) as client:
        stream = client.files.watch_stream()
        timer = threading.Timer(0.2, stream.close)
        timer.start()
        started = time.monotonic()
        assert [event.data for event in stream] == ["1"]
        assert time.monotonic() - started < 3
        timer.join()
    assert Endless.gone.wait(3)


def test_a_waiting_asynchronous_stream_can_be_cancelled(endless: str) -> None:
    import sample_api

    async def run() -> None:
        async with sample_api.AsyncClient(api_key="k", base_url=endless) as client:
            seen: list[str] = []

            async def read(stream: Any) -> None:
                async for event in stream:
                    seen.append(event.data)  # noqa: PERF401 what came before the end counts

            task = asyncio.create_task(read(client.files.watch_stream()))
            await asyncio.sleep(0.2)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(Endless.gone.wait, 3)
            stream = client.files.watch_stream()
            task = asyncio.create_task(read(stream))
            await asyncio.sleep(0.2)
            await stream.close()
            await asyncio.wait_for(task, 3)
            assert seen == ["1", "1"]

    asyncio.run(run())


def test_the_timeout_of_a_call_is_that_of_each_piece(endless: str) -> None:
    import sample_api

    with sample_api.Client(api_key="k", base_url=endless) as client:
        stream = client.files.watch_stream(timeout=0.3)
        assert next(stream).data == "1"
        with pytest.raises(errors().ApiTimeoutError):
            next(stream)
        assert Endless.gone.wait(3)
