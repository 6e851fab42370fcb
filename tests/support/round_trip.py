"""What a generated client sends, as the methods of the generated server get it, and what they return, back again.

Arguments and results are the typed examples of the document, the same values as in the documentation, written as Python
for the client's package and for the server's.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import re
import traceback
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pydantic
from pydantic_core import to_jsonable_python

from specloom.ir import exchange
from specloom.ir.api import Api, Operation, Parameter, ParameterLocation, RequestBody
from specloom.ir.examples import (
    example_of,
    example_of_header,
    example_of_media,
    example_of_parameter,
)
from specloom.ir.exchange import Direction
from specloom.ir.graph import resolve
from specloom.ir.media import Kind
from specloom.ir.plain import to_json
from specloom.ir.typed import typed
from specloom.ir.types import Field, Scalar, ScalarKind
from specloom.ir.values import FileValue, RawValue, RecordValue, Value
from specloom.mock.bodies import FILE_CONTENT
from specloom.pipeline import Order, generate
from specloom.targets.kit.register import Register
from specloom.targets.python.layout import flat
from specloom.targets.python.naming import name_api, operation_tags
from specloom.targets.python.operations import plan_operation
from specloom.targets.python.planned import Argument, PlannedOperation, Representation
from specloom.targets.python.scopes import Vocabulary, dictionary_types
from specloom.targets.python.server.app import name_arguments
from specloom.targets.python.values import Rendering, render_value
from tests.e2e.documented import imported
from tests.support.serving import serving

CLIENT = "round_client"
SERVER = "round_server"
JSON_FILE = b"example content"
"""What a file in a JSON text contains: JSON holds no other bytes."""
TEXT = "example text, with “quotes” & more"
SECRET = "c2VjcmV0"
_OWN_HEADERS = frozenset(("content-length", "content-encoding", "transfer-encoding", "connection", "date"))
CLASS = "(class)"
"""The member of an object that names the model's class, if it is a model."""


@dataclass(frozen=True, slots=True)
class Trip:
    """What became of an operation: what went wrong, ``""`` for nothing."""

    operation: Operation
    problem: str


def generate_pair(document: Path, output: Path) -> Api:
    """Generate client and server of a document into one folder; what stops that is an AssertionError."""
    orders = [
        Order("python", output / "client", {"package": CLIENT}),
        Order("python-fastapi", output / "server", {"package": SERVER}),
    ]
    run = generate(document, orders)
    assert not run.failed, run.diagnostics
    assert run.api is not None
    return run.api


