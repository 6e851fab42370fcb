"""Models in place that are equal in everything but their place, wherever in the document they stand."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import assert_never

from specloom.ir.types import (
    Alias,
    Anything,
    Enumeration,
    Extra,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Record,
    Scalar,
    TupleOf,
    TypeDef,
    TypeId,
    Types,
    TypeUse,
    Union,
)


def equal_models(types: Types, ranked: Sequence[TypeDef]) -> dict[TypeId, TypeId]:
    """Return which model stands for which: of equal ones the first in ``ranked`` stays."""
    contents = _Contents(types)
    first: dict[Hashable, TypeId] = {}
    same: dict[TypeId, TypeId] = {}
    for definition in ranked:
        kept = first.setdefault(contents.of_definition(definition), definition.id)
        if kept != definition.id:
            same[definition.id] = kept
    return same


class _Contents:
    """What definitions say, as keys: a definition in place counts by what it says, a named one by its id.

    Keys are numbers for equal contents, so that comparing deep types costs no more than comparing flat ones.
    """

    def __init__(self, types: Types) -> None:
        self._types = types
        self._numbers: dict[Hashable, int] = {}
        self._known: dict[TypeId, Hashable] = {}
        self._open: set[TypeId] = set()

    def of_definition(self, definition: TypeDef) -> Hashable:
        known = self._known.get(definition.id)
        if known is not None:
            return known
        if definition.id in self._open:
            return definition.id
        self._open.add(definition.id)
        content = self._content(definition)
        self._open.discard(definition.id)
        number = self._numbers.setdefault(content, len(self._numbers))
        self._known[definition.id] = number
        return number

    def _content(self, definition: TypeDef) -> Hashable:
        facts = (type(definition).__name__, definition.doc, repr(definition.examples))
        match definition:
            case Record():
                fields = tuple(
                    (
                        field.name,
                        self._use(field.type),
                        field.required,
                        field.access,
                        field.doc,
                        repr((field.default, field.examples)),
                    )
                    for field in definition.fields
                )
                extra = definition.extra
                rest = extra if isinstance(extra, Extra) else self._use(extra)
                counts = (definition.min_properties, definition.max_properties)
                return (facts, fields, rest, definition.bases, counts, definition.choices)
            case Union():
                variants = tuple(
                    (self._use(variant.type), repr(variant.tags), variant.title)
                    for variant in definition.variants
                )
                return (facts, variants, definition.discriminator, definition.exclusive)
            case Enumeration():
                return (facts, repr(definition.members), definition.scalar)
            case Alias():
                return (facts, self._use(definition.target), repr(definition.default))
            case _:
                assert_never(definition)

    def _use(self, use: TypeUse) -> Hashable:
        match use:
            case Named(id):
                definition = self._types[id]
                return self.of_definition(definition) if definition.trail.steps else id
            case ListOf(item):
                return ("list", self._use(item), use.min_items, use.max_items, use.unique_items)
            case TupleOf(items, rest):
                return (
                    "tuple",
                    tuple(self._use(item) for item in items),
                    None if rest is None else self._use(rest),
                    use.min_items,
                )
            case MapOf(value):
                return ("map", self._use(value), use.key_pattern, use.min_properties, use.max_properties)
            case Nullable(inner):
                return ("nullable", self._use(inner))
            case Scalar() | Anything():
                return use
            case _:
                assert_never(use)
