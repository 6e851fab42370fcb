"""Types: definitions stand once in a table, uses refer to them (OAS 3.1 §4.8.24, JSON Schema 2020-12).

A ``TypeDef`` stands once in ``Api.types`` under its ``TypeId``. Everywhere else stands a ``TypeUse``, which refers to
definitions by id, so that recursion needs no special case. Names are the document's own, never a language's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NewType, TypeAlias

from specloom.diagnostics import Location

TypeId = NewType("TypeId", str)
"""The canonical reference of a definition: ``#/components/schemas/Pet``, ``shared/pets.yaml#/Pet``."""

JsonValue: TypeAlias = "bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
"""A value as the document holds it. Treated as immutable."""


@dataclass(frozen=True, slots=True)
class Documentation:
    """What the document says about a thing, in its own words: raw text, hostile until escaped."""

    title: str = ""
    description: str = ""
    deprecated: bool = False
    external_url: str = ""
    external_description: str = ""

    @property
    def reference(self) -> str:
        """Where there is more to read, in a line, or ``""``."""
        return refer(self.external_url, self.external_description)

    @property
    def details(self) -> str:
        """The description, and where there is more to read."""
        return paragraphs(self.description, self.reference)

    @property
    def prose(self) -> str:
        """The description, or else the title, and where there is more to read."""
        return paragraphs(self.description or self.title, self.reference)


def refer(url: str, about: str = "") -> str:
    """Return a line about documentation that is elsewhere, ``""`` where there is none."""
    words = " ".join(about.split())
    return f"See {words}: {url}" if url and words else f"See {url}" if url else ""


def paragraphs(*texts: str) -> str:
    """Return texts as paragraphs of one, those that are empty left out."""
    return "\n\n".join(text for text in texts if text)


class ScalarKind(Enum):
    """The JSON kind of a scalar."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"

    __hash__ = object.__hash__  # members are looked up again and again: that of ``Enum`` hashes their names


@dataclass(frozen=True, slots=True)
class Limits:
    """Constraints on a scalar (JSON Schema validation §6.2, §6.3). None: no such constraint."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, integer, number or boolean.

    ``format`` is the document's own word (``date-time``, ``uuid``, ``int64`` …) or ``""``. Raw bytes are a string with
    ``content_media_type`` and no ``content_encoding``; ``content_encoding == "base64"`` is text that encodes bytes. A
    document of version 3.0 says these with ``format: binary`` and ``format: byte``; the parser normalises both.
    """

    kind: ScalarKind
    format: str = ""
    content_encoding: str = ""
    content_media_type: str = ""
    limits: Limits = NO_LIMITS


@dataclass(frozen=True, slots=True)
class ListOf:
    """An array whose elements have one type."""

    item: TypeUse
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False


@dataclass(frozen=True, slots=True)
class TupleOf:
    """An array whose first elements have a type each (``prefixItems``).

    ``rest`` types more; None forbids them. ``min_items`` is how many there must be where that is fewer than ``items``;
    None: all of them.
    """

    items: tuple[TypeUse, ...]
    rest: TypeUse | None
    min_items: int | None = None


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object of any member names whose values have one type. ``key_pattern`` is a regular expression or ``""``."""

    value: TypeUse
    key_pattern: str = ""
    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A use of the definition with this id."""

    id: TypeId


@dataclass(frozen=True, slots=True)
class Nullable:
    """The inner type, or null. Never nested, and never around ``Anything``, which includes null."""

    inner: TypeUse


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value: a schema that says nothing about the type."""


TypeUse: TypeAlias = Scalar | ListOf | TupleOf | MapOf | Named | Nullable | Anything


class RootKind(Enum):
    """What a trail starts from."""

    SCHEMA = "schema"
    OPERATION = "operation"
    COMPONENT = "component"

    __hash__ = object.__hash__


