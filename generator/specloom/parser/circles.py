"""Unions that are among their own alternatives: ``A = A | text``, or ``A = B | text`` where ``B = A | number``.

What stands in such a circle adds nothing to it, so that each of its unions has what all of them have besides.
"""

from __future__ import annotations

from dataclasses import replace

from specloom.ir.graph import strongly_connected
from specloom.ir.types import (
    Alias,
    Anything,
    Named,
    Nullable,
    TypeDef,
    TypeId,
    Types,
    TypeUse,
    Union,
    Variant,
)
from specloom.parser.schemas import Schemas

MOST_COPIES = 10_000
"""How many alternatives the unions of one circle get together. Beyond it, they are aliases of the first."""


def open_circles(types: Types, schemas: Schemas) -> dict[TypeId, TypeDef]:
    """Return the table with no union among its own alternatives.

    A union that is left with a single alternative is an alias of it.
    """
    result = dict(types)
    loose = {id: _loose(definition) for id, definition in types.items()}
    for circle in strongly_connected(loose):
        unions = [one for id in sorted(circle) if isinstance(one := types[id], Union)]
        if not unions or (len(circle) == 1 and circle[0] not in _direct(types[circle[0]])):
            continue
        for union in unions:
            message = "this schema is one of its own alternatives: that one is left out"
            schemas.findings.warn("UNION-CYCLE", message, union.location)
        uses = [use for id in circle for use in _alternatives(types[id])]
        if any(isinstance(use, Nullable) for use in uses) or not schemas.nullable.isdisjoint(circle):
            schemas.nullable.update(union.id for union in unions)
        first = unions[0]
        few = len(unions) * sum(len(union.variants) for union in unions) <= MOST_COPIES
        for union in unions:
            if few or union is first:
                others = [other for other in unions if other is not union]
                result[union.id] = _opened(union, others, frozenset(circle))
            else:
                result[union.id] = _alias(union, Named(first.id))
    return result


def _opened(first: Union, others: list[Union], circle: frozenset[TypeId]) -> TypeDef:
    variants: dict[TypeUse, Variant] = {}
    for union in (first, *others):
        for variant in union.variants:
            use = variant.type.inner if isinstance(variant.type, Nullable) else variant.type
            if not (isinstance(use, Named) and use.id in circle):
                variants.setdefault(use, replace(variant, type=use))
    if len(variants) > 1:
        return replace(first, variants=tuple(variants.values()))
    return _alias(first, next(iter(variants), Anything()))


def _alias(union: Union, target: TypeUse) -> Alias:
    return Alias(union.id, union.trail, union.location, target, union.doc, examples=union.examples)


def _loose(definition: TypeDef) -> TypeDef:
    """Return a definition that refers to nothing but what it stands for itself."""
    match definition:
        case Union() | Alias():
            variants = tuple(Variant(Named(id)) for id in _direct(definition))
            return Union(definition.id, definition.trail, definition.location, variants)
        case _:
            return Union(definition.id, definition.trail, definition.location, ())


def _direct(definition: TypeDef) -> list[TypeId]:
    inner = [use.inner if isinstance(use, Nullable) else use for use in _alternatives(definition)]
    return [use.id for use in inner if isinstance(use, Named)]


def _alternatives(definition: TypeDef) -> tuple[TypeUse, ...]:
    match definition:
        case Union():
            return tuple(variant.type for variant in definition.variants)
        case Alias():
            return (definition.target,)
        case _:
            return ()
