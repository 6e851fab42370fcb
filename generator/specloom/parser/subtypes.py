"""Records whose subtypes name them in ``allOf`` (OAS 3.1 §4.8.25.4): where one is used, any of them may stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from specloom.ir.types import (
    Alias,
    Named,
    Nullable,
    Record,
    Step,
    StepKind,
    Trail,
    TypeDef,
    TypeId,
    Types,
    TypeUse,
    Union,
    Variant,
)
from specloom.parser.discriminators import Mapped, Tag, read_discriminator, said_value, values_of
from specloom.parser.schemas import Schemas
from specloom.parser.source import pointer_tokens


def find_subtypes(
    types: Mapping[TypeId, TypeDef], schemas: Schemas
) -> tuple[dict[TypeId, Union], dict[Any, TypeUse]]:
    """Return a union for each record with a discriminator that others build on, and where to put it.

    The union's id is the record's with ``?subtypes``; its variants are the records built on it, sorted by tag, and the
    record itself unless the document maps every value to another one. The table puts the union in the place of every
    use of the record; what builds on the record by ``allOf`` goes on naming the record itself.
    """
    children = _children(types)
    unions: dict[TypeId, Union] = {}
    table: dict[Any, TypeUse] = {}
    for id, definition in types.items():
        node = schemas.discriminators.get(id)
        if not isinstance(definition, Record) or definition.trail.steps or node is None:
            continue
        mapped = read_discriminator(schemas, node)
        descendants = _descendants(id, children)
        if mapped is None or not descendants:
            continue
        variants = _variants(types, definition, descendants, mapped, schemas)
        union = TypeId(f"{id}?subtypes")
        trail = definition.trail
        unions[union] = Union(
            union,
            Trail(trail.kind, trail.root, trail.name, (Step(StepKind.VARIANT),)),
            definition.location,
            variants,
            mapped.property,
            exclusive=True,
            doc=definition.doc,
            examples=definition.examples,
        )
        use = Named(union)
        table[id] = Nullable(use) if id in schemas.nullable else use
    return unions, table


def _children(types: Types) -> dict[TypeId, list[TypeId]]:
    found: dict[TypeId, list[TypeId]] = {}
    for id, definition in types.items():
        if isinstance(definition, Record) and not definition.trail.steps:
            for base in definition.bases:
                found.setdefault(_real(types, base), []).append(id)
    return found


def _real(types: Types, id: TypeId) -> TypeId:
    for _ in range(len(types)):
        definition = types.get(id)
        if not isinstance(definition, Alias) or not isinstance(definition.target, Named):
            break
        id = definition.target.id
    return id


def _descendants(parent: TypeId, children: Mapping[TypeId, list[TypeId]]) -> list[TypeId]:
    found: dict[TypeId, None] = {}
    pending = [parent]
    while pending:
        for child in children.get(pending.pop(), ()):
            if child not in found and child != parent:
                found[child] = None
                pending.append(child)
    return sorted(found)


def _variants(
    types: Types, parent: Record, descendants: list[TypeId], mapped: Mapped, schemas: Schemas
) -> tuple[Variant, ...]:
    tags: dict[TypeId, tuple[Tag, ...]] = {}
    taken: set[Tag] = set()
    mapping = {tag for tag, _, _ in mapped.mapping}
    inherited = values_of(types, parent, mapped.property)
    for id in (*descendants, parent.id):
        own: tuple[Tag, ...] = tuple(tag for tag, target, _ in mapped.mapping if _real(types, target) == id)
        definition = types[id]
        values = values_of(types, definition, mapped.property) if isinstance(definition, Record) else ()
        name = said_value(schemas, definition.location) or pointer_tokens(id.partition("#")[2])[-1]
        if own and not values and name not in mapping:
            # A mapping adds to the name that a schema has by itself, and doesn't replace it (OAS 3.1 §4.8.25).
            own += (name,)
        if not own and id != parent.id:
            own = values if values != inherited else ()
        if not own and not (id == parent.id and mapped.mapping):
            own = (name,)
        own = tuple(tag for tag in own if tag not in taken)
        taken.update(own)
        if own:
            tags[id] = own
    ordered = sorted(tags.items(), key=lambda entry: [str(tag) for tag in entry[1]])
    return tuple(Variant(Named(id), values) for id, values in ordered)
