"""Objects: records and maps (JSON Schema §10.3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specloom.ir.types import (
    Access,
    Anything,
    Extra,
    Field,
    MapOf,
    Named,
    Record,
    Step,
    StepKind,
    TypeUse,
    Union,
    Variant,
)
from specloom.parser.draft import Draft
from specloom.parser.facts import documentation, examples_of, text
from specloom.parser.place import Place
from specloom.parser.properties import read_property

if TYPE_CHECKING:
    from specloom.parser.schemas import Schemas

_ENTRY = Step(StepKind.ENTRY)

_EVERY_NAME = frozenset(("", ".*", "^.*", ".*$", "^.*$", ".+", "^.+", ".+$", "^.+$"))
"""Patterns that all member names match."""


def realize_object(schemas: Schemas, draft: Draft, place: Place) -> TypeUse:
    """Return a map where no property is declared, else define a record."""
    if not draft.properties and not draft.required and (draft.patterns or not draft.closed):
        return _map(schemas, draft, place)
    define_record(schemas, draft, place)
    return Named(place.id)


def define_record(schemas: Schemas, draft: Draft, place: Place) -> None:
    """Put a draft into the table as a record."""
    if _name_pattern(draft):
        _ignore_names(schemas, draft)
    fields = [read_property(schemas, draft, name, nodes, place) for name, nodes in draft.properties.items()]
    for name, location in draft.required.items():
        if name not in draft.properties:
            message = f"{name!r} is required but not declared: it may hold any value"
            schemas.findings.note("REQUIRED-UNDECLARED", message, location)
            fields.append(Field(name, Anything(), True, Access.BOTH, location))
    schemas.types[place.id] = Record(
        place.id,
        schemas.trail(place),
        draft.location,
        tuple(fields),
        _extra(schemas, draft, place),
        tuple(Place(base).id for base in draft.bases),
        documentation(draft.words),
        examples_of(draft.words),
        *_counts(draft),
        draft.choices,
    )
    if draft.discriminator is not None:
        schemas.discriminators[place.id] = draft.discriminator


def _map(schemas: Schemas, draft: Draft, place: Place) -> TypeUse:
    least, most = _counts(draft)
    names = _name_pattern(draft)
    if _allows_any(schemas, draft):
        if names and draft.patterns:
            _ignore_names(schemas, draft)
        return MapOf(Anything(), "" if draft.patterns else names, least, most)
    pattern = next(iter(draft.patterns)) if len(draft.patterns) == 1 and not draft.extras else ""
    if names and draft.patterns:
        _ignore_names(schemas, draft)
    pattern = pattern or names
    return MapOf(_undeclared(schemas, draft, place), pattern, least, most)


def _name_pattern(draft: Draft) -> str:
    """Return what the names of members match, ``""`` where nothing says."""
    names = draft.words.get("propertyNames")
    return text(names.get("pattern")) if isinstance(names, dict) else ""


def _ignore_names(schemas: Schemas, draft: Draft) -> None:
    message = "propertyNames only checks values: no type can say it"
    schemas.findings.count("KEYWORD-IGNORED", message, draft.location)


def _counts(draft: Draft) -> tuple[int | None, int | None]:
    """Return how few and how many members an object may have."""
    low, high = draft.words.get("minProperties"), draft.words.get("maxProperties")
    return (
        int(low) if isinstance(low, int | float) else None,
        int(high) if isinstance(high, int | float) else None,
    )


def _allows_any(schemas: Schemas, draft: Draft) -> bool:
    """Return whether members that aren't declared may hold anything: nothing types those that match no pattern."""
    if draft.closed or draft.extras or not _EVERY_NAME.isdisjoint(draft.patterns):
        return False
    if draft.patterns:
        message = "patternProperties beside which any other member is allowed: no type can say it"
        schemas.findings.count("KEYWORD-IGNORED", message, draft.location)
    return True


def _extra(schemas: Schemas, draft: Draft, place: Place) -> TypeUse | Extra:
    if _allows_any(schemas, draft):
        return Extra.ALLOWED
    return _undeclared(schemas, draft, place) if draft.extras or draft.patterns else Extra.FORBIDDEN


def _undeclared(schemas: Schemas, draft: Draft, place: Place) -> TypeUse:
    """Return the type of undeclared members: of all patterns and of the rest, where there are several."""
    uses: list[TypeUse] = []
    inner = place.inside("entries", _ENTRY)
    for nodes in (*draft.patterns.values(), *((draft.extras,) if draft.extras else ())):
        use = schemas.together(nodes, inner)
        if use not in uses:
            uses.append(use)
    if len(uses) == 1:
        return uses[0]
    if Anything() in uses:
        return Anything()
    schemas.types[inner.id] = Union(
        inner.id, schemas.trail(inner), draft.location, tuple(Variant(use) for use in uses)
    )
    return Named(inner.id)
