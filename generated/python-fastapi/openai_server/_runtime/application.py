"""Answers requests: from the route to the response."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from inspect import (
    Parameter,
    isasyncgenfunction,
    iscoroutinefunction,
    isfunction,
    signature,
)
from typing import Any, Final, NamedTuple, TypeAlias, TypedDict

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import Receive, Scope, Send

from .api import Api, is_implemented
from .arguments import Sent, read_arguments
from .context import IDENTITIES, REQUEST
from .declarations import find_response
from .encoding import encode
from .incoming import Incoming, Limits
from .operation import Operation
from .problems import MEDIA_TYPE, Problem, Refusal, as_declared, refusal
from .replies import ErrorReply, Reply
from .reply_headers import headers_of, sendable
from .routing import Found, Routes, encoded_path
from .security import CheckError, Scheme, authorize

_logger: Final = logging.getLogger(__name__.partition("._runtime")[0])

Implementation: TypeAlias = tuple[type[Api], Api | None]
"""A group of operations, and the author's object that answers them."""

OnProblem: TypeAlias = Callable[[Problem], Reply[Any, Any]]


class AppOptions(TypedDict, total=False):
    """Options of an application.

    Attributes:
        app: The application to add the operations to; by default, a new one.
        base_path: What the paths of all operations stand behind; by default, the path
            of the document's server.
        max_body_size: How many bytes a body may have that is held in memory: 16 MiB.
        max_upload_size: How many bytes a body may have that is read piece by piece,
            such as a form with files: 1 GiB.
        on_problem: Makes the response of a problem, in place of problem details.
        openapi_url: Where the OpenAPI document is, None for nowhere:
            ``/openapi.json``.
        docs_url: Where the page of Swagger UI is, None for nowhere, as by default:
            browsers load it from somebody else's server.
        debug: Whether to check that responses are what the document declares.
    """

    app: FastAPI
    base_path: str
    max_body_size: int
    max_upload_size: int
    on_problem: OnProblem
    openapi_url: str | None
    docs_url: str | None
    debug: bool


class _Route(NamedTuple):
    """An operation, and what answers it.

    Attributes:
        operation: The operation.
        method: The author's method, None where it isn't written.
        ignored: The arguments that the method doesn't take.
    """

    operation: Operation
    method: Callable[..., Awaitable[Any]] | None
    ignored: frozenset[str]


