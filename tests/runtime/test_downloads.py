"""Downloads: bytes as they arrive, files, and what happens where a body breaks off."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import httpx2
import pytest

DATA = bytes(range(256)) * 4000
ETAG = '"v1"'


class Files(BaseHTTPRequestHandler):
    """Serves ``DATA`` and hangs up after each part of it; what it does is told by the name of the file."""

    protocol_version = "HTTP/1.1"
    requests: ClassVar[list[dict[str, str]]] = []
    part = 400_000

    def do_GET(self) -> None:
        name = self.path.split("/")[-2]
        self.requests.append({key.lower(): value for key, value in self.headers.items()})
        asked = self.headers.get("Range", "")
        start = int(asked.removeprefix("bytes=").rstrip("-") or 0) if name != "unranged" else 0
        if name == "gone" and asked:
            self.send_response(410)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(len(DATA) - start))
        if name != "weak":
            self.send_header("ETag", '"v2"' if name == "changed" and start else ETAG)
        else:
            self.send_header("ETag", "W/" + ETAG)
        if start:
            shift = 1 if name == "shifted" else 0
            self.send_header("Content-Range", f"bytes {start + shift}-{len(DATA) - 1}/{len(DATA)}")
        self.end_headers()
        self.wfile.write(DATA[start : start + (len(DATA) if name == "whole" else self.part)])
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    http = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    Files.requests = []
    threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}/v1"
    http.shutdown()
    http.server_close()


@pytest.fixture(autouse=True)
def no_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    import random

    monkeypatch.setattr(random, "uniform", lambda low, high: 0.0)


def download(server: str, name: str, path: Path, **options: Any) -> int:
    import sample_api

    with sample_api.Client(api_key="k", base_url=server) as client:
        size: int = client.files.download_stream(name, **options).write_to(path)
    return size


def download_asynchronously(server: str, name: str, path: Path, **options: Any) -> int:
    import sample_api

    async def run() -> int:
        async with sample_api.AsyncClient(api_key="k", base_url=server) as client:
            size: int = await client.files.download_stream(name, **options).write_to(path)
        return size

    return asyncio.run(run())


BOTH = pytest.mark.parametrize("get", [download, download_asynchronously])


@BOTH
def test_a_download_to_a_file(server: str, tmp_path: Path, get: Any) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(b"old")
    assert get(server, "whole", path) == len(DATA)
    assert path.read_bytes() == DATA
    assert [each.name for each in tmp_path.iterdir()] == ["file.bin"]
    [request] = Files.requests
    assert request["accept-encoding"] == "identity"
    assert request["accept"] == "application/octet-stream, application/json"


@BOTH
def test_a_download_goes_on_where_it_broke_off(server: str, tmp_path: Path, get: Any) -> None:
    path = tmp_path / "file.bin"
    assert get(server, "cut", path) == len(DATA)
    assert path.read_bytes() == DATA
    assert [request.get("range") for request in Files.requests] == [None, "bytes=400000-", "bytes=800000-"]
    assert Files.requests[1]["if-range"] == ETAG


@BOTH
@pytest.mark.parametrize("name", ["weak", "changed", "shifted", "unranged", "gone"])
def test_a_download_that_can_not_go_on(server: str, tmp_path: Path, get: Any, name: str) -> None:
    from sample_api import ApiError

    path = tmp_path / "file.bin"
    path.write_bytes(b"old")
    with pytest.raises(ApiError):
        get(server, name, path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file.bin"]
    assert len(Files.requests) == (1 if name == "weak" else 2)


@BOTH
def test_how_often_a_download_goes_on_is_bounded(server: str, tmp_path: Path, get: Any) -> None:
    from sample_api import ApiConnectionError

    with pytest.raises(ApiConnectionError):
        get(server, "cut", tmp_path / "file.bin", max_retries=1)
    assert len(Files.requests) == 2
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_a_new_file_has_the_usual_permissions(server: str, tmp_path: Path, get: Any) -> None:
    (tmp_path / "usual").touch()
    get(server, "whole", tmp_path / "file.bin")
    assert (tmp_path / "file.bin").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_file_that_is_replaced_keeps_its_permissions(server: str, tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    path.touch(mode=0o640)
    download(server, "whole", path)
    assert path.stat().st_mode & 0o777 == 0o640


class Stopping(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Has someone else close the stream after its first piece."""

    stream: Any = None

    def __iter__(self) -> Iterator[bytes]:
        yield b"one"
        self.stream.close()
        yield b"two"

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"one"
        await self.stream.close()
        yield b"two"


