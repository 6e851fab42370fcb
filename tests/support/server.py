"""A server on 127.0.0.1 that answers a document's operations with examples, and keeps what it was asked."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self, TypeAlias

from specloom.ir.api import Api, Operation, Response
from specloom.mock.answering import Mock
from specloom.mock.choosing import status_of
from specloom.mock.messages import Request
from specloom.mock.preferences import Preferences
from specloom.mock.routes import Miss, Route
from specloom.mock.schemas import Schemas


@dataclass(frozen=True, slots=True)
class Arrived(Request):
    """A request as it arrived, and what it is for."""

    route: Route | Miss

    @property
    def operation(self) -> Operation | None:
        """The operation, None where there is none."""
        return self.route.operation if isinstance(self.route, Route) else None

    @property
    def path_parameters(self) -> Mapping[str, str]:
        """The raw text of the path's parameters."""
        return self.route.path_parameters if isinstance(self.route, Route) else {}


@dataclass(frozen=True, slots=True)
class Answer:
    """A response to give. A ``body`` in pieces is sent chunked; ``cut`` hangs up before its end."""

    status: int
    body: bytes | tuple[bytes, ...] = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False


Answering: TypeAlias = Answer | Callable[[Arrived], Answer]


def json_answer(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """Return an answer with a JSON body."""
    all_headers = {"Content-Type": "application/json", **(headers or {})}
    return Answer(status, json.dumps(value, ensure_ascii=False).encode(), all_headers)


class Server:
    """Answers each operation with its success response, as ``specloom mock`` does.

    ``answers`` overrides that by ``Operation.operation_id`` or ``Operation.id``; ``queue`` holds answers for
    the next requests, whatever they are. ``stream_end`` is the text of a last event that is no JSON.
    """

    def __init__(self, api: Api, *, stream_end: str = "") -> None:
        self.api = api
        self.mock = Mock(api, Schemas(dict), Schemas(dict))
        self.stream_end = stream_end
        self.requests: list[Arrived] = []
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

    def respond(self, request: Arrived) -> Answer:
        """Remember a request and return its answer."""
        with self._lock:
            self.requests.append(request)
            answering = self.queue.popleft() if self.queue else None
        if answering is None and request.operation is not None:
            operation = request.operation
            answering = self.answers.get(operation.operation_id) or self.answers.get(operation.id)
            answering = answering or self.example_answer(operation, accept=request.header("accept") or "")
        if answering is None:
            return json_answer({"error": f"no operation for {request.method} {request.path}"}, 404)
        return answering if isinstance(answering, Answer) else answering(request)

    def example_answer(
        self, operation: Operation, *, response: Response | None = None, accept: str = ""
    ) -> Answer:
        """Return what the mock replies to a request that is right, by the document's types alone.

        ``response`` asks for another one than the success, ``accept`` for one of several media types.
        """
        asked = Request(operation.method, operation.path, "", (("Accept", accept),) if accept else (), b"")
        preferences = Preferences(code=status_of(operation, response) if response is not None else None)
        reply = self.mock.respond(operation, asked, preferences)
        headers = {name: value for name, value in reply.headers if name != "Preference-Applied"}
        body = reply.body
        if self.stream_end and isinstance(body, tuple) and headers["Content-Type"] == "text/event-stream":
            body = (*body, f"data: {self.stream_end}\n\n".encode())
        return Answer(reply.status, body, headers)


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
        route = self.server.owner.mock.router.find(self.command, path, query)
        headers = tuple(self.headers.items())
        request = Arrived(self.command, path, query, headers, self.read_body(), route)
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
