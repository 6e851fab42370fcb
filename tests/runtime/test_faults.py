"""A server that does what servers do on a bad day, and what both clients make of it."""

from __future__ import annotations

import asyncio
import email.utils
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import anyio
import httpx2
import pytest

GOOD = json.dumps({"data": [], "order": "asc"}).encode()
SECRETS = (
    "hush-token",
    "hush-key",
    "hush-session",
    "hush-password",
    "hush-body",
    "aHVzaC11c2VyOmh1c2gtcGFzc3dvcmQ",
)

Fault = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers with the next fault of its server, and well when there is none left."""

    protocol_version = "HTTP/1.1"
    server: Faulty

    def do_GET(self) -> None:
        self.server.connections.add(self.client_address)
        length = int(self.headers.get("Content-Length") or 0)
        while self.server.is_slow_reader and not self.server.closing.wait(0.1):
            self.rfile.read(1 << 20)
        body = self.rfile.read(length)
        self.server.received.append(f"{self.command} {self.path}\n{self.headers}\n{body!r}")
        faults = self.server.faults
        (faults.pop(0) if faults else answer())(self)

    do_POST = do_PUT = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Faulty(ThreadingHTTPServer):
    """A server on 127.0.0.1 with a list of faults to commit."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.faults: list[Fault] = []
        self.received: list[str] = []
        self.connections: set[tuple[str, int]] = set()
        self.is_slow_reader = False
        self.closing = threading.Event()
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


def answer(status: int = 200, body: bytes = GOOD, *, length: int | None = None, **headers: str) -> Fault:
    def commit(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)
        if length is not None:
            handler.close_connection = True

    return commit


def slow(handler: Handler) -> None:
    handler.server.closing.wait(5)
    handler.close_connection = True


def reset(handler: Handler) -> None:
    """Send half a body, then reset the connection."""
    answer(body=GOOD[:10], length=len(GOOD))(handler)
    handler.wfile.flush()
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def drip(handler: Handler, data: bytes) -> None:
    """Send a byte now and then, so that no wait is long."""
    with suppress(OSError):
        for byte in data:
            handler.wfile.write(bytes([byte]))
            if handler.server.closing.wait(0.05):
                return
    handler.close_connection = True


