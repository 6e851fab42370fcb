"""Swagger 2.0: turned into OpenAPI 3.0 at the door (Swagger 2.0 §5, OAS 3.0 §4.7).

Every part remembers where it was written, as it does under overlays, so that findings point into the text as it is.
What is of the wrong kind is carried over as it stands: the reader of OpenAPI 3 says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from specloom.ir.types import JsonValue
from specloom.parser.findings import Findings
from specloom.parser.origins import Origin
from specloom.parser.rebuilding import Built, Part, members_of
from specloom.parser.references import Documents
from specloom.parser.swagger_messages import Bodies, Sent
from specloom.parser.swagger_references import References
from specloom.parser.swagger_schemas import upgrade_schema

VERSION = "3.0.3"
"""The version that a document has afterwards."""

_METHODS = frozenset(("get", "put", "post", "delete", "options", "head", "patch"))
_PREFERRED = ("https", "http", "wss", "ws")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|/+\Z")
"""What a host is often written with, although it is neither scheme nor path."""

_FLOWS = {"accessCode": "authorizationCode", "application": "clientCredentials"}


def is_swagger(root: JsonValue) -> bool:
    """Return whether a document is of version 2.0."""
    return isinstance(root, dict) and str(root.get("swagger")) == "2.0" and "openapi" not in root


def upgrade(documents: Documents, findings: Findings) -> tuple[JsonValue, Origin]:
    """Return the root document, of version 2.0, as one of 3.0, with where its parts were."""
    root = Part(documents.root.value, Origin(documents.root.location))
    return _Upgrade(root, References(documents), findings).document().finished()


class _Upgrade:
    def __init__(self, root: Part, references: References, findings: Findings) -> None:
        self._root = root
        self._references = references
        self._findings = findings
        self._bodies = Bodies(root, references, findings)

    def document(self) -> Built:
        built = Built(self._root.origin)
        built.put("openapi", VERSION, self._root.at("swagger").origin)
        for key, part in members_of(self._root):
            if key in ("info", "tags", "externalDocs", "security") or key.startswith("x-"):
                built.copy(key, part)
        servers = list(self._servers(self._root))
        if servers:
            built.put("servers", servers, self._root.at("host").origin)
        built.build("paths", self._paths())
        built.build("components", self._components())
        return built

    def _servers(self, holder: Part) -> Iterator[JsonValue]:
        host, base = _ADDRESS.sub("", self._root.text("host")), self._root.text("basePath")
        path = base if base.startswith("/") or not base else f"/{base}"
        if not host:
            if path not in ("", "/"):
                yield {"url": path}
            return
        schemes = [scheme for scheme in holder.at("schemes").list() if isinstance(scheme, str)]
        # The first server is the default of a client, and its credentials travel there.
        schemes.sort(key=lambda scheme: _PREFERRED.index(scheme) if scheme in _PREFERRED else len(_PREFERRED))
        for scheme in schemes or ["https"]:
            yield {"url": f"{scheme}://{host}{path}".removesuffix("/")}

    def _paths(self) -> Built:
        paths = self._root.at("paths")
        built = Built(paths.origin)
        for path, item in members_of(paths):
            built.build_or_copy(path, self._path_item(path, item), item)
        for path, item in members_of(self._root.at("x-ms-paths")):  # paths that differ in their query alone
            if path not in built:
                built.build_or_copy(path, self._path_item(path, item), item)
        return built

    def _path_item(self, path: str, entry: Part) -> Built | None:
        item = entry if entry.text("$ref").startswith("#/paths/") else self._references.follow(entry)
        if path.startswith("x-") or not isinstance(item.value, dict):
            return None
        beside = sorted(key for key, _ in members_of(entry) if key != "$ref" and not key.startswith("x-"))
        if item is not entry and beside:
            message = f"what stands beside the $ref of a path item is left out: {', '.join(beside)}"
            self._findings.warn("REF-SIBLINGS", message, entry.origin.location)
        built = Built(item.origin)
        shared, bodies = self._bodies.divide(item.at("parameters"))
        if shared:
            built.put_all("parameters", shared, item.at("parameters").origin)
        for key, part in members_of(item):
            if key in _METHODS and isinstance(part.value, dict):
                built.build(key, self._operation(part, bodies))
            elif key != "parameters":
                built.copy(key, part)
        return built

    def _operation(self, operation: Part, inherited: list[Sent]) -> Built:
        built = Built(operation.origin)
        for key, part in members_of(operation):
            if key not in ("parameters", "responses", "consumes", "produces", "schemes"):
                built.copy(key, part)
        parameters, bodies = self._bodies.divide(operation.at("parameters"))
        if parameters:
            built.put_all("parameters", parameters, operation.at("parameters").origin)
        own = {one.key for one in bodies}
        if ("body", "") in own:
            inherited = []
        bodies = [*(one for one in inherited if one.key not in own), *bodies]
        body = self._bodies.request_body(bodies, operation)
        if body is not None:
            built.build("requestBody", body)
        if operation.has("schemes"):
            servers = list(self._servers(operation))
            if servers:
                built.put("servers", servers, operation.at("schemes").origin)
        if operation.has("responses"):
            responses = Built(operation.at("responses").origin)
            for status, response in members_of(operation.at("responses")):
                made = None if status.startswith("x-") else self._bodies.response(response, operation)
                responses.build_or_copy(status, made, response)
            built.build("responses", responses)
        return built

    def _components(self) -> Built:
        built = Built(self._root.origin)
        if self._root.has("definitions"):
            schemas = Built(self._root.at("definitions").origin)
            for name, schema in members_of(self._root.at("definitions")):
                schemas.build_or_copy(name, upgrade_schema(schema), schema)
            built.build("schemas", schemas)
        if self._root.has("parameters"):
            parameters = Built(self._root.at("parameters").origin)
            bodies = Built(self._root.at("parameters").origin)
            for name, entry in members_of(self._root.at("parameters")):
                parameter = self._references.follow(entry)
                if parameter.text("in") == "body":
                    bodies.build(name, self._bodies.shared_body(parameter))
                elif parameter.text("in") != "formData":
                    parameters.build_or_copy(name, self._bodies.parameter(parameter), parameter)
            built.build("parameters", parameters)
            built.build("requestBodies", bodies)
        if self._root.has("responses"):
            responses = Built(self._root.at("responses").origin)
            for name, response in members_of(self._root.at("responses")):
                responses.build_or_copy(name, self._bodies.response(response, self._root), response)
            built.build("responses", responses)
        if self._root.has("securityDefinitions"):
            schemes = Built(self._root.at("securityDefinitions").origin)
            for name, scheme in members_of(self._root.at("securityDefinitions")):
                schemes.build_or_copy(name, _scheme(scheme), scheme)
            built.build("securitySchemes", schemes)
        return built


def _scheme(scheme: Part) -> Built | None:
    kind = scheme.text("type")
    if kind not in ("basic", "oauth2"):
        return None
    built = Built(scheme.origin)
    for key, part in members_of(scheme):
        if key == "description" or key.startswith("x-"):
            built.copy(key, part)
    if kind == "basic":
        built.put("type", "http", scheme.at("type").origin)
        built.put("scheme", "basic", scheme.at("type").origin)
        return built
    built.copy("type", scheme.at("type"))
    flow = Built(scheme.origin)
    for key in ("authorizationUrl", "tokenUrl", "scopes"):
        if scheme.has(key):
            flow.copy(key, scheme.at(key))
    if not scheme.has("scopes"):
        flow.put("scopes", {}, scheme.origin)
    flows = Built(scheme.origin)
    written = scheme.text("flow")
    flows.build(_FLOWS.get(written, written), flow)
    built.build("flows", flows)
    return built
