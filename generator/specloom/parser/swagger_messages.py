"""Parameters, bodies and responses of Swagger 2.0 in the words of OpenAPI 3.0 (Swagger 2.0 §5.3.10, §5.3.14)."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from specloom.ir.types import JsonValue
from specloom.parser.findings import Findings
from specloom.parser.origins import Origin
from specloom.parser.rebuilding import Built, Part, elements_of, members_of
from specloom.parser.swagger_schemas import upgrade_schema

_OF_PARAMETERS = frozenset(("name", "in", "description", "required", "allowEmptyValue"))
_OF_SCHEMAS = frozenset(
    (
        "type",
        "format",
        "items",
        "default",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "enum",
        "multipleOf",
        "example",
        "x-nullable",
    )
)
_STYLES = {
    "csv": ("form", False),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
    "multi": ("form", True),
}
_URLENCODED = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"
_ANY = "application/octet-stream"


class Bodies:
    """What travels in messages. ``root`` says which media types operations use that name none."""

    def __init__(self, root: Part, findings: Findings) -> None:
        self._root = root
        self._findings = findings

    def divide(self, parameters: Part) -> tuple[list[tuple[JsonValue, Origin]], list[Part]]:
        """Divide the parameters of an operation or a path: those of 3.0, and those that are a body or fields of one."""
        kept: list[tuple[JsonValue, Origin]] = []
        bodies: list[Part] = []
        for parameter in elements_of(parameters):
            target = self._followed(parameter)
            if target.text("in") in ("body", "formData"):
                bodies.append(target)
            elif target is not parameter:
                kept.append((parameter.value, parameter.origin))
            else:
                built = self.parameter(parameter)
                kept.append((parameter.value, parameter.origin) if built is None else built.finished())
        return kept, bodies

    def _followed(self, parameter: Part) -> Part:
        reference = parameter.text("$ref")
        if not reference.startswith("#/parameters/"):
            return parameter
        name = unquote(reference.removeprefix("#/parameters/")).replace("~1", "/").replace("~0", "~")
        shared = self._root.at("parameters")
        return shared.at(name) if shared.has(name) else parameter

    def parameter(self, parameter: Part) -> Built | None:
        """Return a parameter of 3.0, None for a reference and for what isn't an object."""
        if not isinstance(parameter.value, dict) or "$ref" in parameter.value:
            return None
        built = Built(parameter.origin)
        for key, part in members_of(parameter):
            if key in _OF_PARAMETERS or key.startswith("x-"):
                built.copy(key, part)
        if "schema" in parameter.value:
            built.copy("schema", parameter.at("schema"))
        else:
            built.build("schema", self._schema(parameter))
        style = self._style(parameter)
        if style is not None and parameter.text("in") in ("query", "cookie"):
            built.put("style", style[0], parameter.at("collectionFormat").origin)
            built.put("explode", style[1], parameter.at("collectionFormat").origin)
        return built

    def _schema(self, holder: Part) -> Built:
        """Return the schema that a parameter, a header or an item of one spells out in itself."""
        built = Built(holder.origin)
        for key, part in members_of(holder):
            if key == "items" and isinstance(part.value, dict):
                built.build("items", self._schema(part))
            elif key == "type" and part.value == "file":
                built.put("type", "string", part.origin)
                built.put("format", "binary", part.origin)
            elif key == "x-nullable":
                built.copy("nullable", part)
            elif key in _OF_SCHEMAS:
                built.copy(key, part)
        return built

    def _style(self, parameter: Part) -> tuple[str, bool] | None:
        """Return style and explode of an array, None of anything else."""
        if parameter.value is None or parameter.text("type") != "array":
            return None
        written = parameter.text("collectionFormat") or "csv"
        style = _STYLES.get(written)
        if style is None:
            self._findings.warn(
                "PARAMETER-STYLE",
                f"no style of OpenAPI 3 is collectionFormat {written}: values are separated by commas",
                parameter.at("collectionFormat").origin.location,
            )
            return _STYLES["csv"]
        return style

    def request_body(self, parameters: Iterable[Part], operation: Part) -> Built | None:
        """Return the body of an operation, None where it has none."""
        parts = list(parameters)
        body = next((part for part in parts if part.text("in") == "body"), None)
        fields = [part for part in parts if part.text("in") == "formData"]
        if body is not None:
            return self._whole_body(body, self._media_types(operation, "consumes"))
        return self._form(fields, self._media_types(operation, "consumes")) if fields else None

    def _media_types(self, operation: Part, key: str) -> list[str]:
        holder = operation if operation.has(key) else self._root
        return [name for name in holder.at(key).list() if isinstance(name, str)]

    def _whole_body(self, body: Part, media_types: list[str]) -> Built:
        built = Built(body.origin)
        for key, part in members_of(body):
            if key in ("description", "required") or key.startswith("x-"):
                built.copy(key, part)
        content = Built(body.origin)
        for name in media_types or ["application/json"]:
            media = Built(body.origin)
            schema = body.at("schema")
            media.build_or_copy("schema", upgrade_schema(schema), schema)
            content.build(name, media)
        built.build("content", content)
        return built

    def _form(self, fields: list[Part], media_types: list[str]) -> Built:
        properties, encoding = Built(fields[0].origin), Built(fields[0].origin)
        required: list[JsonValue] = []
        for one in fields:
            name = one.text("name")
            schema = self._schema(one)
            if one.has("description"):
                schema.copy("description", one.at("description"))
            properties.build(name, schema)
            if one.at("required").value is True:
                required.append(name)
            style = self._style(one)
            if style is not None:
                how = Built(one.origin)
                how.put("style", style[0], one.origin)
                how.put("explode", style[1], one.origin)
                encoding.build(name, how)
        schema = Built(fields[0].origin)
        schema.put("type", "object", fields[0].origin)
        schema.build("properties", properties)
        if required:
            schema.put("required", required, fields[0].origin)
        has_file = any(one.text("type") == "file" for one in fields)
        forms = [name for name in media_types if name in (_MULTIPART, _URLENCODED)]
        if has_file:
            forms = [_MULTIPART]
        content = Built(fields[0].origin)
        for name in forms or [_URLENCODED]:
            media = Built(fields[0].origin)
            media.build("schema", schema)
            if encoding.finished()[0]:
                media.build("encoding", encoding)
            content.build(name, media)
        built = Built(fields[0].origin)
        if required:
            built.put("required", True, fields[0].origin)
        built.build("content", content)
        return built

    def response(self, response: Part, operation: Part) -> Built:
        """Return a response of 3.0."""
        built = Built(response.origin)
        for key, part in members_of(response):
            if key in ("description", "$ref") or key.startswith("x-"):
                built.copy(key, part)
        if response.has("headers"):
            headers = Built(response.at("headers").origin)
            for name, header in members_of(response.at("headers")):
                headers.build_or_copy(name, self._header(header), header)
            built.build("headers", headers)
        content = self._response_content(response, operation)
        if content is not None:
            built.build("content", content)
        return built

    def _header(self, header: Part) -> Built | None:
        if not isinstance(header.value, dict):
            return None
        built = Built(header.origin)
        if header.has("description"):
            built.copy("description", header.at("description"))
        built.build("schema", self._schema(header))
        return built

    def _response_content(self, response: Part, operation: Part) -> Built | None:
        examples = dict(members_of(response.at("examples")))
        if not response.has("schema") and not examples:
            return None
        schema = response.at("schema")
        is_file = schema.text("type") == "file"
        names = self._media_types(operation, "produces") or list(examples)
        content = Built(response.origin)
        for name in dict.fromkeys([*(names or [_ANY if is_file else "application/json"]), *examples]):
            media = Built(response.origin)
            if response.has("schema"):
                media.build_or_copy("schema", upgrade_schema(schema), schema)
            if name in examples:
                media.copy("example", examples[name])
            content.build(name, media)
        return content
