"""Calls: what is sent, what comes back, what goes wrong."""

from __future__ import annotations

import asyncio
import email.utils
import io
import json
import logging
import re
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import httpx2
import pytest

Handler = Callable[[httpx2.Request], httpx2.Response]
PAGE = {"data": [], "order": "asc"}


def ok(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, json=PAGE)


def client(handler: Handler = ok, **options: Any) -> Any:
    import sample_api

    options.setdefault("api_key", "secret")
    http_client = httpx2.Client(transport=Transport(handler))
    return sample_api.Client(http_client=http_client, **options)


class Transport(httpx2.BaseTransport):
    """Asks a function, and leaves the request's body to it, as a network would."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return self.handler(request)


class Recorder:
    """Answers with a fixed list of responses, the last one for ever."""

    def __init__(self, *responses: httpx2.Response | Exception | Handler) -> None:
        self.responses = list(responses)
        self.requests: list[httpx2.Request] = []
        self.bodies: list[bytes] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        self.bodies.append(b"".join(cast(Iterator[bytes], request.stream)))
        answer = self.responses.pop(0) if len(self.responses) > 1 else self.responses[0]
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx2.Response) else answer(request)


def errors() -> Any:
    from sample_api._runtime import errors

    return errors


@pytest.fixture
def no_sleep(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    return slept


def test_a_request() -> None:
    import sample_api.models as models

    handler = Recorder(ok)
    page = client(handler).files.list_files(
        "a/b",
        limit=5,
        filter={"a": {"b": 1}},
        x_trace=" t ",
        sid="s;1",
        q=models.Square(side=1),
        extra_query={"z": [1, 2], "none": None},
        extra_headers={"X-More": "m", "Accept": None},
        idempotency_key="i",
    )
    assert type(page).__name__ == "ListFilesResponse"
    request = handler.requests[0]
    assert str(request.url) == (
        "https://api.example.com/v1/files/a%2Fb?limit=5&filter%5Ba%5D%5Bb%5D=1&q=%7B%22side%22%3A1%7D&z=1&z=2"
    )
    headers = request.headers
    assert headers["authorization"] == "Bearer secret"
    assert headers["x-trace"] == "t"
    assert headers["cookie"] == "sid=s%3B1"
    assert headers["x-more"] == "m"
    assert headers["idempotency-key"] == "i"
    assert headers["user-agent"] == "sample/1.2.3"


def test_arguments_are_checked_before_sending() -> None:
    handler = Recorder(ok)
    with pytest.raises(errors().RequestValidationError, match="limit: Input should be less than or equal"):
        client(handler).files.list_files("a", limit=101)
    with pytest.raises(ValueError, match="X-Trace"):
        client(handler).files.list_files("a", x_trace="a\nb")
    with pytest.raises(errors().RequestValidationError, match="body: name: "):
        client(handler).files.update_file("a", {"name": ""})
    with pytest.raises(errors().RequestValidationError):
        client(handler).files.list_files("a", extra_headers={"a b": "c"})
    assert handler.requests == []


def test_with_http_info() -> None:
    response = client().files.list_files_with_http_info("a")
    assert (response.status_code, response.data.order) == (200, "asc")
    assert response.headers["content-type"] == "application/json"
    assert response.http_response.request.method == "GET"


def test_json_bodies_hold_what_was_set() -> None:
    import sample_api.models as models

    handler = Recorder(ok)
    files = client(handler).files
    files.update_file("f", models.FileObject(name="a", parent=None, secret="s", purpose=None))
    files.update_file("f", {"name": "a", "parent": None, "secret": "s", "class": "c"})
    received = files.list_files("f")
    files.update_file("f", models.FileObject.model_construct(_fields_set={"name"}, name="a"))
    files.say({"role": "helper", "history": []})
    assert received is not None
    assert handler.bodies[0] == b'{"name":"a","parent":null,"secret":"s"}'
    assert json.loads(handler.bodies[1]) == {"name": "a", "parent": None, "secret": "s", "class": "c"}
    assert json.loads(handler.bodies[4]) == {"role": "helper", "history": []}
    assert handler.requests[0].headers["content-type"] == "application/json"


def test_a_decoded_response_can_be_sent_back() -> None:
    sent = {"id": "f", "name": 5, "created_at": "soon", "purpose": "new", "later": {"a": None}}
    handler = Recorder(httpx2.Response(200, json=sent))
    files = client(handler).files
    files.update_file("f", files.update_file("f", "x", content_type="text/plain"))
    assert json.loads(handler.bodies[1]) == sent


def test_other_bodies() -> None:
    handler = Recorder(httpx2.Response(204))
    files = client(handler).files
    assert files.update_file("f", "häl", content_type="text/plain") is None
    files.update_file("f", b"png", content_type="image/png")
    form = {
        "object": "a b&c",
        "when": None,
        "message": {"role": "user", "content": "x"},
        "by_name": {"k": {"content": "y"}},
        "shapes": ["p", "q"],
    }
    files.update_file("f", form, content_type="application/x-www-form-urlencoded")
    with pytest.raises(errors().RequestValidationError):
        files.update_file("f", "x", content_type="text/html")
    assert handler.bodies[0] == "häl".encode()
    assert handler.requests[1].headers["content-type"] == "image/png"
    assert handler.bodies[1] == b"png"
    assert handler.bodies[2].decode() == (
        "object=a+b%26c&shapes=p&shapes=q"
        "&message=%7B%22role%22%3A%22user%22%2C%22content%22%3A%22x%22%7D"
        "&by_name%5Bk%5D%5Brole%5D=user&by_name%5Bk%5D%5Bcontent%5D=y"
    )


def test_multipart(tmp_path: Path) -> None:
    file = tmp_path / 'na"me.txt'
    file.write_bytes(b"from a path")
    handler = Recorder(httpx2.Response(200, json={}))
    client(handler).files.create_file(
        b"bytes",
        "batch",
        more=[
            file,
            ("given.bin", io.BytesIO(b"object"), "a/b", {"X-Part": "1"}),
            iter([b"it", b"er"]),
        ],
        tags=["x", "y"],
        square={"side": 1},
    )
    request, body = handler.requests[0], handler.bodies[0].decode()
    kind, boundary = request.headers["content-type"].split("; boundary=")
    assert kind == "multipart/form-data"
    assert request.headers["transfer-encoding"] == "chunked"
    parts = body.split(f"--{boundary}")
    assert parts[0] == ""
    assert parts[-1] == "--\r\n"
    disposition = 'Content-Disposition: form-data; name="'
    assert [part.strip("\r\n") for part in parts[1:-1]] == [
        f'{disposition}file"; filename="upload"\r\nContent-Type: image/png\r\n\r\nbytes',
        f'{disposition}purpose"\r\n\r\nbatch',
        f'{disposition}more[]"; filename="na%22me.txt"\r\nContent-Type: text/plain\r\n\r\nfrom a path',
        f'{disposition}more[]"; filename="given.bin"\r\nContent-Type: a/b\r\nX-Part: 1\r\n\r\nobject',
        f'{disposition}more[]"; filename="upload"\r\nContent-Type: application/octet-stream\r\n\r\niter',
        f'{disposition}tags"\r\n\r\nx',
        f'{disposition}tags"\r\n\r\ny',
        f'{disposition}square"\r\nContent-Type: application/json\r\n\r\n{{"side":1}}',
    ]


def test_multipart_of_known_length() -> None:
    handler = Recorder(httpx2.Response(200, json={}))
    client(handler).files.create_file(("a\r\nb", b"x"), "batch")
    request = handler.requests[0]
    assert int(request.headers["content-length"]) == len(handler.bodies[0])
    assert b'filename="a%0D%0Ab"' in handler.bodies[0]


@pytest.mark.parametrize("file", ["text", io.StringIO("text"), 5, ("a", "b"), ("a",)])
def test_what_is_no_file_is_refused(file: Any) -> None:
    with pytest.raises(errors().RequestValidationError, match="file"):
        client().files.create_file(file, "batch")


def test_servers() -> None:
    handler = Recorder(httpx2.Response(200, json={}))
    client(handler).files.create_file(b"", "batch")
    client(handler, base_url="http://localhost:1/x/").files.create_file(b"", "batch")
    client(handler, base_url="http://localhost:1/x/").files.delete_file("f")
    assert [str(each.url) for each in handler.requests] == [
        "https://files.example.com/files",
        "http://localhost:1/x/files",
        "http://localhost:1/x/files/f",
    ]
    with pytest.raises(ValueError, match="base_url"):
        client(base_url="/relative")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (httpx2.Response(200, json={"name": "n"}), "FileObject"),
        (httpx2.Response(200, content=b'\xef\xbb\xbf{"name":"n"}'), "FileObject"),
        (
            httpx2.Response(200, content=b'{"name":"n"}', headers={"content-type": "application/vnd.x+json"}),
            "FileObject",
        ),
        (httpx2.Response(200, text="plain"), "str"),
        (httpx2.Response(200, content=b"\x00", headers={"content-type": "image/png"}), "bytes"),
        (httpx2.Response(200, content=b""), "NoneType"),
        (httpx2.Response(204), "NoneType"),
        (httpx2.Response(206, json={"a": 1}), "dict"),
    ],
)
def test_successful_responses(answer: httpx2.Response, expected: str) -> None:
    if answer.content.startswith(b"\xef"):
        answer.headers["content-type"] = "application/json; charset=utf-8"
    found = client(Recorder(answer)).files.update_file("f", "x", content_type="text/plain")
    assert type(found).__name__ == expected


def test_strict_clients_refuse_what_does_not_fit() -> None:
    handler = Recorder(httpx2.Response(200, json={"data": "none"}))
    assert client(handler).files.list_files("a").data == "none"
    with pytest.raises(errors().ApiResponseValidationError, match="data") as caught:
        client(handler, strict=True).files.list_files("a")
    assert caught.value.body == {"data": "none"}
    assert caught.value.status_code == 200


def test_broken_json() -> None:
    answer = httpx2.Response(200, content=b"{", headers={"content-type": "application/json"})
    with pytest.raises(errors().ApiResponseValidationError) as caught:
        client(Recorder(answer)).files.list_files("a")
    assert caught.value.body == "{"


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "ApiStatusError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "InternalServerError"),
        (503, "InternalServerError"),
        (304, "ApiStatusError"),
    ],
)
def test_unsuccessful_responses(status: int, name: str) -> None:
    handler = Recorder(httpx2.Response(status, json={"code": "c", "more": 1}, headers={"x-id": "7"}))
    with pytest.raises(errors().ApiStatusError) as caught:
        client(handler, max_retries=0).files.list_files("a")
    error = caught.value
    assert type(error).__name__ == name
    assert (error.status_code, error.headers["x-id"]) == (status, "7")
    assert error.request.url.path == "/v1/files/a"
    if 400 <= status < 500:
        assert type(error.body).__name__ == "Error"
        assert (error.body.code, error.body.more) == ("c", 1)
    else:
        assert error.body == {"code": "c", "more": 1}


def test_bodies_of_errors_that_are_not_what_they_say() -> None:
    answer = httpx2.Response(404, content=b"<html>", headers={"content-type": "application/json"})
    with pytest.raises(errors().NotFoundError) as caught:
        client(Recorder(answer)).files.list_files("a")
    assert caught.value.body == "<html>"


def test_retries(no_sleep: list[float]) -> None:
    later = email.utils.formatdate(time.time() + 20, usegmt=True)
    handler = Recorder(
        httpx2.Response(429, headers={"retry-after": "3"}),
        httpx2.Response(503, headers={"retry-after-ms": "1500"}),
        httpx2.Response(500, headers={"retry-after": later}),
        httpx2.ReadError("reset"),
        ok,
    )
    client(handler, max_retries=5).files.list_files("a")
    assert no_sleep[:2] == [3.0, 1.5]
    assert 15 < no_sleep[2] <= 20
    assert 0 <= no_sleep[3] <= 4
    assert len(handler.requests) == 5


def test_retries_end(no_sleep: list[float]) -> None:
    handler = Recorder(httpx2.Response(500))
    with pytest.raises(errors().InternalServerError):
        client(handler).files.list_files("a")
    assert len(handler.requests) == 3
    handler = Recorder(httpx2.ReadTimeout("slow"))
    with pytest.raises(errors().ApiTimeoutError):
        client(handler).files.list_files("a", max_retries=1)
    assert len(handler.requests) == 2
    handler = Recorder(httpx2.Response(503, headers={"retry-after": "3600"}))
    with pytest.raises(errors().InternalServerError):
        client(handler).files.list_files("a")
    assert len(handler.requests) == 1


def test_posts_are_repeated_only_when_that_is_safe(no_sleep: list[float]) -> None:
    def say(handler: Recorder, **options: Any) -> int:
        with pytest.raises(errors().ApiError):
            client(handler).files.say({"role": "user", "content": "x"}, **options)
        return len(handler.requests)

    assert say(Recorder(httpx2.Response(503))) == 1
    assert say(Recorder(httpx2.ReadError("reset"))) == 1
    assert say(Recorder(httpx2.ConnectError("refused"))) == 3
    assert say(Recorder(httpx2.Response(503)), idempotency_key="k") == 3


def test_a_body_that_can_not_be_read_again_is_sent_once(no_sleep: list[float]) -> None:
    handler = Recorder(httpx2.Response(500))
    with pytest.raises(errors().InternalServerError):
        client(handler).files.create_file(iter([b"a"]), "batch", idempotency_key="k")
    assert len(handler.requests) == 1
    handler = Recorder(httpx2.Response(500))
    with pytest.raises(errors().InternalServerError):
        client(handler).files.create_file(io.BytesIO(b"abc"), "batch", idempotency_key="k")
    assert len(handler.requests) == 3
    assert all(b"abc" in body for body in handler.bodies)


def test_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    def sent(**options: Any) -> httpx2.Request:
        handler = Recorder(ok)
        client(handler, **({"api_key": None} | options)).files.list_files("a")
        return handler.requests[0]

    assert sent(api_key=lambda: "fresh").headers["authorization"] == "Bearer fresh"
    request = sent(key="k&1", session="s")
    assert request.url.query == b"k=k%261"
    assert request.headers["cookie"] == "session=s"
    assert sent(username="u", password="p").headers["authorization"] == "Basic dTpw"
    monkeypatch.setenv("SAMPLE_API_KEY", "from the environment")
    assert sent().headers["authorization"] == "Bearer from the environment"
    monkeypatch.delenv("SAMPLE_API_KEY")
    with pytest.raises(errors().MissingCredentialsError) as caught:
        sent(key="only one of two")
    assert str(caught.value) == (
        "this operation needs credentials: pass api_key= (or set SAMPLE_API_KEY), or session=, "
        "or username= and password="
    )
    assert "authorization" in sent(default_headers={"Authorization": "own"}).headers
    handler = Recorder(httpx2.Response(204))
    client(handler, api_key=None).files.update_file("f", "x", content_type="text/plain")
    assert "authorization" not in handler.requests[0].headers
    client(handler).files.update_file("f", "x", content_type="text/plain")
    assert handler.requests[1].headers["authorization"] == "Bearer secret"


def test_secrets_are_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    own = client(Recorder(ok), api_key=None, key="hush1", session="hush2")
    own.files.list_files("a", extra_headers={"X-Api-Key": "hush3"})
    shown = caplog.text + repr(own) + repr(own.credentials)
    assert "GET https://api.example.com/v1/files/a?k=[redacted] -> 200" in shown
    assert "hush" not in shown


def test_secrets_are_not_shown_beside_another_client(caplog: pytest.LogCaptureFixture) -> None:
    def as_text(record: logging.LogRecord) -> bool:
        record.args = tuple(map(str, record.args)) if isinstance(record.args, tuple) else record.args
        record.msg = record.msg.replace("%d", "%s")
        return True

    caplog.set_level(logging.DEBUG)
    logger = logging.getLogger("httpx2")
    own = client(Recorder(ok), api_key=None, key="hush1", session="hush2")
    others = list(logger.filters)
    logger.filters[:] = [as_text, *others]
    try:
        own.files.list_files("a")
    finally:
        logger.filters[:] = others
    assert "k=[redacted]" in caplog.text
    assert "hush" not in caplog.text


def redirecting(location: str, status: int = 302) -> Recorder:
    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.url.path.startswith("/v1/"):
            return httpx2.Response(status, headers={"location": location})
        return httpx2.Response(200, json=PAGE)

    return Recorder(answer)


def test_redirects_within_the_origin() -> None:
    handler = redirecting("/elsewhere?x=1")
    client(handler).files.list_files("a", sid="s", extra_headers={"X-Own": "1"})
    headers = handler.requests[1].headers
    assert str(handler.requests[1].url) == "https://api.example.com/elsewhere?x=1"
    assert (headers["authorization"], headers["cookie"], headers["x-own"]) == ("Bearer secret", "sid=s", "1")


def test_redirects_to_another_origin_have_no_credentials() -> None:
    handler = redirecting("https://other.example.com/x")
    http_client = httpx2.Client(transport=Transport(handler), auth=("u", "p"), headers={"X-Client": "c"})
    import sample_api

    own = sample_api.Client(api_key="secret", http_client=http_client, default_headers={"X-Own": "1"})
    own.files.list_files("a", sid="s", x_trace="t")
    headers = handler.requests[1].headers
    assert set(headers) <= {"host", "accept", "accept-encoding", "user-agent"}
    assert headers["host"] == "other.example.com"


@pytest.mark.parametrize("location", ["http://api.example.com/x", "ftp://api.example.com/"])
def test_redirects_that_are_not_followed(location: str) -> None:
    handler = redirecting(location)
    with pytest.raises(errors().ApiStatusError):
        client(handler).files.list_files("a")
    assert len(handler.requests) == 1


def test_redirects_of_bodies() -> None:
    handler = redirecting("/elsewhere", 307)
    client(handler).files.say({"role": "user", "content": "x"})
    assert handler.requests[1].method == "POST"
    assert handler.bodies[1] == b'{"role":"user","content":"x"}'
    for status, location in ((302, "/elsewhere"), (307, "https://other.example.com/")):
        handler = redirecting(location, status)
        with pytest.raises(errors().ApiStatusError):
            client(handler).files.say({"role": "user", "content": "x"})
        assert len(handler.requests) == 1
    handler = redirecting("/elsewhere", 303)
    client(handler).files.say({"role": "user", "content": "x"})
    assert (handler.requests[1].method, handler.bodies[1]) == ("GET", b"")
    assert "content-type" not in handler.requests[1].headers


def test_too_many_redirects() -> None:
    handler = redirecting("/v1/again")
    with pytest.raises(errors().ApiConnectionError):
        client(handler).files.list_files("a")


def test_closing() -> None:
    import sample_api

    own = client()
    own.close()
    own.files.list_files("a")
    with sample_api.Client(api_key="k") as other:
        assert not other.http_client.is_closed
    with pytest.raises(errors().ApiError, match="closed"):
        other.files.list_files("a")


def test_timeouts_of_a_call() -> None:
    handler = Recorder(ok)
    import sample_api

    own = sample_api.Client(api_key="k", timeout=7)
    other = client(handler, timeout=7)
    other.files.list_files("a", timeout=3)
    other.files.list_files("a")
    client(handler).files.list_files("a")
    assert own.http_client.timeout == httpx2.Timeout(7)
    assert [each.extensions["timeout"]["read"] for each in handler.requests] == [3, 7, 5]


def test_the_asynchronous_client() -> None:
    import sample_api

    handler = Recorder(httpx2.Response(503, headers={"retry-after-ms": "1"}), ok)
    seen: list[bytes] = []

    async def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(await request.aread())
        return handler(request)

    async def pieces() -> AsyncIterator[bytes]:
        yield b"one"
        yield b"two"

    async def token() -> str:
        return "awaited"

    async def run() -> None:
        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
        async with sample_api.AsyncClient(api_key=token, http_client=http_client) as own:
            page = await own.files.list_files("a")
            assert page.order == "asc"
            await own.files.create_file(pieces(), "batch")
            with pytest.raises(errors().MissingCredentialsError):
                await sample_api.AsyncClient(http_client=http_client).files.list_files("a")

    asyncio.run(run())
    assert handler.requests[1].headers["authorization"] == "Bearer awaited"
    assert b"\r\n\r\nonetwo\r\n" in seen[2]


def test_asynchronous_files_need_the_asynchronous_client() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b""

    with pytest.raises(errors().RequestValidationError, match="asynchronous"):
        client().files.create_file(pieces(), "batch")


class Server(BaseHTTPRequestHandler):
    """Says what it was sent; drips for ever at ``/v1/files/slow``."""

    protocol_version = "HTTP/1.1"
    received: int = 0

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "100")
        self.end_headers()
        if self.path == "/v1/files/slow":
            try:
                for _ in range(100):
                    self.wfile.write(b" ")
                    time.sleep(0.02)
            except OSError:
                return
        self.wfile.write(json.dumps(PAGE | {"path": self.path}).encode().ljust(100))

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        tail = b""
        while length:
            chunk = self.rfile.read(min(length, 1 << 16))
            length -= len(chunk)
            Server.received += len(chunk)
            tail = (tail + chunk)[-200:]
        body = json.dumps({"tail": len(re.findall(rb"--", tail))}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    http = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}/v1"
    http.shutdown()
    http.server_close()


def test_a_real_server(server: str, tmp_path: Path) -> None:
    import sample_api

    file = tmp_path / "big.bin"
    with file.open("wb") as target:
        target.truncate(20_000_000)
    with sample_api.Client(api_key="k", base_url=server) as own:
        assert own.files.list_files("..").path == "/v1/files/%2E%2E"
        own.files.create_file(file, "batch")
        assert Server.received > 20_000_000
        with pytest.raises(errors().ApiTimeoutError):
            own.files.list_files("slow", timeout=0.3, max_retries=0)
    unused = sample_api.Client(api_key="k", base_url="http://127.0.0.1:9", max_retries=0)
    with unused, pytest.raises(errors().ApiConnectionError):
        unused.files.list_files("a")


def test_a_real_server_asynchronously(server: str) -> None:
    import sample_api

    async def run() -> None:
        async with sample_api.AsyncClient(api_key="k", base_url=server) as own:
            pages = await asyncio.gather(*(own.files.list_files(str(n)) for n in range(5)))
            assert [page.path for page in pages] == [f"/v1/files/{n}" for n in range(5)]
            await own.files.create_file(io.BytesIO(b"x" * 1000), "batch")
            with pytest.raises(errors().ApiTimeoutError):
                await own.files.list_files("slow", timeout=0.3, max_retries=0)

    asyncio.run(run())


def test_a_slow_file_does_not_hold_up_other_tasks(tmp_path: Path) -> None:
    import sample_api

    class SlowFile(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            time.sleep(0.2)
            return super().read(size)

    async def answer(request: httpx2.Request) -> httpx2.Response:
        assert b"content" in await request.aread()
        return httpx2.Response(200, json={"id": "f"})

    async def count() -> int:
        ticks = 0
        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
        async with sample_api.AsyncClient(api_key="k", http_client=http_client) as client:
            upload = asyncio.create_task(client.files.create_file(SlowFile(b"content"), "batch"))
            while not upload.done():
                await asyncio.sleep(0.01)
                ticks += 1
            await upload
        return ticks

    assert asyncio.run(count()) > 10
