"""A server on 127.0.0.1 that answers a document's operations with examples, and keeps what it was asked."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self, TypeAlias

from specloom.ir.api import Api, MediaType, Operation, Response
from specloom.ir.examples import example_of, example_of_header, example_of_media
from specloom.ir.exchange import Direction, primary_success
from specloom.ir.graph import is_textual
from specloom.ir.plain import to_json
from tests.support.routes import find_route

FILE_CONTENT = b"\x89example content\r\n\x00\xff"
"""What every binary response contains."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it arrived. ``path`` and ``query`` are raw; header names keep their case and order."""

    method: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    operation: Operation | None
    path_parameters: Mapping[str, str]

    def header(self, name: str) -> str | None:
        """Return the first header of this name in any case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """A response to give. A ``body`` in pieces is sent chunked; ``cut`` hangs up before its end."""

    status: int
    body: bytes | tuple[bytes, ...] = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False


Answering: TypeAlias = Answer | Callable[[Request], Answer]


def json_answer(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """Return an answer with a JSON body."""
    all_headers = {"Content-Type": "application/json", **(headers or {})}
    return Answer(status, json.dumps(value, ensure_ascii=False).encode(), all_headers)


class Server:
    """Answers each operation with its success response: the document's example, else one made up.

    ``answers`` overrides that by ``Operation.operation_id`` or ``Operation.id``; ``queue`` holds answers for
    the next requests, whatever they are. ``stream_end`` is the text of a last event that is no JSON.
    """

    def __init__(self, api: Api, *, stream_end: str = "") -> None:
        self.api = api
        self.stream_end = stream_end
        self.requests: list[Request] = []
        self.answers: dict[str, Answering] = {}
        self.queue: deque[Answering] = deque()
        self._lock = threading.Lock()
        self._http = _HttpServer(self)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """The base URL, without a slash at the end."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()

    def respond(self, request: Request) -> Answer:
        """Remember a request and return its answer."""
        with self._lock:
            self.requests.append(request)
            answering = self.queue.popleft() if self.queue else None
        if answering is None and request.operation is not None:
            operation = request.operation
            answering = self.answers.get(operation.operation_id) or self.answers.get(operation.id)
            answering = answering or example_answer(
                self.api, operation, accept=request.header("accept") or "", stream_end=self.stream_end
            )
        if answering is None:
            return json_answer({"error": f"no operation for {request.method} {request.path}"}, 404)
        return answering if isinstance(answering, Answer) else answering(request)


def example_answer(
    api: Api,
    operation: Operation,
    *,
    response: Response | None = None,
    accept: str = "",
    stream_end: str = "",
) -> Answer:
    """Return the answer that the document shows for an operation's success, or for another of its responses.

    ``accept`` chooses between several media types; the first is the default.
    """
    chosen = response or primary_success(operation)
    if chosen is None:
        return Answer(204)
    headers = {
        header.name: _header_text(to_json(example_of_header(api.types, header)))
        for header in chosen.headers
        if header.name.lower() not in {"content-type", "content-length", "transfer-encoding"}
    }
    media = _acceptable(chosen.content, accept)
    status = _status(chosen.status)
    if media is None or status == 204:
        return Answer(status, headers=headers)
    headers["Content-Type"] = media.name.replace("*/*", "application/octet-stream").replace("/*", "/plain")
    return Answer(status, example_body(api, media, stream_end), headers)


def example_body(api: Api, media: MediaType, stream_end: str = "") -> bytes | tuple[bytes, ...]:
    """Return the bytes of a response body: JSON for structured types, one piece for each streamed item."""
    essence = media.name.partition(";")[0].strip().lower()
    if essence in {"text/event-stream", "application/jsonl", "application/x-ndjson", "application/json-seq"}:
        return tuple(_stream(api, media, essence, stream_end))
    value = example_of_media(api.types, media, Direction.RESPONSE, complete=True)
    plain = "example" if value is None else to_json(value)
    if essence.endswith(("/json", "+json")):
        return json.dumps(plain, ensure_ascii=False).encode()
    if is_textual(essence):
        return (plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)).encode()
    return FILE_CONTENT


def _stream(api: Api, media: MediaType, essence: str, stream_end: str) -> Iterable[bytes]:
    use = media.item_type or media.type
    given = [example.value for example in media.examples if not example.external_value]
    values = [] if use is None else given or [None]
    for value in values:
        assert use is not None
        item = to_json(
            example_of(api.types, use, given=(value,), direction=Direction.RESPONSE, complete=True)
        )
        for each in item if isinstance(item, list) and media.item_type is None else [item]:
            text = json.dumps(each, ensure_ascii=False)
            match essence:
                case "text/event-stream" if media.item_type is not None and isinstance(each, dict):
                    yield _event(each)
                case "text/event-stream":
                    yield f"data: {text}\n\n".encode()
                case "application/json-seq":
                    yield f"\x1e{text}\n".encode()
                case _:
                    yield f"{text}\n".encode()
    if stream_end and essence == "text/event-stream":
        yield f"data: {stream_end}\n\n".encode()


def _event(members: Mapping[str, object]) -> bytes:
    """Return a server-sent event from its members, as OAS 3.2 §4.14.4 has them."""
    lines = [
        f"{name}: {value if isinstance(value, str) else json.dumps(value)}" for name, value in members.items()
    ]
    return ("\n".join(lines) + "\n\n").encode()


def _acceptable(content: tuple[MediaType, ...], accept: str) -> MediaType | None:
    wanted = [part.partition(";")[0].strip().lower() for part in accept.split(",")]
    for want in wanted:
        for media in content:
            if media.name.partition(";")[0].strip().lower() == want:
                return media
    return content[0] if content else None


def _status(status: str) -> int:
    return int(status) if status.isdigit() else int(status[0]) * 100 if status[0].isdigit() else 200


def _header_text(value: object) -> str:
    """Return a header's value in style ``simple``."""
    if isinstance(value, Mapping):
        return ",".join(f"{key},{_header_text(member)}" for key, member in value.items())
    if isinstance(value, list):
        return ",".join(map(_header_text, value))
    return value if isinstance(value, str) else json.dumps(value)


class _HttpServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, owner: Server) -> None:
        self.owner = owner
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is nothing to report."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _HttpServer
    timeout = 10

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what was asked stands in ``Server.requests``."""

    def handle_any(self) -> None:
        path, _, query = self.path.partition("?")
        route = find_route(self.server.owner.api.operations, self.command, path, query)
        request = Request(
            self.command,
            path,
            query,
            tuple(self.headers.items()),
            self.read_body(),
            route.operation if route else None,
            route.path_parameters if route else {},
        )
        self.write_answer(self.server.owner.respond(request))

    def read_body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        pieces = []
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            pieces.append(self.rfile.read(size))
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass
        return b"".join(pieces)

    def write_answer(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        chunked = isinstance(answer.body, tuple)
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif answer.status != 204 and answer.status != 304:
            self.send_header("Content-Length", str(len(answer.body) + (1 if answer.cut else 0)))
        self.end_headers()
        if self.command != "HEAD" and answer.status not in {204, 304}:
            for piece in answer.body if isinstance(answer.body, tuple) else (answer.body,):
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if chunked else piece)
                self.wfile.flush()
            if chunked and not answer.cut:
                self.wfile.write(b"0\r\n\r\n")
        if answer.cut:
            self.close_connection = True

    do_GET = do_PUT = do_POST = do_DELETE = do_OPTIONS = do_HEAD = do_PATCH = do_TRACE = do_QUERY = handle_any
