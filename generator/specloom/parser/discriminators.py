"""Which property tells the variants of a union apart (OAS 3.1 §4.8.25), declared or found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from specloom.diagnostics import Location
from specloom.ir.types import (
    Alias,
    Enumeration,
    Named,
    Nullable,
    Record,
    TypeDef,
    TypeId,
    Types,
    TypeUse,
    Union,
)
from specloom.parser.facts import text
from specloom.parser.nodes import Node, kind_of, members
from specloom.parser.schemas import Schemas
from specloom.parser.source import pointer_tokens

Tag = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Mapped:
    """A declared discriminator: the property, and the values that the document maps to definitions."""

    property: str
    mapping: tuple[tuple[str, TypeId, Location], ...]


def discriminate(types: Mapping[TypeId, TypeDef], schemas: Schemas) -> dict[TypeId, TypeDef]:
    """Return the table with discriminators and tags set on its unions."""
    result: dict[TypeId, TypeDef] = {}
    for id, definition in types.items():
        if isinstance(definition, Union):
            node = schemas.discriminators.get(id)
            mapped = None if node is None else read_discriminator(schemas, node)
            if mapped is not None and node is not None:
                definition = _declared(types, schemas, definition, mapped, node)
            else:
                definition = _found(types, definition)
        result[id] = definition
    return result


def read_discriminator(schemas: Schemas, node: Node) -> Mapped | None:
    """Return a declared discriminator, None (and a warning) where it names no property."""
    words = node.value if isinstance(node.value, dict) else {"propertyName": node.value}
    name = text(words.get("propertyName"))
    if not name:
        message = f"a discriminator needs a propertyName, not {kind_of(node.value)}"
        schemas.findings.warn("DISCRIMINATOR-MAPPING", message, node.location)
        return None
    if "defaultMapping" in words:
        message = "defaultMapping is not looked at: a value that nothing is mapped to chooses no variant"
        schemas.findings.count("KEYWORD-IGNORED", message, node.location.child("defaultMapping"))
    found: list[tuple[str, TypeId, Location]] = []
    for tag, target in members(node.get("mapping"), schemas.findings, "mapping"):
        reference = text(target.value)
        location = _target(schemas, reference, node.location.file)
        if location is None:
            message = f"the value {tag!r} is mapped to {reference!r}, which names nothing"
            schemas.findings.warn("DISCRIMINATOR-MAPPING", message, target.location)
        else:
            found.append((tag, TypeId(str(location)), target.location))
    return Mapped(name, tuple(found))


def _target(schemas: Schemas, reference: str, file: str) -> Location | None:
    """Return what a mapping names: a schema's name, or a reference (OAS 3.1 §4.8.25.1)."""
    if not reference:
        return None
    documents = schemas.documents
    escaped = reference.replace("~", "~0").replace("/", "~1")
    if "#" in reference:
        return documents.names(reference, file)
    return documents.names(f"#/components/schemas/{escaped}", file) or documents.names(reference, file)


def _declared(types: Types, schemas: Schemas, union: Union, mapped: Mapped, node: Node) -> Union:
    used: set[str] = set()
    taken: set[tuple[type, Tag]] = set()
    variants = []
    fixed = [_values(types, variant.type, mapped.property) for variant in union.variants]
    spoken_for = {tag for tag, _, _ in mapped.mapping} | {value for values in fixed for value in values}
    for variant, values in zip(union.variants, fixed, strict=True):
        names = _names(types, schemas, variant.type)
        tags: tuple[Tag, ...] = tuple(tag for tag, target, _ in mapped.mapping if target in names)
        used.update(str(tag) for tag in tags)
        if not tags:
            tags = values
            if any((type(tag), tag) in taken for tag in tags):
                name = mapped.property
                message = f"several variants have the value {tags[0]!r} of {name!r}: it can't tell them apart"
                schemas.findings.warn("DISCRIMINATOR-AMBIGUOUS", message, node.location)
                return _found(types, union)
        elif not values:
            # A mapping adds to the name that a schema has by itself, and doesn't replace it (OAS 3.1 §4.8.25).
            tags += tuple(name for name in implicit_tags(types, schemas, names) if name not in spoken_for)
        tags = tags or implicit_tags(types, schemas, names)
        clashes = [tag for tag in tags if (type(tag), tag) in taken]
        if clashes:
            message = (
                f"several variants have the value {clashes[0]!r} of {mapped.property!r}: the first counts"
            )
            schemas.findings.warn("DISCRIMINATOR-AMBIGUOUS", message, node.location)
        if not tags:
            message = f"a variant has no value of {mapped.property!r} that tells it apart"
            schemas.findings.warn("DISCRIMINATOR-UNTAGGED", message, node.location)
        tags = tuple(tag for tag in tags if (type(tag), tag) not in taken)
        taken.update((type(tag), tag) for tag in tags)
        variants.append(replace(variant, tags=tags))
    for tag, target, location in mapped.mapping:
        if tag not in used:
            message = f"the value {tag!r} is mapped to {target}, which is not a variant here"
            schemas.findings.warn("DISCRIMINATOR-MAPPING", message, location)
    return replace(union, discriminator=mapped.property, variants=tuple(variants))