def test_a_cancelled_download_leaves_no_file(tmp_path: Path) -> None:
    import sample_api

    path = tmp_path / "file.bin"
    body = Stopping()
    transport = httpx2.MockTransport(lambda request: httpx2.Response(200, stream=body))
    with sample_api.Client(http_client=httpx2.Client(transport=transport)) as client:
        stream = body.stream = client.files.download_stream("a")
        with pytest.raises(sample_api.ApiError, match="closed"):
            stream.write_to(path)
        with pytest.raises(sample_api.ApiError, match="already"):
            stream.write_to(path)

    async def run() -> None:
        http_client = httpx2.AsyncClient(transport=transport)
        async with sample_api.AsyncClient(http_client=http_client) as client:
            stream = body.stream = client.files.download_stream("a")
            with pytest.raises(sample_api.ApiError, match="closed"):
                await stream.write_to(path)

    asyncio.run(run())
    assert list(tmp_path.iterdir()) == []


def test_an_unfinished_file_is_private(tmp_path: Path) -> None:
    from sample_api._runtime.partial_files import partial_file

    with partial_file(tmp_path / "file.bin"):
        [partial] = tmp_path.iterdir()
        assert partial.stat().st_mode & 0o77 == 0


def test_bytes_as_they_arrive(server: str) -> None:
    import sample_api

    with sample_api.Client(api_key="k", base_url=server) as client:
        with client.files.download_stream("whole") as stream:
            assert stream.headers["etag"] == ETAG
            assert b"".join(stream.iter_bytes()) == DATA
        assert b"".join(client.files.download_stream("cut")) == DATA


def test_a_client_that_is_closed_does_not_pass_for_the_end(server: str) -> None:
    import sample_api

    client = sample_api.Client(api_key="k", base_url=server, max_retries=0)
    stream = client.files.download_stream("whole")
    assert next(stream)
    client.close()
    with pytest.raises(sample_api.ApiError):
        list(stream)


def test_what_is_compressed_is_not_continued() -> None:
    from sample_api._runtime.resuming import Progress

    request = httpx2.Request("GET", "https://api.example.com")
    for headers, status, expected in (
        ({}, 200, True),
        ({"content-encoding": "gzip"}, 200, False),
        ({"accept-ranges": "none"}, 200, False),
        ({}, 206, False),
    ):
        response = httpx2.Response(status, headers={"etag": ETAG, **headers}, request=request, stream=None)
        progress = Progress(response, 2)
        assert (progress.headers_of_rest() is not None) is expected


MEGABYTES = 200

MEASURE = """
import asyncio, resource, sys
sys.path.insert(0, sys.argv[1])
import sample_api
from pathlib import Path
mode, url, path = sys.argv[2], sys.argv[3], Path(sys.argv[4])
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
def pieces(path):
    with path.open("rb") as file:
        yield from iter(lambda: file.read(1 << 20), b"")
async def run(name):
    async with sample_api.AsyncClient(api_key="k", base_url=url) as client:
        await client.files.download_stream(name).write_to(path)
        await client.files.create_file(path, "batch")
        with path.open("rb") as file:
            await client.files.create_file(file, "batch")
        await client.files.create_file(pieces(path), "batch")
def run_sync(name):
    with sample_api.Client(api_key="k", base_url=url) as client:
        client.files.download_stream(name).write_to(path)
        client.files.create_file(path, "batch")
        with path.open("rb") as file:
            client.files.create_file(file, "batch")
        client.files.create_file(pieces(path), "batch")
go = run_sync if mode == "sync" else lambda name: asyncio.run(run(name))
go("1")
before = peak()
go(sys.argv[5])
print((peak() - before) / 1024)
"""


class Large(BaseHTTPRequestHandler):
    """Sends and takes as many megabytes as it is asked for."""

    protocol_version = "HTTP/1.1"
    received = 0

    def do_GET(self) -> None:
        count = int(self.path.split("/")[-2])
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(count << 20))
        self.end_headers()
        for _ in range(count):
            self.wfile.write(bytes(1 << 20))

    def do_POST(self) -> None:
        total = 0
        if "Content-Length" in self.headers:
            total = length = int(self.headers["Content-Length"])
            while length:
                length -= len(self.rfile.read(min(length, 1 << 20)))
        else:
            while size := int(self.rfile.readline(), 16):
                total += len(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
        Large.received += total >> 20
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_large_files_go_both_ways_in_constant_memory(package: Path, tmp_path: Path, mode: str) -> None:
    http = ThreadingHTTPServer(("127.0.0.1", 0), Large)
    threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    Large.received = 0
    url = f"http://127.0.0.1:{http.server_port}/v1"
    path = tmp_path / "large.bin"
    try:
        command = [sys.executable, "-c", MEASURE, package.parent, mode, url, path, str(MEGABYTES)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    finally:
        http.shutdown()
        http.server_close()
    assert run.returncode == 0, run.stderr
    assert path.stat().st_size == MEGABYTES << 20
    assert Large.received == 3 * (MEGABYTES + 1)
    assert float(run.stdout) < 30
