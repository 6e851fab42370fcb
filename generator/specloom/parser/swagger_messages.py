"""Parameters, bodies and responses of Swagger 2.0 in the words of OpenAPI 3.0 (Swagger 2.0 §5.3.10, §5.3.14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from specloom.ir.types import JsonValue
from specloom.parser.findings import Findings
from specloom.parser.origins import Origin
from specloom.parser.rebuilding import Built, Part, elements_of, members_of
from specloom.parser.swagger_references import References
from specloom.parser.swagger_schemas import upgrade_schema

_OF_PARAMETERS = frozenset(("name", "in", "description", "required", "allowEmptyValue", "deprecated"))
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
_PARAMETERS = "#/parameters/"
_RESPONSES = "#/responses/"


@dataclass(frozen=True, slots=True)
class Sent:
    """A parameter that is a body or a field of one. ``shared`` is what follows ``#/parameters/`` in a reference."""

    part: Part
    shared: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others: there is one body, whatever its name."""
        place = self.part.text("in")
        return (place, "" if place == "body" else self.part.text("name"))


class Bodies:
    """What travels in messages. ``root`` says which media types operations use that name none."""

    def __init__(self, root: Part, references: References, findings: Findings) -> None:
        self._root = root
        self._references = references
        self._findings = findings

    def divide(self, parameters: Part) -> tuple[list[tuple[JsonValue, Origin]], list[Sent]]:
        """Divide the parameters of an operation or a path: those of 3.0, and those that are a body or fields of one."""
        kept: list[tuple[JsonValue, Origin]] = []
        sent: list[Sent] = []
        for entry in elements_of(parameters):
            target = self._references.follow(entry)
            shared = _below(entry.text("$ref"), _PARAMETERS)
            if target.text("in") in ("body", "formData"):
                sent.append(Sent(target, shared))
            elif shared:
                kept.append((entry.value, entry.origin))
            else:
                built = self.parameter(target)
                kept.append((target.value, target.origin) if built is None else built.finished())
        return kept, sent

    def parameter(self, parameter: Part) -> Built | None:
        """Return a parameter of 3.0, None for a reference and for what isn't an object."""
        if not isinstance(parameter.value, dict) or "$ref" in parameter.value:
            return None
        built = Built(parameter.origin)
        for key, part in members_of(parameter):
            if key in _OF_PARAMETERS or key.startswith("x-"):
                built.copy(key, part)
        if parameter.has("x-example") and not parameter.has("example"):
            built.copy("example", parameter.at("x-example"))
        if "schema" in parameter.value:
            built.copy("schema", parameter.at("schema"))
        else:
            built.build("schema", self._schema(parameter))
        place = parameter.text("in")
        style = self._style(parameter, place)
        if style is not None and place in ("query", "cookie"):
            built.put("style", style[0], parameter.at("collectionFormat").origin)
            built.put("explode", style[1], parameter.at("collectionFormat").origin)
        return built

    def _schema(self, holder: Part) -> Built:
        """Return the schema that a parameter, a header or an item of one spells out in itself."""
        built = Built(holder.origin)
        if holder.has("$ref"):
            built.copy("$ref", holder.at("$ref"))
            return built
        for key, part in members_of(holder):
            if key == "items" and isinstance(part.value, dict):
                built.build("items", self._schema(part))
            elif key == "type" and part.value == "file":
                built.put("type", "string", part.origin)
                built.put("format", "binary", part.origin)
            elif key == "x-nullable":
                built.copy("nullable", part)
            elif key in _OF_SCHEMAS or key.startswith("x-"):
                built.copy(key, part)
        return built

    def _style(self, holder: Part, place: str) -> tuple[str, bool] | None:
        """Return style and explode of an array, None of anything else; report the styles that 3.0 doesn't have."""
        if holder.text("type") != "array":
            return None
        inner = holder.at("items")
        while inner.value is not None:
            if inner.text("collectionFormat") not in ("", "csv"):
                self._lose_style(inner, "the arrays inside an array")
            inner = inner.at("items") if inner.has("items") else Part(None, inner.origin)
        written = holder.text("collectionFormat") or "csv"
        style = _STYLES.get(written)
        if style is not None and (written == "csv" or place in ("query", "formData")):
            return style
        self._lose_style(holder, "" if style is None else f"what is in: {place}")
        return _STYLES["csv"]

    def _lose_style(self, holder: Part, what: str) -> None:
        written = holder.text("collectionFormat")
        where = f" for {what}" if what else ""
        self._findings.warn(
            "PARAMETER-STYLE",
            f"no style of OpenAPI 3{where} is collectionFormat {written}: values are separated by commas",
            holder.at("collectionFormat").origin.location,
        )

    def request_body(self, sent: Iterable[Sent], operation: Part) -> Built | None:
        """Return the body of an operation, None where it has none."""
        bodies: list[Sent] = []
        fields: list[Sent] = []
        for one in sent:
            (bodies if one.part.text("in") == "body" else fields).append(one)
        for one in (*bodies[1:], *(fields if bodies else ())):
            message = "an operation has one body, or the fields of one form: this parameter is left out"
            self._findings.warn("PARAMETER-DUPLICATE", message, one.part.origin.location)
        media_types = self._media_types(operation, "consumes")
        if not bodies:
            return self._form([one.part for one in fields], media_types) if fields else None
        body = bodies[0]
        if body.shared and media_types == self._media_types(self._root, "consumes"):
            built = Built(body.part.origin)
            built.put("$ref", f"#/components/requestBodies/{body.shared}", body.part.origin)
            return built
        return self._whole_body(body.part, media_types)

    def shared_body(self, body: Part) -> Built:
        """Return a body that operations refer to."""
        return self._whole_body(body, self._media_types(self._root, "consumes"))

    def _media_types(self, operation: Part, key: str) -> list[str]:
        holder = operation if operation.has(key) else self._root
        return [name for name in holder.at(key).list() if isinstance(name, str)]

    def _whole_body(self, body: Part, media_types: list[str]) -> Built:
        built = Built(body.origin)
        for key, part in members_of(body):
            if key in ("description", "required") or key.startswith("x-"):
                built.copy(key, part)
        content = Built(body.origin)
        examples = body.at("x-examples")
        for name in media_types or ["application/json"]:
            media = Built(body.origin)
            schema = body.at("schema")
            if body.has("schema"):
                media.build_or_copy("schema", upgrade_schema(schema), schema)
            else:
                media.build("schema", self._schema(body))
            if examples.has(name):
                media.copy("example", examples.at(name))
            elif body.has("x-example"):
                media.copy("example", body.at("x-example"))
            content.build(name, media)
        built.build("content", content)
        return built

    def _form(self, fields: list[Part], media_types: list[str]) -> Built:
        properties, encoding = Built(fields[0].origin), Built(fields[0].origin)
        required: list[JsonValue] = []
        for one in fields:
            name = one.text("name")
            schema = self._schema(one)
            if one.at("allowEmptyValue").value is True:
                message = "allowEmptyValue of a form's field is not looked at: a text may be empty anyway"
                self._findings.count("KEYWORD-IGNORED", message, one.at("allowEmptyValue").origin.location)
            if one.has("description"):
                schema.copy("description", one.at("description"))
            properties.build(name, schema)
            if one.at("required").value is True:
                required.append(name)
            style = self._style(one, "formData")
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

    def response(self, entry: Part, operation: Part) -> Built | None:
        """Return a response of 3.0, None for a reference to a shared one and for what isn't an object."""
        response = self._references.follow(entry)
        media_types = self._media_types(operation, "produces")
        same = media_types == self._media_types(self._root, "produces") or not response.has("schema")
        if not isinstance(response.value, dict) or (same and _below(entry.text("$ref"), _RESPONSES)):
            return None
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
        self._style(header, "header")
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


def _below(reference: str, section: str) -> str:
    """Return the name that a reference to a shared part ends with, ``""`` for other references."""
    name = reference.removeprefix(section)
    return name if name != reference and "/" not in name else ""
