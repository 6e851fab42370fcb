"""The page that is the server: a request comes in, a reply goes out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from random import Random

from specloom.ir.api import Api, MediaType, Operation, Response
from specloom.ir.types import JsonValue
from specloom.mock.bodies import header_text
from specloom.mock.checking import Checker
from specloom.mock.choosing import (
    example_names,
    response_for,
    status_of,
    success_of,
    with_example,
)
from specloom.mock.credentials import Credentials, secret_parameters
from specloom.mock.faults import UNREADABLE, Fault
from specloom.mock.messages import Reply, Request
from specloom.mock.negotiation import Representation, choose
from specloom.mock.origins import Origins
from specloom.mock.preferences import Preferences, read_preferences
from specloom.mock.ranges import in_parts
from specloom.mock.refusing import FAULT_HEADER, Refusing
from specloom.mock.routes import Miss, Route, Router
from specloom.mock.schemas import Schemas
from specloom.mock.values import Found, Values
from specloom.mock.writing import Writing

_EMPTY = frozenset((204, 205, 304))
"""Statuses whose responses have no body (RFC 9110 §6.4.1)."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """What to send: ``example`` is the value of a named example, None for any."""

    response: Response
    status: int
    representation: Representation | None
    example: Found | None = None


class Mock:
    """Answers requests for one API. ``requests`` and ``responses`` are the document's schemas for each direction."""

    def __init__(
        self,
        api: Api,
        requests: Schemas,
        responses: Schemas,
        *,
        strict: bool = False,
        origins: Collection[str] = (),
    ) -> None:
        self.api = api
        self._origins = Origins(origins)
        self.router = Router(api)
        self.values = Values(api.types, responses)
        self._checker = Checker(api, requests)
        self._credentials = Credentials(api)
        self._writing = Writing(api.types, self.values)
        self._refusing = Refusing(api.types, self.values, self._writing, responses)
        self._strict = strict
        self.secrets = secret_parameters(api.security_schemes)

    def reply(self, request: Request) -> Reply:
        """Return the reply to a request; one to HEAD has the body that GET would have."""
        return self._origins.shared(self._reply(request), request)

    def _reply(self, request: Request) -> Reply:
        if request.method == "OPTIONS":
            allowed = self.router.find("", request.path)
            preflight = self._origins.preflight(
                request, _allowed(allowed) if isinstance(allowed, Miss) else ()
            )
            if preflight is not None:
                return preflight
        route = self.router.find(request.method, request.path, request.query)
        if isinstance(route, Miss) and request.method == "HEAD":
            route = self.router.find("GET", request.path, request.query)
        if isinstance(route, Miss):
            return self._missed(route, request)
        return self._answered(route, request)

    def _missed(self, miss: Miss, request: Request) -> Reply:
        if not miss.methods:
            if request.method == "OPTIONS" and request.path == "*":
                return Reply(204)
            return self._refusing.refuse(None, request, [Fault("path", "no operation is here", status=404)])
        allowed = _allowed(miss)
        headers = (("Allow", ", ".join(allowed)),)
        if request.method == "OPTIONS":
            return Reply(204, headers)
        fault = Fault("method", f"{request.method} is not one of {', '.join(allowed)}", status=405)
        return self._refusing.refuse(None, request, [fault], headers)

    def _answered(self, route: Route, request: Request) -> Reply:
        operation = route.operation
        fault = self._credentials.fault(operation, request)
        if fault is not None:
            challenge = (("WWW-Authenticate", self._credentials.challenge(operation)),)
            headers = challenge if fault.status == 401 else ()
            return self._refusing.refuse(operation, request, [fault], headers)
        faults = self._checker.faults(route, request, strict=self._strict)
        if faults:
            return self._refusing.refuse(operation, request, faults)
        preferences = read_preferences(request.header("prefer"))
        if isinstance(preferences, Fault):
            return self._refusing.refuse(operation, request, [preferences])
        return self.respond(operation, request, preferences)

    def respond(self, operation: Operation, request: Request, preferences: Preferences) -> Reply:
        """Return the reply to a request that is right."""
        choice = self._choose(operation, request, preferences)
        if isinstance(choice, Fault):
            return self._refusing.refuse(operation, request, [choice])
        if choice is None:
            return Reply(204)
        return self._written(operation, request, choice, preferences)

    def _choose(
        self, operation: Operation, request: Request, preferences: Preferences
    ) -> _Choice | Fault | None:
        """Return what to send, None where the operation declares nothing."""
        response: Response | None = None
        if preferences.code is not None:
            response = response_for(operation, preferences.code)
            if response is None:
                declared = ", ".join(each.status for each in operation.responses)
                told = f"no response {preferences.code} is declared, only {declared or 'none'}"
                return Fault("header", told, "Prefer", status=UNREADABLE)
        if preferences.example is not None:
            found = with_example(operation, response, preferences.example)
            if found is None:
                names = ", ".join(example_names(operation, response))
                told = f"no example is called {preferences.example!r}, only {names or 'none'}"
                return Fault("header", told, "Prefer", status=UNREADABLE)
            return self._named(operation, *found, preferences)
        response = response or success_of(operation)
        if response is None:
            return None
        status = preferences.code or status_of(operation, response)
        accept = request.header("accept")
        streamed = _wants_stream(request)
        chosen = choose(response.content, accept, self.api.types, streamed=streamed)
        if chosen is None and response.content:
            if status < 400:
                listed = ", ".join(media.name for media in response.content)
                return Fault("header", f"none of {listed} is accepted", "Accept", status=406)
            chosen = choose(response.content, None, self.api.types)
        return _Choice(response, status, chosen)

    def _named(
        self, operation: Operation, response: Response, media: MediaType, preferences: Preferences
    ) -> _Choice:
        found = self.values.of_example(media, preferences.example or "")
        chosen = choose([media], None, self.api.types)
        return _Choice(response, preferences.code or status_of(operation, response), chosen, found)

    def _written(
        self, operation: Operation, request: Request, choice: _Choice, preferences: Preferences
    ) -> Reply:
        headers = [*self._writing.headers(choice.response)]
        applied = preferences.applied()
        if applied:
            headers.append(("Preference-Applied", header_text(applied)))
        if choice.representation is None or choice.status in _EMPTY:
            return Reply(choice.status, tuple(headers))
        random = _random(request, preferences) if preferences.dynamic else None
        content = self._writing.content(operation, choice.representation, random, choice.example)
        headers.append(("Content-Type", content.content_type))
        note = ""
        if not content.allowed:
            note = "the body doesn't follow its schema"
            headers.append((FAULT_HEADER, note))
        reply = Reply(choice.status, tuple(headers), content.body, note)
        return in_parts(reply, request) if content.is_binary else reply

    def unfollowed(self, stopped: Callable[[], bool]) -> Iterator[str]:
        """Yield each response for which no value was found that its schema allows: method, path and status.

        ``stopped`` says that nobody wants to know any more.
        """
        for operation in self.api.operations:
            for response in operation.responses:
                if stopped():
                    return
                for media in response.content:
                    representation = choose([media], None, self.api.types)
                    if representation and not self._writing.content(operation, representation).allowed:
                        yield f"{operation.method} {operation.path} {response.status}"


def _allowed(miss: Miss) -> tuple[str, ...]:
    """Return the methods that a path answers."""
    return tuple(dict.fromkeys((*miss.methods, *(("HEAD",) if "GET" in miss.methods else ()), "OPTIONS")))


def _wants_stream(request: Request) -> bool:
    """Return whether the body asks for a stream, as is the custom of APIs that answer either way."""
    return b'"stream"' in request.body and _member(request.body, "stream") is True


def _member(body: bytes, name: str) -> JsonValue:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value.get(name) if isinstance(value, dict) else None


def _random(request: Request, preferences: Preferences) -> Random:
    """Return the chance that a request gets: always the same, unless a seed makes it another one."""
    if preferences.seed == "random":
        return Random()
    parts = (request.method, request.path, request.query, preferences.seed or "")
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace") + b"\0" + request.body)
    return Random(digest.digest())