def dripping_head(handler: Handler) -> None:
    drip(handler, b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Filler: " + b"x" * 100)


def dripping_body(handler: Handler) -> None:
    answer(body=b"", length=100)(handler)
    drip(handler, b" " * 100)


def dripping_redirect(handler: Handler) -> None:
    """Redirect to where the same happens again, each time after less than the timeout."""
    handler.server.faults.append(dripping_redirect)
    handler.server.closing.wait(0.2)
    answer(302, b"", location="/files/f")(handler)


def hang_up(handler: Handler) -> None:
    handler.close_connection = True


@pytest.fixture
def servers() -> Iterator[tuple[Faulty, Faulty]]:
    found = Faulty(), Faulty()
    yield found
    for server in found:
        server.closing.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def server(servers: tuple[Faulty, Faulty]) -> Faulty:
    return servers[0]


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    moments: list[float] = []

    async def sleep(delay: float) -> None:
        moments.append(delay)

    monkeypatch.setattr(time, "sleep", moments.append)
    monkeypatch.setattr(anyio, "sleep", sleep)
    return moments


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Call an operation with a client that has these options."""
    import sample_api

    def synchronously(operation: str, *arguments: Any, options: dict[str, Any], **keywords: Any) -> Any:
        with sample_api.Client(**options) as client:
            return getattr(client.files, operation)(*arguments, **keywords)

    async def asynchronously(
        operation: str, *arguments: Any, options: dict[str, Any], **keywords: Any
    ) -> Any:
        async with sample_api.AsyncClient(**options) as client:
            return await getattr(client.files, operation)(*arguments, **keywords)

    def awaited(*arguments: Any, **keywords: Any) -> Any:
        return asyncio.run(asynchronously(*arguments, **keywords))

    return synchronously if request.param == "sync" else awaited


def list_files(call: Callable[..., Any], server: Faulty, **options: Any) -> Any:
    return call("list_files", "f", options={"api_key": "k", "base_url": server.url, "timeout": 0.5} | options)


TIMELY = {"timeout": 0.5, "max_retries": 0}


@pytest.mark.parametrize(
    ("fault", "delays"),
    [
        (answer(429, retry_after="3"), (3, 3)),
        (answer(429, retry_after_ms="1500", retry_after="9"), (1.5, 1.5)),
        (answer(503, retry_after="1"), (1, 1)),
        (answer(500, b"<html>"), (0, 0.5)),
        (answer(408), (0, 0.5)),
        (slow, (0, 0.5)),
        (reset, (0, 0.5)),
        (hang_up, (0, 0.5)),
        (answer(body=GOOD[:10], length=len(GOOD)), (0, 0.5)),
    ],
)
def test_a_fault_that_passes(
    call: Callable[..., Any], server: Faulty, slept: list[float], fault: Fault, delays: tuple[float, float]
) -> None:
    server.faults = [fault]
    assert list_files(call, server).order == "asc"
    assert len(server.received) == 2
    assert len(slept) == 1 and delays[0] <= slept[0] <= delays[1]


def test_a_date_to_wait_for(call: Callable[..., Any], server: Faulty, slept: list[float]) -> None:
    server.faults = [answer(429, retry_after=email.utils.formatdate(time.time() + 20, usegmt=True))]
    assert list_files(call, server).order == "asc"
    assert 15 < slept[0] <= 20


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (answer(429), "RateLimitError"),
        (answer(503), "InternalServerError"),
        (slow, "ApiTimeoutError"),
        (reset, "ApiConnectionError"),
        (answer(body=GOOD[:10], length=len(GOOD)), "ApiConnectionError"),
    ],
)
def test_a_fault_that_stays(
    call: Callable[..., Any], server: Faulty, slept: list[float], fault: Fault, error: str
) -> None:
    import sample_api

    server.faults = [fault] * 3
    with pytest.raises(sample_api.ApiError) as caught:
        list_files(call, server, timeout=0.1)
    assert type(caught.value).__name__ == error
    assert (len(server.received), len(slept)) == (3, 2)


def test_truncated_json(call: Callable[..., Any], server: Faulty, slept: list[float]) -> None:
    import sample_api

    server.faults = [answer(body=GOOD[:10])]
    with pytest.raises(sample_api.ApiError) as caught:
        list_files(call, server)
    assert type(caught.value).__name__ == "ApiResponseValidationError"
    assert (len(server.received), slept) == (1, [])


def test_a_post_that_may_have_arrived_is_not_repeated(
    call: Callable[..., Any], server: Faulty, slept: list[float]
) -> None:
    import sample_api

    server.faults = [reset] * 3
    options = {"base_url": server.url}
    with pytest.raises(sample_api.ApiConnectionError):
        call("create_file", b"x", "batch", options=options)
    assert len(server.received) == 1
    call("create_file", b"x", "batch", options=options, idempotency_key="once")
    assert len(server.received) == 4


@pytest.fixture
def took() -> Iterator[Callable[[], float]]:
    started = time.monotonic()
    yield lambda: time.monotonic() - started


@pytest.mark.parametrize("fault", [dripping_head, dripping_body, dripping_redirect])
def test_the_timeout_of_a_call_bounds_an_attempt(
    call: Callable[..., Any], server: Faulty, took: Callable[[], float], fault: Fault
) -> None:
    import sample_api

    server.faults = [fault]
    with pytest.raises(sample_api.ApiTimeoutError):
        call("list_files", "f", options={"base_url": server.url, "api_key": "k"}, **TIMELY)
    assert 0.4 < took() < 1


def test_the_timeout_of_a_call_bounds_an_attempt_on_a_connection_that_is_there(
    server: Faulty, took: Callable[[], float]
) -> None:
    import sample_api

    with sample_api.Client(base_url=server.url, api_key="k") as client:
        client.files.list_files("f")
        server.faults = [dripping_head]
        with pytest.raises(sample_api.ApiTimeoutError):
            client.files.list_files("f", timeout=0.5, max_retries=0)
        assert len(server.connections) == 1
        assert 0.4 < took() < 1


def test_the_timeout_of_a_call_bounds_what_a_given_http_client_does(
    server: Faulty, took: Callable[[], float]
) -> None:
    import sample_api

    server.faults = [dripping_head]
    with httpx2.Client() as http_client:
        client = sample_api.Client(base_url=server.url, api_key="k", http_client=http_client)
        with pytest.raises(sample_api.ApiTimeoutError):
            client.files.list_files("f", timeout=0.5, max_retries=0)
    assert 0.4 < took() < 1


def test_the_timeout_of_a_call_bounds_an_upload(
    call: Callable[..., Any], server: Faulty, took: Callable[[], float]
) -> None:
    import sample_api

    server.is_slow_reader = True
    with pytest.raises(sample_api.ApiTimeoutError):
        call("create_file", b"x" * (1 << 25), "batch", options={"base_url": server.url}, **TIMELY)
    assert 0.4 < took() < 1


def test_each_attempt_has_the_timeout_of_a_call(
    call: Callable[..., Any], server: Faulty, slept: list[float], took: Callable[[], float]
) -> None:
    server.faults = [dripping_head, dripping_body]
    found = call("list_files", "f", options={"base_url": server.url, "api_key": "k"}, timeout=0.5)
    assert found.order == "asc" and len(slept) == 2
    assert 0.9 < took() < 2


def test_a_stream_begins_in_the_time_of_its_call(server: Faulty, took: Callable[[], float]) -> None:
    import sample_api

    server.faults = [dripping_head]
    client = sample_api.Client(base_url=server.url, api_key="k")
    with client, pytest.raises(sample_api.ApiTimeoutError), client.files.watch_stream(**TIMELY):
        pass
    assert 0.4 < took() < 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "credentials",
    [
        {"api_key": "hush-token"},
        {"key": "hush-key", "session": "hush-session"},
        {"username": "hush-user", "password": "hush-password"},
    ],
)
def test_credentials_do_not_follow_a_redirect_to_another_origin(
    call: Callable[..., Any],
    servers: tuple[Faulty, Faulty],
    credentials: dict[str, str],
    status: int,
    host: str,
) -> None:
    first, other = servers
    first.faults = [answer(status, b"", location=f"http://{host}:{other.server_port}/elsewhere")]
    options = credentials | {
        "base_url": first.url,
        "default_headers": {"X-Own": "hush-token", "Cookie": "own=hush-session"},
    }
    call(
        "list_files",
        "f",
        options=options,
        extra_headers={"X-More": "hush-token"},
        extra_query={"q": "hush-key"},
    )
    assert any(secret in first.received[0] for secret in SECRETS)
    [arrived] = other.received
    assert arrived.startswith("GET /elsewhere\n")
    assert not [secret for secret in SECRETS if secret in arrived]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_body_does_not_follow_a_redirect_to_another_origin(
    call: Callable[..., Any], servers: tuple[Faulty, Faulty], status: int
) -> None:
    import sample_api

    first, other = servers
    first.faults = [answer(status, b"", location=f"{other.url}/elsewhere")]
    options = {"api_key": "hush-token", "base_url": first.url}
    try:
        call("create_file", b"hush-body", "batch", options=options)
    except sample_api.ApiStatusError as error:
        assert status != 303 and error.status_code == status
    else:
        assert status == 303
    assert "hush-body" in first.received[0]
    assert not [secret for secret in SECRETS for arrived in other.received if secret in arrived]
    assert len(other.received) == (status == 303)