def _names(types: Types, schemas: Schemas, use: TypeUse) -> list[TypeId]:
    """Return all ids that a variant goes by: its own, those behind aliases, and those of a union's variants."""
    found: dict[TypeId, None] = {}
    pending = [use]
    while pending:
        current = pending.pop()
        current = current.inner if isinstance(current, Nullable) else current
        if not isinstance(current, Named) or current.id in found:
            continue
        found[current.id] = None
        origin = schemas.origins.get(current.id)
        if origin is not None:
            found[origin] = None
        definition = types.get(current.id)
        if isinstance(definition, Alias):
            pending.append(definition.target)
        elif isinstance(definition, Union):
            pending.extend(variant.type for variant in reversed(definition.variants))
    return list(found)


def said_value(schemas: Schemas, location: Location) -> str:
    """Return what ``x-ms-discriminator-value`` says in a schema or a part of its own, ``""`` where nothing does."""
    schema = schemas.documents.at(location)
    own = [schema] if isinstance(schema, dict) else []
    parts = own[0].get("allOf") if own else None
    own += [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    return next((said for part in own if (said := text(part.get("x-ms-discriminator-value")))), "")


def implicit_tags(types: Types, schemas: Schemas, names: Sequence[TypeId]) -> tuple[Tag, ...]:
    """Return the value that a schema has by itself, as it says or by its name: ``()`` for one without a name."""
    for name in names:
        definition = types.get(name)
        said = "" if definition is None else said_value(schemas, definition.location)
        if said:
            return (said,)
        if "?" not in name:
            tokens = pointer_tokens(name.partition("#")[2])
            if tokens[:2] == ["components", "schemas"] and len(tokens) == 3:
                return (tokens[2],)
    return ()


def _values(types: Types, use: TypeUse, property: str) -> tuple[Tag, ...]:
    """Return the values that a variant allows for a property, ``()`` where it allows any."""
    found: list[Tag] = []
    for record in leaves(types, use) or ():
        values = values_of(types, record, property)
        if not values:
            return ()
        found.extend(value for value in values if value not in found)
    return tuple(found)


def values_of(types: Types, record: Record, property: str) -> tuple[Tag, ...]:
    """Return the values that a record allows for a property, ``()`` where it allows any."""
    for field in record.fields:
        if field.name == property:
            enumeration = _resolved(types, field.type)
            if isinstance(enumeration, Enumeration):
                return tuple(member.value for member in enumeration.members)
    return ()


def _resolved(types: Types, use: TypeUse) -> TypeDef | None:
    seen: set[TypeId] = set()
    while True:
        use = use.inner if isinstance(use, Nullable) else use
        if not isinstance(use, Named) or use.id in seen:
            return None
        seen.add(use.id)
        definition = types.get(use.id)
        if not isinstance(definition, Alias):
            return definition
        use = definition.target


def leaves(types: Types, use: TypeUse) -> list[Record] | None:
    """Return the records that a use may be, None where it may be anything else."""
    found: dict[TypeId, Record] = {}
    seen: set[TypeId] = set()
    pending = [use]
    while pending:
        definition = _resolved(types, pending.pop())
        if isinstance(definition, Record):
            found.setdefault(definition.id, definition)
        elif not isinstance(definition, Union):
            return None
        elif definition.id not in seen:
            seen.add(definition.id)
            pending.extend(variant.type for variant in reversed(definition.variants))
    return list(found.values())


def _found(types: Types, union: Union) -> Union:
    """Set the discriminator of a union whose variants each fix a common property to values of their own.

    All variants have to require the property: one that may be absent, or null, tells nothing. Of several: one with a
    single value each, then the first by name.
    """
    groups = [leaves(types, variant.type) for variant in union.variants]
    if len(groups) < 2 or not all(groups):
        return union
    records = [record for group in groups for record in group or ()]
    best: tuple[tuple[bool, str], list[tuple[Tag, ...]]] | None = None
    for candidate in records[0].fields:
        name = candidate.name
        if not values_of(types, records[0], name) or not all(_always_has(one, name) for one in records):
            continue
        values = [_values(types, variant.type, name) for variant in union.variants]
        if not all(values) or not _disjoint(values):
            continue
        rank = (not all(len(group) == 1 for group in values), name)
        if best is None or rank < best[0]:
            best = (rank, values)
    if best is None:
        return union
    variants = tuple(
        replace(variant, tags=tags) for variant, tags in zip(union.variants, best[1], strict=True)
    )
    return replace(union, discriminator=best[0][1], variants=variants)


def _always_has(record: Record, property: str) -> bool:
    return any(
        field.name == property and field.required and not isinstance(field.type, Nullable)
        for field in record.fields
    )


def _disjoint(groups: Sequence[tuple[Tag, ...]]) -> bool:
    every = [value for group in groups for value in group]
    return len(set(every)) == len(every)
