"""The HTTP client that a client makes for itself: certificates are read late, and trusted no less."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

Caller = Callable[..., Any]


class Handler(BaseHTTPRequestHandler):
    """Answers, or redirects to where its server says; remembers what was asked."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        self.send_response(307 if self.server.elsewhere else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Location", self.server.elsewhere)
        self.end_headers()
        self.wfile.write(b'{"data": [], "order": "asc"}')

    do_CONNECT = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    """A server on 127.0.0.1."""

    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.elsewhere = ""
        if context is not None:
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.url = f"http{'s' if context else ''}://localhost:{self.server_port}"
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


@pytest.fixture
def plain() -> Iterator[Server]:
    with Server() as server:
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost that nobody signed, with its key."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: it makes the certificate of a server")
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    options = [
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-keyout",
        str(path),
        "-out",
        str(path),
    ]
    made = subprocess.run(["openssl", "req", *options, *names], capture_output=True, text=True)
    # Both are written to the same file, one after the other.
    assert made.returncode == 0, made.stderr
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with Server(context) as server:
        yield server
        server.shutdown()


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Caller:
    """List files with a client of either kind; return them."""
    import sample_api

    def synchronously(url: str) -> Any:
        with sample_api.Client(api_key="k", base_url=url, max_retries=0) as client:
            return client.files.list_files("f")

    async def asynchronously(url: str) -> Any:
        async with sample_api.AsyncClient(api_key="k", base_url=url, max_retries=0) as client:
            return await client.files.list_files("f")

    return synchronously if request.param == "sync" else lambda url: asyncio.run(asynchronously(url))


def test_plain_http_needs_no_certificates(
    call: Caller, plain: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(self: ssl.SSLContext, *arguments: object) -> None:
        raise AssertionError("the certificates are read")

    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", load)
    assert call(plain.url).order == "asc"
    with pytest.raises(AssertionError, match="certificates"):
        call("https://localhost")


def test_a_redirect_to_tls_is_as_safe_as_ever(
    call: Caller, plain: Server, secure: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sample_api

    plain.elsewhere = f"{secure.url}/elsewhere"
    with pytest.raises(sample_api.ApiConnectionError, match="CERTIFICATE_VERIFY_FAILED"):
        call(plain.url)
    assert secure.asked == []
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert call(plain.url).order == "asc"
    assert secure.asked == ["GET /elsewhere"]


def test_a_proxy_of_the_environment_is_used(
    call: Caller, plain: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sample_api

    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", plain.url)
    monkeypatch.setenv("https_proxy", plain.url)
    assert call("http://example.com").order == "asc"
    assert plain.asked[0].startswith("GET http://example.com/")
    plain.elsewhere = "https://example.com/secret"
    with pytest.raises(sample_api.ApiConnectionError):
        call("http://example.com")
    assert plain.asked[-1] == "CONNECT example.com:443"