class StepKind(Enum):
    """How a trail goes on."""

    PROPERTY = "property"
    ITEM = "item"
    ELEMENT = "element"
    ENTRY = "entry"
    VARIANT = "variant"
    PARAMETER = "parameter"
    REQUEST = "request"
    RESPONSE = "response"
    HEADER = "header"
    MEDIA = "media"
    DEFINITION = "definition"

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trail.

    ``name`` is what tells it from its siblings, raw: the property or parameter name, the variant's or element's
    position from 1, the response's status, the media type; ``""`` where there is only one such step (ITEM, ENTRY).
    """

    kind: StepKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a definition stands, so that each language can name it.

    A definition that has a name of its own (a component schema) has no steps: ``root`` is its id and ``name`` its key.
    An inline definition starts at the named schema, operation or component that holds it; for an operation ``root`` is
    ``Operation.id`` and ``name`` is the raw operationId, or ``""``.
    """

    kind: RootKind
    root: str
    name: str
    steps: tuple[Step, ...] = ()


class Access(Enum):
    """In which direction a property travels (``readOnly``, ``writeOnly``; OAS 3.1 §4.8.24.3)."""

    BOTH = "both"
    READ = "read"
    WRITE = "write"

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Default:
    """A declared default. Wrapped, so that a default of null differs from no default."""

    value: JsonValue


@dataclass(frozen=True, slots=True)
class Field:
    """A declared property. Presence (``required``), nullability (in ``type``) and access are three facts."""

    name: str
    type: TypeUse
    required: bool
    access: Access
    location: Location
    doc: Documentation = Documentation()
    default: Default | None = None
    examples: tuple[JsonValue, ...] = ()


class Extra(Enum):
    """What a record says of members it doesn't declare when it gives them no type."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Record:
    """An object with declared properties. ``allOf`` is merged in: ``fields`` are all fields, in document order.

    ``bases`` are the named definitions that ``allOf`` merged, kept as a fact for documentation. ``extra`` is the type
    of undeclared members where ``additionalProperties`` gives one, else whether they are allowed. ``min_properties``
    and ``max_properties`` count declared and undeclared members. Of each of the ``choices`` at least one set of
    properties has to be there.
    """

    id: TypeId
    trail: Trail
    location: Location
    fields: tuple[Field, ...]
    extra: TypeUse | Extra = Extra.ALLOWED
    bases: tuple[TypeId, ...] = ()
    doc: Documentation = Documentation()
    examples: tuple[JsonValue, ...] = ()
    min_properties: int | None = None
    max_properties: int | None = None
    choices: tuple[tuple[tuple[str, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class EnumMember:
    """One allowed value. ``name`` and ``description`` are from extensions such as ``x-enum-varnames``, or ``""``."""

    value: bool | int | float | str
    name: str = ""
    description: str = ""

    @property
    def about(self) -> str:
        """What there is to know of a value: its name where that is another, and its description."""
        name = "" if self.name == str(self.value) else self.name
        return ": ".join(filter(None, (name, self.description)))


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A closed list of scalar values (``enum``, ``const``). Null is not a member: its uses are ``Nullable``.

    ``scalar`` is the type of all members, or None where they are of several kinds.
    """

    id: TypeId
    trail: Trail
    location: Location
    members: tuple[EnumMember, ...]
    scalar: Scalar | None
    doc: Documentation = Documentation()
    examples: tuple[JsonValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """One alternative of a union. ``tags`` are the values of the discriminating property that choose it, else empty."""

    type: TypeUse
    tags: tuple[bool | int | float | str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types (``oneOf``, ``anyOf``, several ``type`` names), or a record with subtypes.

    ``discriminator`` is the wire name of the property that tells the variants apart, because the document declares it
    or because each variant fixes it to values of its own; ``""`` where nothing does. ``exclusive`` is true for
    ``oneOf``. Null is not a variant: uses are ``Nullable``.
    """

    id: TypeId
    trail: Trail
    location: Location
    variants: tuple[Variant, ...]
    discriminator: str = ""
    exclusive: bool = False
    doc: Documentation = Documentation()
    examples: tuple[JsonValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for another type: a component schema that is a scalar, an array, a map or a reference."""

    id: TypeId
    trail: Trail
    location: Location
    target: TypeUse
    doc: Documentation = Documentation()
    default: Default | None = None
    examples: tuple[JsonValue, ...] = ()


TypeDef: TypeAlias = Record | Enumeration | Union | Alias

Types: TypeAlias = Mapping[TypeId, TypeDef]
"""The table of definitions."""