class Server:
    """What all operations of an application share.

    Args:
        schemes: The security schemes, by name.
        options: The author's options.
    """

    def __init__(self, schemes: Mapping[str, Scheme], options: AppOptions) -> None:
        self._schemes = schemes
        self._limits = Limits(
            options.get("max_body_size", 16 << 20),
            options.get("max_upload_size", 1 << 30),
        )
        self._on_problem = options.get("on_problem")
        self._debug = options.get("debug", False)

    async def answer(
        self, found: Found[_Route], scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Answer a request."""
        request = Request(scope, receive)
        REQUEST.set(request)
        incoming = Incoming(request, self._limits)
        try:
            response = await self._response(found, request, incoming)
            await response(scope, receive, send)
        finally:
            await incoming.close()

    async def _response(
        self, found: Found[_Route], request: Request, incoming: Incoming
    ) -> Response:
        operation, method, ignored = found.target
        try:
            identities = await authorize(operation.security, self._schemes, request)
            if method is None:
                raise refusal(501, "this operation isn't implemented")
            IDENTITIES.set(identities)
            sent = Sent(request, found.parameters)
            arguments = read_arguments(operation.parameters, sent)
            arguments.update(await operation.read_body(incoming))
            for name, make in operation.defaults.items():
                if name not in arguments:
                    arguments[name] = make()
            for name in ignored:
                arguments.pop(name, None)
            result = await method(**arguments)
            if isinstance(result, Response):
                return result
            reply: Reply[Any, Any] = (
                result if isinstance(result, Reply) else Reply(result)
            )
            return encode(reply, operation.responses, request, checked=self._debug)
        except Refusal as refused:
            problem = as_declared(refused.problem, operation.responses)
            return self.problem(problem, request, operation)
        except ErrorReply as error:
            return self._error(error, request, operation)
        except HTTPException as error:
            return self.problem(problem_of(error), request, operation)
        except NotImplementedError:
            _logger.exception("%s isn't implemented", operation.name)
            return self.problem(
                Problem(501, "this operation isn't implemented"), request, operation
            )
        except CheckError as error:
            _logger.error(
                "the check of %s failed", error.scheme, exc_info=error.__cause__
            )
            return self.problem(Problem(500), request, operation)
        except Exception:
            _logger.exception("%s failed", operation.name)
            return self.problem(Problem(500), request, operation)

    def _error(
        self, error: ErrorReply, request: Request, operation: Operation
    ) -> Response:
        reply, declared = error.reply, operation.responses
        try:
            if reply.data is None and reply.status is not None:
                fitting = find_response(declared, reply.status)
                headers = headers_of(reply, fitting, checked=self._debug)
                problem = Problem(reply.status, error.detail, headers=headers)
                return self.problem(problem, request, operation)
            return encode(reply, declared, request, checked=self._debug)
        except Exception:
            _logger.exception("%s failed", operation.name)
            return self.problem(Problem(500), request, operation)

    def problem(
        self, problem: Problem, request: Request, operation: Operation | None = None
    ) -> Response:
        """Return the response that tells a problem."""
        if self._on_problem is None:
            headers = sendable(problem.headers)
            return JSONResponse(problem.members(), problem.status, headers, MEDIA_TYPE)
        reply = self._on_problem(problem)
        made: Reply[Any, Any] = Reply(
            reply.data,
            status=reply.status or problem.status,
            headers=reply.headers,
            extra_headers={**problem.headers, **reply.extra_headers},
            media_type=reply.media_type,
        )
        responses = operation.responses if operation else ()
        return encode(made, responses, request, checked=False)


def problem_of(error: HTTPException) -> Problem:
    """Return the problem that an exception of Starlette's or FastAPI's tells."""
    detail = error.detail if isinstance(error.detail, str) else ""
    return Problem(error.status_code, detail, headers=error.headers or {})


class Operations(BaseRoute):
    """The route of all operations of an API."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._routes: Routes[_Route] = Routes()

    def add(self, operation: Operation, base_path: str, route: _Route) -> None:
        """Add an operation."""
        path = base_path.rstrip("/") + operation.path
        self._routes.add(path, operation.method, route)

    def url_path_for(self, name: str, /, **path_params: Any) -> Any:
        """Find nothing: operations have no URLs by name."""
        raise NoMatchFound(name, path_params)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Say whether a request asks for one of the operations."""
        if scope["type"] != "http":
            return Match.NONE, {}
        path = encoded_path(scope)
        query = scope["query_string"].decode("latin-1")
        method: str = scope["method"]
        found = self._routes.find(path, method, query)
        if found is None and method == "HEAD":
            found = self._routes.find(path, "GET", query)
        if found is not None:
            return Match.FULL, {"endpoint": self, "specloom.found": found}
        return (Match.PARTIAL if self._routes.methods(path) else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        found = scope.get("specloom.found")
        if found is not None:
            await self._server.answer(found, scope, receive, send)
            return
        allowed = self._routes.methods(encoded_path(scope))
        if "GET" in allowed:
            allowed.add("HEAD")
        problem = Problem(405, headers={"Allow": ", ".join(sorted(allowed))})
        response = self._server.problem(problem, Request(scope, receive))
        await response(scope, receive, send)


def _route(operation: Operation, group: type[Api], api: Api | None) -> _Route:
    """Find the method that answers an operation."""
    if not is_implemented(api, operation.name, group):
        return _Route(operation, None, frozenset())
    method = getattr(api, operation.name)
    declared = signature(getattr(group, operation.name)).parameters
    own = signature(method).parameters.values()
    _check_method(method, operation, own, declared)
    ignored = declared.keys() - {"self"} - {each.name for each in own}
    if any(each.kind is Parameter.VAR_KEYWORD for each in own):
        ignored = set()
    if ignored:
        # It was written before the document had them; then they were ignored, too.
        names = ", ".join(sorted(ignored))
        _logger.warning("%s doesn't take %s", method.__qualname__, names)
    return _Route(operation, method, frozenset(ignored))


def _check_method(
    method: Callable[..., Any],
    operation: Operation,
    own: Iterable[Parameter],
    declared: Mapping[str, Parameter],
) -> None:
    """Look for what would make requests fail.

    Raises:
        TypeError: A method isn't asynchronous, or needs an argument that it doesn't
            always get.
    """
    name = getattr(method, "__qualname__", operation.name)
    if _is_plain(method, operation.name):
        if isasyncgenfunction(method):
            raise TypeError(f"{name} must return its iterator in place of yielding")
        if not iscoroutinefunction(method):
            raise TypeError(f"{name} must be declared with async def")
    for parameter in own:
        given = declared.get(parameter.name)
        is_needed = (
            parameter.default is Parameter.empty
            and parameter.kind not in (Parameter.VAR_KEYWORD, Parameter.VAR_POSITIONAL)
            and parameter.name not in operation.defaults
        )
        if is_needed and given is None:
            told = f"takes {parameter.name}, which the operation doesn't have"
            raise TypeError(f"{name} {told}")
        if is_needed and given and given.default is not Parameter.empty:
            told = f"needs a default for {parameter.name}, which a request may lack"
            raise TypeError(f"{name} {told}")


def _is_plain(method: Callable[..., Any], name: str) -> bool:
    """Whether a method is as it was written: what a decorator has made of one may be
    asynchronous without looking so."""
    function = getattr(method, "__func__", method)
    return (
        isfunction(function)
        and function.__name__ == name
        and not hasattr(function, "__wrapped__")
    )


def make_app(
    title: str,
    version: str,
    base_path: str,
    implementations: Iterable[Implementation],
    schemes: Mapping[str, Scheme],
    options: AppOptions,
) -> FastAPI:
    """Return the application that answers the operations of an API.

    Raises:
        TypeError: There is no such option, or a method can't answer its operation.
    """
    unknown = options.keys() - AppOptions.__annotations__.keys()
    if unknown:
        raise TypeError(f"unexpected keyword argument {min(unknown)!r}")
    app = options.get("app")
    if app is None:
        app = FastAPI(title=title, version=version, openapi_url=None)
    server = Server(schemes, options)
    route = Operations(server)
    base = options.get("base_path", base_path)
    for group, api in implementations:
        for operation in group._operations:
            own = options.get("base_path", operation.base_path)
            answers = _route(operation, group, api)
            route.add(operation, base if own is None else own, answers)
    app.router.routes.append(route)

    async def answer(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return server.problem(problem_of(error), request)

    app.add_exception_handler(HTTPException, answer)
    if (url := options.get("openapi_url", "/openapi.json")) is not None:
        from .document import add_document

        add_document(app, url, options.get("docs_url"), title)
    return app
