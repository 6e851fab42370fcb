"""Inline types that are equal but for their place are one type, within one named schema or operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from specloom.ir.graph import references
from specloom.ir.types import (
    Alias,
    Enumeration,
    Named,
    Record,
    RootKind,
    TypeDef,
    TypeId,
    TypeUse,
    Union,
)
from specloom.parser.rewriting import substitute


def equal_types(types: Mapping[TypeId, TypeDef]) -> dict[Any, TypeUse]:
    """Return which inline types to replace with which: of equal ones, the one with the smallest id stays."""
    groups: dict[tuple[RootKind, str, object], list[TypeDef]] = {}
    for definition in types.values():
        trail = definition.trail
        if trail.steps:
            groups.setdefault((trail.kind, trail.root, _shape(definition)), []).append(definition)
    candidates = [sorted(group, key=lambda one: one.id) for group in groups.values() if len(group) > 1]
    uses = {one.id: frozenset(references(one)) for group in candidates for one in group}
    keys: dict[TypeId, object] = {}
    table: dict[Any, TypeUse] = {}
    fresh: set[TypeId] = set()
    grown = True
    while grown:
        before, fresh = fresh, set()
        for group in candidates:
            seen: dict[object, TypeId] = {}
            for definition in group:
                id = definition.id
                if id in table:
                    continue
                if id not in keys or not uses[id].isdisjoint(before):
                    changed = isinstance(definition, Union) or any(use in table for use in uses[id])
                    keys[id] = _content(substitute(definition, table) if changed else definition)
                first = seen.setdefault(keys[id], id)
                if first != id:
                    table[id] = Named(first)
                    fresh.add(id)
        grown = bool(fresh)
    return table


def _shape(definition: TypeDef) -> object:
    """Return what equal types have in common, cheaply."""
    match definition:
        case Record():
            return ("record", tuple(field.name for field in definition.fields))
        case Enumeration():
            return ("enumeration", tuple((type(member.value), member.value) for member in definition.members))
        case Union():
            return ("union", len(definition.variants), definition.discriminator)
        case Alias():
            return "alias"


def _content(definition: TypeDef) -> object:
    """Return everything about a definition but its place, in a form that can be looked up."""
    facts = (definition.doc, repr(definition.examples) if definition.examples else "")
    match definition:
        case Record():
            fields = tuple(
                (
                    field.name,
                    field.type,
                    field.required,
                    field.access,
                    field.doc,
                    repr((field.default, field.examples)) if field.default or field.examples else "",
                )
                for field in definition.fields
            )
            counts = (definition.min_properties, definition.max_properties, definition.choices)
            return (fields, definition.extra, definition.bases, counts, facts)
        case Enumeration():
            members = tuple((type(member.value), member) for member in definition.members)
            return (members, definition.scalar, facts)
        case Union():
            return (repr(definition.variants), definition.discriminator, definition.exclusive, facts)
        case Alias():
            return (definition.target, repr(definition.default), facts)
