"""The document's schemas for a validator: JSON Schema 2020-12, for one direction, at the pointers where they stand.

A validator knows nothing of ``nullable``, nor that a ``readOnly`` property isn't required of a request (OAS 3.0
§4.7.24). What it couldn't compile is left out: unknown types, regular expressions that are none, references that name
nothing. A schema that allows null beside ``allOf`` and its like is wrapped; only pointers into it change.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import jsonschema_rs

from specloom.diagnostics import Location
from specloom.ir.exchange import Direction
from specloom.ir.fits import INTEGER_FORMATS
from specloom.ir.types import JsonValue
from specloom.parser.document import Parsed
from specloom.parser.findings import Findings
from specloom.parser.overlay import Overlays
from specloom.parser.references import Documents
from specloom.parser.versions import is_old, modernize

_MAPS = frozenset(("properties", "$defs", "definitions", "dependentSchemas"))
_LISTS = frozenset(("allOf", "anyOf", "oneOf", "prefixItems"))
_SINGLE = frozenset(
    (
        *("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"),
        *("unevaluatedItems", "unevaluatedProperties", "contentSchema"),
    )
)
_SAYING = frozenset(
    (
        *("title", "description", "default", "example", "examples", "deprecated", "discriminator", "xml"),
        *("externalDocs", "nullable", "readOnly", "writeOnly", "summary", "$id", "$schema", "$anchor"),
        *("$dynamicAnchor", "$comment", "$vocabulary", "contentSchema"),
    )
)
"""Words that say something to people or to a resolver, and nothing to a validator of canonical references."""
_TYPES = frozenset(("string", "number", "integer", "boolean", "object", "array", "null"))
_LITERAL = frozenset(("example", "examples"))
_TELLING = frozenset(
    ("type", "properties", "allOf", "oneOf", "anyOf", "items", "enum", "additionalProperties")
)
_DEEPEST = 20


def json_schemas(parsed: Parsed, direction: Direction, *, generous: bool) -> Mapping[str, JsonValue]:
    """Return every file of a document by its address, ready for a registry of schemas.

    In a request the properties that are ``readOnly`` aren't required, in a response those that are ``writeOnly``.
    Strictly, ``nullable`` only adds to a ``type`` beside it, and an ``enum`` has to list null itself (OAS 3.0.3
    §4.7.24.1). Many documents mean more, and to be ``generous`` is to take them at that.
    """
    findings = Findings()
    root = parsed.sources[""]
    documents = Documents(root, Overlays(root, (), findings), findings)
    documents.sources.update({file: source for file, source in parsed.sources.items() if file})
    version = documents.root.value["openapi"] if isinstance(documents.root.value, dict) else ""
    flag = "readOnly" if direction is Direction.REQUEST else "writeOnly"
    used = any(flag in source.text for source in parsed.sources.values())
    rewriting = _Rewriting(documents, is_old(str(version)), flag if used else "", generous)
    return {
        Location(file, "").uri.removesuffix("#"): rewriting.part(source.data, file, guess=bool(file))
        for file, source in parsed.sources.items()
    }


class _Rewriting:
    """One pass over a document's files."""

    def __init__(self, documents: Documents, old: bool, flag: str, generous: bool) -> None:
        self.documents = documents
        self.old = old
        self.flag = flag
        self.generous = generous
        self.references: dict[tuple[str, str], Location | None] = {}

    def part(self, value: JsonValue, file: str, *, guess: bool) -> JsonValue:
        """Rewrite the schemas in a part of a document that is none itself.

        ``guess`` is for files that aren't documents: an object in the words of a schema is taken for one.
        """
        if isinstance(value, list):
            return [self.part(item, file, guess=guess) for item in value]
        if not isinstance(value, dict):
            return value
        if guess and not _TELLING.isdisjoint(value):
            return self.schema(value, file)
        result: dict[str, JsonValue] = {}
        for key, member in value.items():
            if key in _LITERAL:
                continue
            if key in {"schema", "itemSchema"}:
                result[key] = self.schema(member, file)
            elif key == "schemas" and isinstance(member, dict):
                result[key] = {name: self.schema(schema, file) for name, schema in member.items()}
            else:
                result[key] = self.part(member, file, guess=guess)
        return result

    def schema(self, value: JsonValue, file: str, optional: frozenset[str] = frozenset()) -> JsonValue:
        """Rewrite a schema; ``optional`` are the properties that don't travel in what it is a part of."""
        if not isinstance(value, dict):
            return value if isinstance(value, bool) else {}
        words = modernize(value, self.old)
        if self.flag:
            optional = optional | self.flagged_properties(words, file, 0)
        result: dict[str, JsonValue] = {}
        for key, member in words.items():
            if key not in _SAYING and not key.startswith("x-"):
                kept = self.word(key, member, file, optional)
                if kept is not None:
                    result[key] = kept
        if "items" in result and isinstance(result["items"], list):
            result["prefixItems"] = result.pop("items")
        _bound(result)
        if self.old and value.get("nullable") is True and "$ref" not in value:
            return _with_null(result, generous=self.generous)
        return result

    def word(self, key: str, member: JsonValue, file: str, optional: frozenset[str]) -> JsonValue:
        """Return the value of a word, None where it can't be used."""
        if key in _MAPS:
            return (
                {name: self.schema(each, file) for name, each in member.items()}
                if isinstance(member, dict)
                else None
            )
        if key == "patternProperties":
            known = member.items() if isinstance(member, dict) else ()
            return {name: self.schema(each, file) for name, each in known if _is_pattern(name)}
        if key in _LISTS or (key == "items" and isinstance(member, list)):
            inherited = optional if key == "allOf" else frozenset[str]()
            items = member if isinstance(member, list) else []
            return [self.schema(each, file, inherited) for each in items] or None
        if key in _SINGLE:
            return self.schema(member, file)
        match key, member:
            case "$ref" | "$dynamicRef", str():
                place = self.place(member, file)
                return None if place is None else place.uri
            case "required", list():
                return [name for name in member if isinstance(name, str) and name not in optional]
            case "pattern", str():
                return member if _is_pattern(member) else None
            case "type", str():
                return member if member in _TYPES else None
            case "type", list():
                return [name for name in member if name in _TYPES] or None
            case ("$ref" | "$dynamicRef" | "required" | "pattern" | "type"), _:
                return None
            case "multipleOf", int() | float():
                return member if member > 0 else None
            case _:
                return member

    def place(self, reference: str, file: str) -> Location | None:
        key = (file, reference)
        if key not in self.references:
            self.references[key] = self.documents.names(reference, file)
        return self.references[key]

    def flagged_properties(self, words: Mapping[str, JsonValue], file: str, depth: int) -> frozenset[str]:
        """Return the properties of a schema that don't travel, those that ``allOf`` and references add included."""
        found: set[str] = set()
        if depth > _DEEPEST:
            return frozenset()
        properties = words.get("properties")
        if isinstance(properties, dict):
            found |= {name for name, schema in properties.items() if self.is_flagged(schema, file, 0)}
        parts = words.get("allOf")
        for part in parts if isinstance(parts, list) else ():
            if isinstance(part, dict):
                target, where = self.target(part, file)
                found |= self.flagged_properties(target, where, depth + 1)
        return frozenset(found)

    def is_flagged(self, schema: JsonValue, file: str, depth: int) -> bool:
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return False
        if schema.get(self.flag) is True:
            return True
        if "$ref" in schema:
            target, where = self.target(schema, file)
            return target is not schema and self.is_flagged(target, where, depth + 1)
        parts = schema.get("allOf")
        return isinstance(parts, list) and any(self.is_flagged(part, file, depth + 1) for part in parts)

    def target(self, schema: dict[str, JsonValue], file: str) -> tuple[dict[str, JsonValue], str]:
        """Return what a schema's reference names, the schema itself where it has none."""
        reference = schema.get("$ref")
        place = self.place(reference, file) if isinstance(reference, str) else None
        value = self.documents.at(place) if place is not None else None
        return (value, place.file) if place is not None and isinstance(value, dict) else (schema, file)


def _bound(schema: dict[str, JsonValue]) -> None:
    """Write what a format says of integers as bounds, since validators have no formats of numbers."""
    format_ = schema.get("format")
    if isinstance(format_, str) and format_ in INTEGER_FORMATS and schema.get("type") == "integer":
        least, most = INTEGER_FORMATS[format_]
        low, high = schema.get("minimum"), schema.get("maximum")
        schema["minimum"] = max(low, least) if isinstance(low, int | float) else least
        schema["maximum"] = min(high, most) if isinstance(high, int | float) else most


def _with_null(schema: dict[str, JsonValue], *, generous: bool) -> JsonValue:
    """Return a schema that allows null, too."""
    known = schema.get("type")
    if isinstance(known, str):
        schema["type"] = [known, "null"]
    if not generous:
        return schema
    members = schema.get("enum")
    if isinstance(members, list) and None not in members:
        schema["enum"] = [*members, None]
    if schema.keys().isdisjoint(("allOf", "anyOf", "oneOf", "not", "const")):
        return schema
    return {"anyOf": [schema, {"type": "null"}]}


@cache
def _is_pattern(pattern: str) -> bool:
    """Return whether the validator can read a regular expression."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except ValueError:
        return False
    return True
