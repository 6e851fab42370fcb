"""Whether a request that arrived follows the document, judged by the document's own schemas.

Schemas are checked by an independent validator on the raw document, not by what the generator made of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from specloom.diagnostics import Location
from specloom.ir.api import (
    Api,
    ApiKeyScheme,
    HttpScheme,
    MediaType,
    Operation,
    Parameter,
    ParameterLocation,
    SchemeUse,
    Style,
)
from specloom.ir.graph import is_binary, resolve
from specloom.ir.types import JsonValue, Record, Scalar, TypeUse
from tests.support.server import Request
from tests.support.wire import (
    NotGiven,
    NotReadable,
    Pairs,
    Part,
    is_object,
    read_form,
    read_header,
    read_multipart,
    read_pairs,
    read_path,
    split_query,
)

Json = Any


class Checker:
    """Checks requests against one document. ``document`` is the raw one that ``api`` was parsed from."""

    def __init__(self, api: Api, document: dict[str, Json]) -> None:
        self.api = api
        schemas = as_json_schema(document, nullable=api.dialect.startswith("3.0"))
        self.registry = jsonschema_rs.Registry([("urn:document", schemas)], draft=jsonschema_rs.Draft202012)
        self.validator = cache(self._validator)

    def problems(self, request: Request) -> list[str]:
        """Return everything that is wrong with a request, each as ``where: what``; empty if nothing is."""
        operation = request.operation
        if operation is None:
            return [f"no operation for {request.method} {request.path}"]
        return [
            *self.parameter_problems(operation, request),
            *self.body_problems(operation, request),
            *self.security_problems(operation, request),
        ]

    def schema_errors(self, location: Location, value: JsonValue) -> list[str]:
        """Return how a value breaks the schema at a place of the root document."""
        validator = self.validator(location.pointer)
        return [f"{error.message} at {list(error.instance_path)}" for error in validator.iter_errors(value)]

    def _validator(self, pointer: str) -> Any:
        schema = {"$ref": f"urn:document#{quote(pointer)}"}
        return jsonschema_rs.Draft202012Validator(schema, registry=self.registry, validate_formats=True)

    def parameter_problems(self, operation: Operation, request: Request) -> Iterator[str]:
        pairs = {
            ParameterLocation.QUERY: split_query(request.query),
            ParameterLocation.COOKIE: cookies_of(request),
        }
        names = frozenset(p.name for p in operation.parameters if p.place is ParameterLocation.QUERY)
        for parameter in operation.parameters:
            where = f"{parameter.place.value} parameter {parameter.name!r}"
            try:
                value = self.parameter_value(parameter, request, pairs, names)
            except NotGiven:
                if parameter.required:
                    yield f"{where}: missing"
                continue
            except (NotReadable, ValueError) as error:
                yield f"{where}: {error}"
                continue
            for problem in self.schema_errors(_schema_of(parameter), value):
                yield f"{where}: {problem}"
        yield from self.undeclared(operation, pairs[ParameterLocation.QUERY], names)

    def parameter_value(
        self,
        parameter: Parameter,
        request: Request,
        pairs: Mapping[ParameterLocation, Pairs],
        names: frozenset[str],
    ) -> JsonValue:
        if parameter.place is ParameterLocation.PATH:
            return read_path(self.api.types, request.path_parameters[parameter.name], parameter)
        if parameter.place is ParameterLocation.HEADER:
            raw = request.header(parameter.name)
            if raw is None:
                raise NotGiven
            if parameter.media_type:
                return _content(raw)
            return read_header(self.api.types, raw, parameter.type, parameter.explode)
        if parameter.media_type:
            given = [value for name, value in pairs[parameter.place] if name == parameter.name]
            if not given:
                raise NotGiven
            return _content(_decoded(given[0]))
        return read_pairs(self.api.types, pairs[parameter.place], parameter, names - {parameter.name})

    def undeclared(self, operation: Operation, pairs: Pairs, names: frozenset[str]) -> Iterator[str]:
        keys = {scheme.parameter for scheme in self.api.security_schemes if isinstance(scheme, ApiKeyScheme)}
        keys |= {name for name, _ in split_query(operation.path.partition("?")[2])}
        if any(p.explode and is_object(self.api.types, p.type) for p in operation.parameters):
            return
        for name, _ in pairs:
            if name not in names and name.partition("[")[0] not in names and name not in keys:
                yield f"query parameter {name!r}: not declared"

    def body_problems(self, operation: Operation, request: Request) -> Iterator[str]:
        declared = operation.request_body
        content_type = request.header("content-type") or ""
        if declared is None:
            if request.body:
                yield "body: not declared"
            return
        if not content_type and not request.body:
            if declared.required:
                yield "body: missing"
            return
        media = matching(declared.content, content_type)
        if media is None:
            yield f"body: {content_type!r} is not declared"
            return
        try:
            value = self.body_value(media, content_type, request.body)
        except (NotReadable, ValueError) as error:
            yield f"body: {error}"
            return
        if media.type is not None and not self.is_raw(media.type):
            for problem in self.schema_errors(media.location.child("schema"), value):
                yield f"body: {problem}"
        if _essence(content_type).startswith("multipart/"):
            yield from self.part_problems(media, read_multipart(content_type, request.body))

    def part_problems(self, media: MediaType, parts: tuple[Part, ...]) -> Iterator[str]:
        headers = {encoding.property: encoding.headers for encoding in media.encodings}
        for part in parts:
            given = {name.lower(): value for name, value in part.headers.items()}
            for header in headers.get(part.name, ()):
                where = f"header {header.name!r} of part {part.name!r}"
                if header.name.lower() in given:
                    value = read_header(
                        self.api.types, given[header.name.lower()], header.type, header.explode
                    )
                    for problem in self.schema_errors(header.location.child("schema"), value):
                        yield f"{where}: {problem}"
                elif header.required:
                    yield f"{where}: missing"

    def body_value(self, media: MediaType, content_type: str, body: bytes) -> JsonValue:
        essence = _essence(content_type)
        if essence.endswith(("/json", "+json")):
            value: JsonValue = json.loads(body)
            return value
        if media.type is not None and essence == "application/x-www-form-urlencoded":
            fields: list[tuple[str, JsonValue]] = []
            fields.extend((name, _decoded(value)) for name, value in split_query(body.decode()))
            return read_form(self.api.types, fields, media.type, self.deep_properties(media))
        if media.type is not None and essence.startswith("multipart/"):
            fields = []
            for part in read_multipart(content_type, body):
                if self.is_raw(self.property_type(media.type, part.name)):
                    fields.append((part.name, part.filename or "file"))
                elif _essence(part.content_type).endswith(("/json", "+json")):
                    fields.append((part.name, json.loads(part.content)))
                else:
                    fields.append((part.name, part.content.decode()))
            return read_form(self.api.types, fields, media.type, self.deep_properties(media))
        return body.decode("utf-8", errors="replace")

    def deep_properties(self, media: MediaType) -> tuple[str, ...]:
        return tuple(each.property for each in media.encodings if each.style is Style.DEEP_OBJECT)

    def property_type(self, use: TypeUse, name: str) -> TypeUse | None:
        found = resolve(self.api.types, use, through_nullable=True)
        fields = found.fields if isinstance(found, Record) else ()
        return next((field.type for field in fields if field.name == name), None)

    def is_raw(self, use: TypeUse | None) -> bool:
        found = None if use is None else resolve(self.api.types, use, through_nullable=True)
        return isinstance(found, Scalar) and is_binary(found)

    def security_problems(self, operation: Operation, request: Request) -> Iterator[str]:
        if operation.security and not any(
            all(self.is_satisfied(use, request) for use in alternative) for alternative in operation.security
        ):
            wanted = " or ".join("+".join(use.scheme for use in uses) for uses in operation.security)
            yield f"security: not satisfied, needs {wanted}"

    def is_satisfied(self, use: SchemeUse, request: Request) -> bool:
        scheme = next((scheme for scheme in self.api.security_schemes if scheme.name == use.scheme), None)
        authorization = (request.header("authorization") or "").lower()
        match scheme:
            case HttpScheme():
                return authorization.startswith(scheme.scheme + " ")
            case ApiKeyScheme():
                if scheme.place is ParameterLocation.HEADER:
                    return request.header(scheme.parameter) is not None
                query = scheme.place is ParameterLocation.QUERY
                pairs = split_query(request.query) if query else cookies_of(request)
                return any(name == scheme.parameter for name, _ in pairs)
            case None:
                return False
            case _:
                return authorization.startswith("bearer ")


def as_json_schema(value: Json, *, nullable: bool) -> Json:
    """Return a document with its schemas in the words of JSON Schema 2020-12, not in those of version 3.0.

    Documents of version 3.1 have limits that are true or false, too; ``nullable`` says nothing there.
    """
    if isinstance(value, list):
        return [as_json_schema(item, nullable=nullable) for item in value]
    if not isinstance(value, dict):
        return value
    if nullable and "$ref" in value and isinstance(value["$ref"], str):
        return {"$ref": value["$ref"]}
    result = {key: as_json_schema(member, nullable=nullable) for key, member in value.items()}
    for bound, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(result.get(bound), bool) and result.pop(bound) and limit in result:
            result[bound] = result.pop(limit)
    if nullable and result.pop("nullable", False) is True:
        result = {"anyOf": [result, {"type": "null"}]}
    return result


def matching(content: tuple[MediaType, ...], content_type: str) -> MediaType | None:
    """Return the declaration of a body that says most about its media type."""
    essence = _essence(content_type)
    for wanted in (essence, essence.partition("/")[0] + "/*", "*/*"):
        for media in content:
            if _essence(media.name) == wanted:
                return media
    return None


def _essence(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _schema_of(parameter: Parameter) -> Location:
    if parameter.media_type:
        return parameter.location.child("content", parameter.media_type, "schema")
    return parameter.location.child("schema")


def cookies_of(request: Request) -> Pairs:
    """Return the cookies of a request, as they are."""
    pairs = [piece.strip().partition("=") for piece in (request.header("cookie") or "").split(";")]
    return [(name, value) for name, _, value in pairs if name]


def _content(text: str) -> JsonValue:
    value: JsonValue = json.loads(text)
    return value


def _decoded(raw: str) -> str:
    return split_query(f"{raw}=")[0][0] if raw else ""
