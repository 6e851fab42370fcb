"""Whether a request follows the document, judged by the document's own schemas."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import assert_never
from urllib.parse import unquote_plus

from specloom.diagnostics import Location
from specloom.ir.api import Api, ApiKeyScheme, MediaType, Operation, Parameter, ParameterLocation, Style
from specloom.ir.graph import is_binary, resolve
from specloom.ir.media import EVENT_STREAM, Kind, essence_of, is_sequential, kind_of
from specloom.ir.types import JsonValue, ListOf, Record, Scalar, TypeUse
from specloom.mock.faults import INVALID, UNREADABLE, Fault
from specloom.mock.forms import read_form
from specloom.mock.messages import Request, cookies, split_query
from specloom.mock.multipart import Part, read_multipart
from specloom.mock.negotiation import matching
from specloom.mock.routes import Route
from specloom.mock.schemas import Schemas
from specloom.mock.styles import read_header, read_pairs, read_path
from specloom.mock.texts import Broken, NotGiven, NotJudged, NotReadable, alternatives, is_array, is_object

UNSUPPORTED = 415


class Checker:
    """Checks requests against one document, whose schemas for requests are ``schemas``."""

    def __init__(self, api: Api, schemas: Schemas) -> None:
        self.api = api
        self.schemas = schemas
        self._keys = frozenset(
            scheme.parameter for scheme in api.security_schemes if isinstance(scheme, ApiKeyScheme)
        )

    def faults(self, route: Route, request: Request, *, strict: bool = False) -> tuple[Fault, ...]:
        """Return what is wrong with a request's parameters and body.

        A ``strict`` check also finds query parameters and a body that the document doesn't declare.
        """
        return (
            *self.parameter_faults(route, request),
            *(self.undeclared(route.operation, request) if strict else ()),
            *self.body_faults(route.operation, request, strict=strict),
        )

    def parameter_faults(self, route: Route, request: Request) -> Iterator[Fault]:
        """Yield what is wrong with the parameters."""
        for parameter in route.operation.parameters:
            yield from self._parameter_faults(parameter, route, request)

    def _parameter_faults(self, parameter: Parameter, route: Route, request: Request) -> tuple[Fault, ...]:
        place, rule = parameter.place.value, _schema_of(parameter)
        try:
            value = self.parameter_value(parameter, route, request)
        except NotGiven:
            missing = Fault(place, "missing", parameter.name)
            return (missing,) if parameter.required else ()
        except (NotReadable, ValueError, RecursionError) as error:
            return (Fault(place, _readable(error), parameter.name, status=_unreadable(error)),)
        if value == "" and parameter.allow_empty_value:
            return ()
        breaches = self.schemas.breaches(rule, value)
        return tuple(Fault(place, each.message, parameter.name, each.pointer) for each in breaches)

    def parameter_value(self, parameter: Parameter, route: Route, request: Request) -> JsonValue:
        """Return what a request gives a parameter. A union's value is read as the first variant that makes it right.

        Raises NotGiven, NotReadable and ValueError.
        """
        names = frozenset(
            each.name for each in route.operation.parameters if each.place is ParameterLocation.QUERY
        )
        return self._first(
            (
                partial(self._read_parameter, parameter, use, route, request, names - {parameter.name})
                for use in alternatives(self.api.types, parameter.type)
            ),
            _schema_of(parameter),
        )

    def _first(self, readings: Iterable[Callable[[], JsonValue]], place: Location) -> JsonValue:
        """Return the first reading that its schema allows, else the first that is possible at all."""
        read: list[JsonValue] = []
        failure: Exception | None = None
        for reading in readings:
            try:
                value = reading()
            except (NotGiven, NotJudged, NotReadable, ValueError, RecursionError) as error:
                failure = failure or error
                continue
            if self.schemas.accepts(place, value):
                return value
            read.append(value)
        if not read and failure is not None:
            raise failure
        return read[0]

    def _read_parameter(
        self, parameter: Parameter, use: TypeUse, route: Route, request: Request, others: frozenset[str]
    ) -> JsonValue:
        types = self.api.types
        match parameter.place:
            case ParameterLocation.PATH:
                if parameter.name not in route.path_parameters:
                    raise NotGiven
                return read_path(types, route.path_parameters[parameter.name], parameter, use)
            case ParameterLocation.HEADER:
                raw = request.header(parameter.name)
                if raw is None:
                    raise NotGiven
                return _json(raw) if parameter.media_type else read_header(types, raw, use, parameter.explode)
            case ParameterLocation.QUERY:
                pairs = split_query(request.query)
            case ParameterLocation.COOKIE:
                pairs = cookies(request)
            case _:
                assert_never(parameter.place)
        if parameter.media_type:
            given = [value for name, value in pairs if name == parameter.name]
            if not given:
                raise NotGiven
            return _json(unquote_plus(given[0]))
        return read_pairs(types, pairs, parameter, use, others)

    def undeclared(self, operation: Operation, request: Request) -> Iterator[Fault]:
        """Yield the query parameters that aren't declared, where all names are known."""
        declared = [each for each in operation.parameters if each.place is ParameterLocation.QUERY]
        names = {each.name.partition("[")[0] for each in declared} | {each.name for each in declared}
        # A path's key may have a query of its own, which tells it from others.
        names |= {name for name, _ in split_query(operation.path.partition("?")[2])}
        spread = [
            each
            for each in declared
            if each.explode and not each.media_type and each.style is not Style.DEEP_OBJECT
        ]
        if any(is_object(self.api.types, each.type) for each in spread):
            return
        for name, _ in split_query(request.query):
            if name not in names and name.partition("[")[0] not in names and name not in self._keys:
                yield Fault("query", "not declared", name)

    def body_faults(self, operation: Operation, request: Request, *, strict: bool) -> Iterator[Fault]:
        """Yield what is wrong with the body."""
        declared = operation.request_body
        content_type = request.header("content-type") or ""
        if declared is None:
            if request.body and strict:
                yield Fault("body", "not declared")
            return
        if not request.body and not content_type:
            if declared.required:
                yield Fault("body", "missing")
            return
        media = matching(declared.content, content_type)
        if media is None:
            listed = ", ".join(each.name for each in declared.content)
            told = (
                f"{content_type!r} is not one of {listed}" if content_type else f"no Content-Type: {listed}"
            )
            if declared.content:
                yield Fault("header", told, "Content-Type", status=UNSUPPORTED)
            return
        if not request.body and not declared.required and kind_of(media, self.api.types) is Kind.JSON:
            return
        yield from self._content_faults(media, content_type, request.body)

    def _content_faults(self, media: MediaType, content_type: str, body: bytes) -> Iterator[Fault]:
        if self.is_raw(media.type) and kind_of(media, self.api.types) is not Kind.JSON:
            return
        try:
            if is_sequential(media.name):
                yield from self._sequence_faults(media, content_type, body)
            elif media.type is not None:
                value = self.body_value(media, content_type, body)
                yield from self._value_faults(media.location.child("schema"), value)
            if essence_of(content_type).startswith("multipart/"):
                yield from self._part_faults(media, read_multipart(content_type, body))
        except NotJudged:
            return
        except (NotReadable, ValueError, RecursionError) as error:
            yield Fault("body", _readable(error), status=_unreadable(error))

    def _sequence_faults(self, media: MediaType, content_type: str, body: bytes) -> Iterator[Fault]:
        """Yield what is wrong with a sequence: with its items, or as a whole where its schema is that of an array."""
        if essence_of(content_type) == EVENT_STREAM:
            return
        items = [_json(line) for line in body.decode().replace("\x1e", "\n").splitlines() if line.strip()]
        if media.item_type is None and media.type is None:
            return
        place = media.location.child("schema" if media.item_type is None else "itemSchema")
        if media.item_type is None and media.type and is_array(self.api.types, media.type):
            yield from self._value_faults(place, items)
            return
        for number, item in enumerate(items):
            yield from self._value_faults(place, item, f"/{number}")

    def _value_faults(self, location: Location, value: JsonValue, prefix: str = "") -> Iterator[Fault]:
        for each in self.schemas.breaches(location, value):
            yield Fault("body", each.message, pointer=prefix + each.pointer)

    def body_value(self, media: MediaType, content_type: str, body: bytes) -> JsonValue:
        """Return what a body with a schema says. Raises NotReadable, ValueError, and NotJudged for XML and the like."""
        assert media.type is not None
        return self._first(
            (
                partial(self._read_body, media, use, content_type, body)
                for use in alternatives(self.api.types, media.type)
            ),
            media.location.child("schema"),
        )

    def _read_body(self, media: MediaType, use: TypeUse, content_type: str, body: bytes) -> JsonValue:
        essence = essence_of(content_type)
        if essence.endswith(("/json", "+json")):
            return _json(body.decode("utf-8-sig"))
        if essence == "application/x-www-form-urlencoded":
            return read_form(self.api.types, split_query(body.decode()), media, use, unquote_plus)
        if essence.startswith("multipart/"):
            return self._parts(media, use, content_type, body)
        if essence.startswith("text/") and not essence.endswith("xml"):
            return body.decode()
        raise NotJudged

    def _part_faults(self, media: MediaType, parts: tuple[Part, ...]) -> Iterator[Fault]:
        """Yield what is wrong with the headers that an encoding declares for parts (OAS 3.1 §4.8.15)."""
        declared = {encoding.property: encoding.headers for encoding in media.encodings}
        for part in parts:
            given = {name.lower(): value for name, value in part.headers.items()}
            for header in declared.get(part.name, ()):
                told = f"the header {header.name} of the part {part.name!r}"
                location = header.location.child("schema")
                if header.name.lower() in given:
                    raw = given[header.name.lower()]
                    value = read_header(self.api.types, raw, header.type, header.explode)
                    for each in self.schemas.breaches(location, value):
                        yield Fault("body", f"{told}: {each.message}")
                elif header.required:
                    yield Fault("body", f"{told} is missing")

    def _parts(self, media: MediaType, use: TypeUse, content_type: str, body: bytes) -> JsonValue:
        texts: list[tuple[str, str]] = []
        values: list[tuple[str, JsonValue]] = []
        for part in read_multipart(content_type, body):
            member = self._member(use, part.name)
            if part.filename is not None or self.is_raw(member):
                values.append((part.name, part.filename or "file"))
            elif essence_of(part.content_type).endswith(("/json", "+json")):
                values.append((part.name, _json(part.content.decode())))
            else:
                texts.append((part.name, part.content.decode()))
        return read_form(self.api.types, tuple(texts), media, use, str, values)

    def _member(self, use: TypeUse, name: str) -> TypeUse | None:
        found = resolve(self.api.types, use, through_nullable=True)
        fields = found.fields if isinstance(found, Record) else ()
        member = next((field.type for field in fields if field.name == name), None)
        inner = None if member is None else resolve(self.api.types, member, through_nullable=True)
        return inner.item if isinstance(inner, ListOf) else member

    def is_raw(self, use: TypeUse | None) -> bool:
        """Return whether a type's values are bytes."""
        found = None if use is None else resolve(self.api.types, use, through_nullable=True)
        return isinstance(found, Scalar) and is_binary(found)


def _schema_of(parameter: Parameter) -> Location:
    if parameter.media_type:
        return parameter.location.below("content", parameter.media_type, "schema")
    return parameter.location.child("schema")


def _json(text: str) -> JsonValue:
    value: JsonValue = json.loads(text, parse_constant=_refuse)
    return value


def _refuse(constant: str) -> JsonValue:
    raise ValueError(f"{constant} is not JSON")


def _unreadable(error: Exception) -> int:
    """Return the status of a value that can't be read: a style that isn't followed is a value that doesn't fit."""
    return INVALID if isinstance(error, NotReadable) and not isinstance(error, Broken) else UNREADABLE


def _readable(error: Exception) -> str:
    match error:
        case json.JSONDecodeError():
            return f"not JSON: {error}"
        case UnicodeDecodeError():
            return f"not UTF-8 at byte {error.start}"
        case RecursionError():
            return "nested too deeply"
        case _:
            return str(error)