class RoundTrips:
    """Calls every operation of a document.

    Args:
        api: The document.
        complete: Whether to send all parameters and properties, not the required ones alone.
    """

    def __init__(self, api: Api, client: ModuleType, server: ModuleType, *, complete: bool) -> None:
        self.api = api
        self.client = client
        self.server = server
        self.complete = complete
        self.names = name_api(api, Register())
        sent = exchange.request_types(api)
        vocabulary = Vocabulary(api.types, self.names, dictionary_types(api.types, sent))
        self.plans = {op.id: plan_operation(op, vocabulary, "") for op in api.operations}
        self.literals = {segment for operation in api.operations for segment in operation.path.split("/")}
        self.received: list[dict[str, Any]] = []
        self.result: Any = None

    def app(self) -> Any:
        """Return the application, whose methods keep what they get and return what they are told."""
        tags = sorted({operation_tags(operation)[0] for operation in self.api.operations})
        arguments = name_arguments(self.api, self.names, tags)
        groups = {
            argument: self.implementation(self.names.tags[tag].class_name)
            for tag, argument in arguments.groups.items()
        }
        checks = dict.fromkeys(arguments.schemes.values(), self._check)
        return self.server.create_app(**groups, **checks, base_path="", debug=True)

    def implementation(self, class_name: str) -> Any:
        """Return the object that answers the operations of a group."""
        base = getattr(self.server, class_name)
        methods = {each.name: self._recorder() for each in base._operations}
        return type(class_name, (base,), methods)()

    def _recorder(self) -> Callable[..., Any]:
        async def method(_: Any, **arguments: Any) -> Any:
            self.received.append({name: await plain(value) for name, value in arguments.items()})
            return self.result() if callable(self.result) else self.result

        return method

    async def _check(self, *_: Any) -> Any:
        return self.server.Identity("caller", frozenset(self._scopes()))

    def _scopes(self) -> set[str]:
        return {
            scope
            for operation in self.api.operations
            for needed in operation.security
            for use in needed
            for scope in use.scopes
        }

    async def run(self, http_client: Any, base_url: str) -> list[Trip]:
        """Call every operation through an HTTP client."""
        taken = inspect.signature(self.client.AsyncClient).parameters
        credentials = {
            name: SECRET for names in self.names.credentials.values() for name in names if name in taken
        }
        caller = self.client.AsyncClient(
            **credentials, base_url=base_url, http_client=http_client, max_retries=0, strict=True
        )
        return [
            Trip(operation, await self._problem(self.plans[operation.id], caller))
            for operation in self.api.operations
        ]

    async def _problem(self, plan: PlannedOperation, caller: Any) -> str:
        tag = self.names.tags[operation_tags(plan.operation)[0]]
        method = getattr(getattr(caller, tag.attribute), plan.raw_name)
        self.received.clear()
        try:
            arguments = {
                argument.name: self._python(value, self.client)
                for argument in plan.arguments
                if (value := self._argument(argument, plan)) is not None
                and (argument.required or to_json(value) is not None)
            }
            returned, self.result = self.result_of(plan)
            response = await method(**arguments)
            sent = {name: await plain(value) for name, value in arguments.items()}
        except Exception as error:
            return traceback.format_exc(limit=-1) if not isinstance(error, OSError) else repr(error)
        if difference := await self.header_difference(plan, response):
            return difference
        return await self.difference(plan, sent, returned, response.data)

    async def header_difference(self, plan: PlannedOperation, response: Any) -> str:
        """Return how the headers that a caller reads differ from those that were returned."""
        for name, value in self.headers_of(plan).items():
            if difference := first_difference(await plain(value), await plain(response.header(name))):
                return f"the header {name} is not what was returned: {difference}"
        return ""

    async def difference(self, plan: PlannedOperation, sent: dict[str, Any], returned: Any, got: Any) -> str:
        """Return how what arrived differs from what was sent."""
        if plan.content_types and plan.body and plan.body.name in sent:
            sent["content_type"] = self._content_type(plan)
        for name, value in self._defaults(plan):
            for arguments in self.received:
                if name not in sent and not first_difference(arguments.get(name), await plain(value)):
                    arguments.pop(name, None)
        if difference := first_difference([sent], list(self.received)):
            return f"received is not what was sent: {difference}"
        if difference := first_difference(await plain(returned), await plain(got)):
            return f"the result is not what was returned: {difference}"
        return ""

    def _defaults(self, plan: PlannedOperation) -> list[tuple[str, Any]]:
        """Return what a server's method gets for arguments that aren't sent, as the document says."""
        found = []
        for argument in plan.arguments:
            value = argument.default and typed(self.api.types, argument.default.value, argument.use)
            if value is not None:
                found.append((argument.name, self._python(value, self.server)))
        return found

    def _content_type(self, plan: PlannedOperation) -> str:
        """Return the declared media type that a client sends; JSON, for a range of JSON's."""
        first = plan.content_types[0]
        return "application/json" if "*" in first and "application/json" in plan.content_types else first

    def _argument(self, argument: Argument, plan: PlannedOperation) -> Value | None:
        wanted = argument.required or self.complete
        types = self.api.types
        match argument.origin:
            case Parameter():
                return self._parameter(argument.origin, plan.operation) if wanted else None
            case Field():
                form = self._body(plan.bodies[0])
                fields = dict(form.fields) if isinstance(form, RecordValue) else {}
                found = fields.get(argument.origin.name)
                if found is None and argument.required:
                    return example_of(types, argument.use, name=argument.origin.name)
                return found
            case RequestBody():
                return self._body(plan.bodies[0]) if wanted else None

    def _parameter(self, parameter: Parameter, operation: Operation) -> Value:
        """Return a parameter's example.

        It has members, as there is no text for an empty list or object; it isn't null for the same reason. In a path,
        it isn't that of another operation, and doesn't hold what separates it from another parameter.
        """
        value = example_of_parameter(self.api.types, parameter)
        plain_value = to_json(value)
        if parameter.place is ParameterLocation.PATH and isinstance(plain_value, str):
            segment = next(each for each in operation.path.split("/") if f"{{{parameter.name}}}" in each)
            is_free = isinstance(resolve(self.api.types, parameter.type), Scalar)
            if is_free and (segment.count("{") > 1 or plain_value in self.literals):
                return RawValue(re.sub(r"\W", "", plain_value) + "1")
        if plain_value is None:
            return RawValue(TEXT)
        if plain_value in ([], {}):
            return example_of(self.api.types, parameter.type, name=parameter.name, complete=True)
        return value

    def _body(self, body: Representation) -> Value:
        match body.kind:
            case Kind.BINARY:
                return FileValue(_BYTES, "example.bin")
            case Kind.TEXT:
                return RawValue(TEXT)
            case Kind.JSON | Kind.FORM | Kind.MULTIPART:
                found = example_of_media(
                    self.api.types, body.media, Direction.REQUEST, complete=self.complete
                )
                return RawValue({}) if found is None else found

    def _python(self, value: Value, package: ModuleType) -> Any:
        """Return an example as the documentation of a package writes it. A file is its name and its content."""
        snippet = render_value(value, Rendering(self.api.types, self.names, package.__name__))
        namespace: dict[str, Any] = {}
        for entry in snippet.imports:
            module = importlib.import_module(entry.module)
            namespace[entry.name or entry.module] = getattr(module, entry.name) if entry.name else module
        namespace["Path"] = lambda name: JSON_FILE if package is self.server else (name, FILE_CONTENT)
        return eval(flat(snippet.layout).text, namespace)

    def headers_of(self, plan: PlannedOperation) -> dict[str, Any]:
        """Return the headers of a success, as the server's method returns them.

        Left out are those that say how the body is sent, and texts that don't look the same when they have been sent.
        """
        primary = exchange.primary_success(plan.operation)
        found = {}
        for header in primary.headers if primary is not None else ():
            value = example_of_header(self.api.types, header)
            if header.name.lower() not in _OWN_HEADERS and to_json(value) not in (None, "", [], {}):
                found[header.name] = self._python(value, self.server)
        return found

    def result_of(self, plan: PlannedOperation) -> tuple[Any, Any]:
        """Return what the caller should get for a success, and what the server's method returns."""
        primary = exchange.primary_success(plan.operation)
        planned = next((each for each in plan.responses if each.response is primary), None)
        if planned is None or primary is None:
            return None, None
        status = _status(primary.status)
        headers = self.headers_of(plan)
        if not planned.content or status in (204, 205, 304):
            return None, self.server.Reply(None, status=status, headers=headers)
        body = planned.content[0]
        media_type: str | None = body.media.name
        if "*" in body.media.name:
            media_type = "image/png" if body.kind is Kind.BINARY else None
        data: Any
        if body.items is not None:
            item = self._item(body)
            values = [self._python(item, self.server), self._python(item, self.server)]
            return values, lambda: self.server.Reply(
                pieces(values), status=status, headers=headers, media_type=media_type
            )
        match body.kind:
            case Kind.TEXT:
                data = TEXT
            case Kind.BINARY | Kind.MULTIPART:
                data = FILE_CONTENT
            case Kind.JSON | Kind.FORM:
                found = example_of_media(self.api.types, body.media, Direction.RESPONSE, complete=True)
                data = self._python(RawValue({}) if found is None else found, self.server)
        expected = None if plan.operation.method == "HEAD" else data
        return expected, self.server.Reply(data, status=status, headers=headers, media_type=media_type)

    def _item(self, body: Representation) -> Value:
        assert body.items is not None
        if body.items.type is None:
            return RawValue({"data": "text"})
        return example_of(
            self.api.types, body.items.type, direction=Direction.RESPONSE, complete=self.complete
        )


