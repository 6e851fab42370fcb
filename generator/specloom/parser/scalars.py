"""Scalars and lists of values: ``type``, ``format``, limits, ``enum`` and ``const`` (JSON Schema validation §6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from specloom.ir.types import (
    NO_LIMITS,
    Anything,
    Enumeration,
    EnumMember,
    JsonValue,
    Limits,
    ListOf,
    Named,
    Scalar,
    ScalarKind,
    Step,
    StepKind,
    TypeUse,
)
from specloom.parser.draft import Draft
from specloom.parser.enum_notes import notes_on, title_of
from specloom.parser.facts import documentation, examples_of, text
from specloom.parser.place import Place

if TYPE_CHECKING:
    from specloom.parser.schemas import Schemas

Atom = bool | int | float | str


def realize_scalar(draft: Draft, kind: str) -> Scalar:
    """Return the scalar of a draft."""
    words = draft.words
    return Scalar(
        ScalarKind(kind),
        text(words.get("format")),
        text(words.get("contentEncoding")) if kind == "string" else "",
        text(words.get("contentMediaType")) if kind == "string" else "",
        _limits(draft, kind),
    )


def _limits(draft: Draft, kind: str) -> Limits:
    words = draft.words
    if kind == "string":
        low, high, pattern = words.get("minLength"), words.get("maxLength"), words.get("pattern")
        if low is None and high is None and pattern is None:
            return NO_LIMITS
        return Limits(_count(low), _count(high), pattern if isinstance(pattern, str) else None)
    if kind == "boolean":
        return NO_LIMITS
    limits = Limits(
        minimum=_number(words.get("minimum")),
        maximum=_number(words.get("maximum")),
        exclusive_minimum=_number(words.get("exclusiveMinimum")),
        exclusive_maximum=_number(words.get("exclusiveMaximum")),
        multiple_of=_number(words.get("multipleOf")),
    )
    return NO_LIMITS if limits == NO_LIMITS else limits


def _number(value: JsonValue) -> int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _count(value: JsonValue) -> int | None:
    number = _number(value)
    return None if number is None else int(number)


def realize_values(schemas: Schemas, draft: Draft, place: Place) -> TypeUse | None:
    """Return the use of an ``enum`` or ``const``, None where its values are no scalars and the type must do."""
    values = draft.values or []
    at = draft.values_at
    where = at.location if at is not None else draft.location
    if draft.is_null:
        return realize_null(schemas, draft)
    if any(isinstance(value, list | dict) for value in values) or not values:
        message = "an enum of arrays or objects can't be a list of values: its type is used without it"
        schemas.findings.note(
            "ENUM-COMPLEX", message if values else "an empty enum allows nothing: it is ignored", where
        )
        return None
    if draft.kinds == ("array",):
        return _values_of_items(schemas, draft, place)
    notes = notes_on(draft.words, values)
    members: dict[tuple[type, Atom], EnumMember] = {}
    has_null = False
    for number, value in enumerate(values):
        if value is None:
            has_null = True
            continue
        assert isinstance(value, Atom)
        atom = _settled(schemas, draft, value, number)
        if (type(atom), atom) in members:
            schemas.findings.note("ENUM-DUPLICATE", f"{atom!r} is listed twice", where)
            continue
        members[type(atom), atom] = EnumMember(atom, *notes[number])
    return define_enumeration(schemas, draft, place, tuple(members.values()), has_null or draft.nullable)


def realize_null(schemas: Schemas, draft: Draft) -> Anything:
    """Return the use of a schema that allows nothing but null: no kind of type says so, and any value includes it."""
    message = "only null is allowed here: it is read as any value"
    schemas.findings.count("SCHEMA-NULL", message, draft.location)
    return Anything()


def _values_of_items(schemas: Schemas, draft: Draft, place: Place) -> TypeUse:
    """Return an array whose ``enum`` was meant for its items."""
    where = draft.values_at.location if draft.values_at is not None else draft.location
    message = "these values are no arrays: they are read as the values of the items"
    schemas.findings.warn("ENUM-VALUE", message, where)
    inner = place.inside("items", Step(StepKind.ITEM))
    values = replace(draft, kinds=None, items=(), nullable=False, words={})
    item = realize_values(schemas, values, inner)
    return schemas.or_null(ListOf(item) if item is not None else ListOf(Anything()), draft.nullable)


def define_enumeration(
    schemas: Schemas, draft: Draft, place: Place, members: tuple[EnumMember, ...], nullable: bool
) -> TypeUse:
    """Put an enumeration into the table and return its use."""
    doc = documentation(draft.words)
    schemas.types[place.id] = Enumeration(
        place.id,
        schemas.trail(place),
        draft.location,
        members,
        _scalar_of(draft, [member.value for member in members]),
        doc if doc.title else replace(doc, title=title_of(draft.words)),
        examples_of(draft.words),
    )
    return schemas.or_null(Named(place.id), nullable)


def _settled(schemas: Schemas, draft: Draft, value: Atom, number: int) -> Atom:
    """Return a value as its type wants it: ``1.10`` and ``0644`` under ``type: string`` are what was written."""
    kinds = draft.kinds
    if (
        kinds is None
        or kind_of_atom(value) in kinds
        or (kind_of_atom(value) == "integer" and "number" in kinds)
    ):
        return value
    if kinds == ("integer",) and isinstance(value, float) and value.is_integer():
        return int(value)
    at = draft.values_at
    element = None
    if at is not None:
        element = at.child(number) if isinstance(at.value, list) else at
    if "string" in kinds and element is not None:
        written = schemas.documents.written(element)
        if written is not None:
            message = f"{written} is not a text in YAML: it is read as the text {written!r}"
            schemas.findings.note("ENUM-RECOVERED", message, element.location, "Put it in quotes.")
            return written
    where = element.location if element is not None else draft.location
    message = f"{value!r} is not of the type {' or '.join(kinds)}: it is kept"
    schemas.findings.warn("ENUM-VALUE", message, where)
    return value


def kind_of_atom(value: Atom) -> str:
    """Return the JSON kind of a scalar."""
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"


def _scalar_of(draft: Draft, values: Sequence[Atom]) -> Scalar | None:
    kinds = {kind_of_atom(value) for value in values}
    if kinds == {"integer", "number"}:
        kinds = {"number"}
    if len(kinds) != 1:
        return None
    kind = kinds.pop()
    if kind == "integer" and draft.kinds == ("number",):
        kind = "number"
    return realize_scalar(draft, kind)
