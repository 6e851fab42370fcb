"""The mock as an ASGI application: bodies are read up to a limit, replies sent, and each request logged."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, TypeAlias

from specloom.mock.answering import Mock
from specloom.mock.bodies import json_text
from specloom.mock.faults import Fault, problem
from specloom.mock.logging import line
from specloom.mock.messages import Reply, Request
from specloom.mock.negotiation import PROBLEM

Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]

MOST_BODY = 10 * 1024 * 1024
"""Bytes of a request's body, where no other limit is given."""


class App:
    """Speaks ASGI for a mock. ``log`` is given a line for each request."""

    def __init__(
        self, mock: Mock, *, most_body: int = MOST_BODY, log: Callable[[str], None] | None = None
    ) -> None:
        self._mock = mock
        self._most_body = most_body
        self._log = log
        self._secrets = mock.secrets

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            return
        started = time.perf_counter()
        request, whole = await self._read(scope, receive)
        reply = self._reply(request) if whole else self._too_large(request)
        await _send(reply, request, send)
        if self._log is not None:
            self._log(line(request, reply, time.perf_counter() - started, self._secrets))

    async def _read(self, scope: Mapping[str, Any], receive: Receive) -> tuple[Request, bool]:
        """Return the request, and whether its body is within the limit."""
        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"])
        path = scope.get("raw_path") or scope["path"].encode()
        request = Request(
            scope["method"],
            path.decode("latin-1").partition("?")[0],
            scope["query_string"].decode("latin-1"),
            headers,
            b"",
        )
        pieces: list[bytes] = []
        size = 0
        more = True
        # Clients that send before they listen only see a refusal if some of what is too much is read, too.
        while more and size <= self._most_body * 2:
            message = await receive()
            piece = message.get("body", b"")
            size += len(piece)
            if size <= self._most_body:
                pieces.append(piece)
            more = bool(message.get("more_body"))
        if size > self._most_body:
            return request, False
        return Request(request.method, request.path, request.query, headers, b"".join(pieces)), True

    def _reply(self, request: Request) -> Reply:
        try:
            return self._mock.reply(request)
        except Exception as error:
            # A bug of ours must not end the server, nor tell its insides to whoever asked.
            body = json_text({"type": "about:blank", "title": "Internal Server Error", "status": 500})
            note = f"a bug of specloom: {type(error).__name__}"
            return Reply(500, (("Content-Type", PROBLEM),), body.encode(), note)

    def _too_large(self, request: Request) -> Reply:
        fault = Fault("body", f"larger than {self._most_body} bytes", status=413)
        body = json_text(problem(413, [fault])).encode()
        return Reply(413, (("Content-Type", PROBLEM), ("Connection", "close")), body, fault.where)


async def _send(reply: Reply, request: Request, send: Send) -> None:
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in reply.headers]
    if isinstance(reply.body, bytes) and reply.status not in {204, 304}:
        headers.append((b"content-length", str(len(reply.body)).encode()))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    if request.method == "HEAD":
        await send({"type": "http.response.body", "body": b""})
    elif isinstance(reply.body, tuple):
        for piece in reply.body:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    else:
        await send({"type": "http.response.body", "body": reply.body})