_BYTES = Scalar(ScalarKind.STRING, content_media_type="application/octet-stream")


async def pieces(values: list[Any]) -> AsyncIterator[Any]:
    """Yield values."""
    for value in values:
        yield value


async def plain(value: Any) -> Any:
    """Return a value of either package with models as their class's name and their members; files are their content."""
    if isinstance(value, pydantic.BaseModel):
        runtime = importlib.import_module(f"{type(value).__module__.partition('.')[0]}._runtime.fields")
        wire = {field.name: field.wire for field in runtime.fields_of(type(value))}
        members = {name: getattr(value, name) for name in value.model_fields_set}
        found = {wire.get(name, name): await plain(member) for name, member in members.items()}
        return {CLASS: type(value).__name__, **found}
    if isinstance(value, Mapping):
        return {name: await plain(member) for name, member in value.items()}
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], bytes):
        return value[1]
    if isinstance(value, bytes) and value == JSON_FILE:
        return value.decode()
    if isinstance(value, list | tuple):
        return [await plain(item) for item in value]
    if hasattr(value, "read"):
        return await value.read()
    return value


def first_difference(one: Any, other: Any, place: str = "") -> str:
    """Return where two values differ, and how; ``""`` where they are equal."""
    if isinstance(one, dict) and isinstance(other, dict):
        if (CLASS in one) is not (CLASS in other):
            # A model, where the other one is a value of any type.
            return first_difference(*(to_jsonable_python(_unclassed(each)) for each in (one, other)), place)
        for key in dict.fromkeys((*one, *other)):
            if key not in one or key not in other:
                return f"{place}/{key} is {one.get(key, 'absent')!r} and {other.get(key, 'absent')!r}"
            if found := first_difference(one[key], other[key], f"{place}/{key}"):
                return found
        return ""
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return next((d for n, (a, b) in pairs if (d := first_difference(a, b, f"{place}/{n}"))), "")
    return "" if one == other else f"{place} is {one!r} and {other!r}"


def _unclassed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _unclassed(member) for name, member in value.items() if name != CLASS}
    return [_unclassed(item) for item in value] if isinstance(value, list) else value


def _status(status: str) -> int:
    return int(status) if status.isdigit() else int(status[0]) * 100 if status[0].isdigit() else 200


def call_over_http(api: Api, client: ModuleType, server: ModuleType) -> list[Trip]:
    """Call every operation of generated packages through uvicorn."""
    trips = RoundTrips(api, client, server, complete=True)

    async def run(url: str) -> list[Trip]:
        async with httpx2.AsyncClient() as http_client:
            return await trips.run(http_client, url)

    with serving(trips.app()) as url:
        return asyncio.run(run(url))


def call_in_process(api: Api, output: Path, *, complete: bool) -> list[Trip]:
    """Call every operation of generated packages through ASGI."""
    with imported(output / "client", CLIENT) as client, imported(output / "server", SERVER) as server:
        trips = RoundTrips(api, client, server, complete=complete)
        transport = httpx2.ASGITransport(app=trips.app())

        async def run() -> list[Trip]:
            async with httpx2.AsyncClient(transport=transport) as http_client:
                return await trips.run(http_client, "http://testserver")

        return asyncio.run(run())
