"""The words of a schema, put together: what ``drafts`` makes and the rest reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from specloom.diagnostics import Location
from specloom.ir.types import JsonValue
from specloom.parser.facts import examples_of
from specloom.parser.nodes import Node
from specloom.parser.versions import Schema

DOCUMENTATION = frozenset(
    (
        "title",
        "description",
        "summary",
        "default",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
        "externalDocs",
        "xml",
        "$comment",
        "$schema",
        "$id",
        "$anchor",
        "$dynamicAnchor",
        "$defs",
        "definitions",
    )
)
"""Words about a schema's place that don't change which values it allows."""

VALIDATION_ONLY = frozenset(
    (
        "not",
        "if",
        "then",
        "else",
        "dependentSchemas",
        "dependentRequired",
        "dependencies",
        "contains",
        "minContains",
        "maxContains",
        "propertyNames",
        "contentSchema",
    )
)
"""Words that only check values: no type can say them."""

OBJECT_WORDS = (
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "minProperties",
    "maxProperties",
)
ARRAY_WORDS = ("items", "prefixItems", "unevaluatedItems", "minItems", "maxItems", "uniqueItems")
STRING_WORDS = ("pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType")
NUMBER_WORDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")

SIMPLE = (frozenset(("type", "format", "nullable")) | DOCUMENTATION) - {"$schema"}
"""The words of a schema that needs no putting together."""

INTEGER_FORMATS = frozenset(("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"))
NUMBER_FORMATS = frozenset(("float", "double"))


@dataclass(frozen=True, slots=True)
class Part:
    """The own words of one schema object, or a reference alone. ``referred``: it came through a reference."""

    node: Node
    schema: Schema
    referred: bool = False

    @property
    def is_reference(self) -> bool:
        """Whether this is a reference, not yet followed."""
        return "$ref" in self.schema

    @property
    def is_nullable(self) -> bool:
        """Whether this part says itself that null is allowed."""
        kind, values = self.schema.get("type"), self.schema.get("enum")
        return (
            self.schema.get("nullable") is True
            or (isinstance(kind, list) and "null" in kind)
            or (isinstance(values, list) and None in values)
        )


@dataclass(slots=True)
class Draft:
    """One schema, put together.

    ``words`` are the keywords with plain values. ``kinds`` are the ``type`` names without null, None where nothing
    says. ``reference`` is set where the schema is another schema under a different documentation: then only ``words``
    and ``nullable`` say anything. ``unions`` are the arrays of ``oneOf`` and ``anyOf``; ``choices`` are those that say
    which sets of properties may be there, which are taken out of the others.
    """

    location: Location
    words: dict[str, JsonValue] = field(default_factory=dict)
    kinds: tuple[str, ...] | None = None
    nullable: bool = False
    reference: Node | None = None
    parts: tuple[Part, ...] = ()
    properties: dict[str, tuple[Node, ...]] = field(default_factory=dict)
    required: dict[str, Location] = field(default_factory=dict)
    closed: bool = False
    extras: tuple[Node, ...] = ()
    patterns: dict[str, tuple[Node, ...]] = field(default_factory=dict)
    items: tuple[Node, ...] = ()
    elements: tuple[Node, ...] = ()
    no_more_elements: bool = False
    unions: tuple[Node, ...] = ()
    values: list[JsonValue] | None = None
    values_at: Node | None = None
    discriminator: Node | None = None
    bases: tuple[Location, ...] = ()
    choices: tuple[tuple[tuple[str, ...], ...], ...] = ()

    @property
    def is_null(self) -> bool:
        """Whether null and nothing else is allowed."""
        if self.values:
            return all(value is None for value in self.values)
        return any(part.schema.get("type") in ("null", ["null"]) for part in self.parts) and not self.kinds

    @property
    def examples(self) -> tuple[JsonValue, ...]:
        """The examples that the schema gives, or the only value that it allows if that is null."""
        return examples_of(self.words) or ((None,) if self.is_null else ())

    @property
    def inferred_kinds(self) -> tuple[str, ...] | None:
        """The kinds, from the other words where there is no ``type``."""
        if self.kinds is not None or self.unions:
            return self.kinds
        if self.properties or self.required or self.closed or self.extras or self.patterns:
            return ("object",)
        if self.items or self.elements or any(word in self.words for word in ARRAY_WORDS):
            return ("array",)
        if any(word in self.words for word in OBJECT_WORDS):
            return ("object",)
        if any(word in self.words for word in STRING_WORDS):
            return ("string",)
        format_ = self.words.get("format")
        if format_ in INTEGER_FORMATS:
            return ("integer",)
        if format_ in NUMBER_FORMATS or any(word in self.words for word in NUMBER_WORDS):
            return ("number",)
        return ("string",) if isinstance(format_, str) and format_ and self.values is None else None


def is_significant(schema: Mapping[str, JsonValue]) -> bool:
    """Return whether a schema says anything about which values it allows, null aside."""
    return any(
        key not in DOCUMENTATION
        and key not in VALIDATION_ONLY
        and key != "nullable"
        and not key.startswith("x-")
        and not (key == "additionalProperties" and (value is True or value == {}))
        and not (key in ("required", "properties", "allOf") and not value)
        for key, value in schema.items()
    )
