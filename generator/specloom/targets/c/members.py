"""The members of structs: of records a member for each property, of unions one for each variant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from specloom.ir.graph import is_binary, resolve
from specloom.ir.landmarks import variant_landmarks
from specloom.ir.types import (
    Anything,
    Enumeration,
    Extra,
    Field,
    ListOf,
    MapOf,
    Nullable,
    Record,
    Scalar,
    TupleOf,
    TypeId,
    TypeUse,
    Union,
)
from specloom.targets.c.cases import attribute, is_reserved_member
from specloom.targets.c.enums import has_type
from specloom.targets.kit.names import Wish
from specloom.targets.kit.reference.catalog import Catalog, FreeObject, Model
from specloom.targets.kit.reference.naming import name_fields, spoken
from specloom.targets.kit.register import Register, inside

MORE = "additional_properties"
"""The member for what a model has beyond its properties."""

KIND = "kind"
"""The member that says which of a union's others there is."""

UNKNOWN = "unrecognized"
"""The member for a value that is none of a union's variants."""


@dataclass(frozen=True, slots=True)
class RecordMembers:
    """The members of a record: ``fields`` by wire name.

    ``null_flags`` are those of properties that may be absent and may be null, which a null pointer can't tell apart.
    """

    fields: Mapping[str, str]
    null_flags: Mapping[str, str]
    has_more: bool


def is_nullable(field: Field, catalog: Catalog) -> bool:
    """Return whether null is a value of a property for which C has no other form."""
    return isinstance(resolve(catalog.types, field.type), Nullable)


def name_record(
    record: Record, catalog: Catalog, models: Mapping[TypeId, str], register: Register
) -> RecordMembers:
    """Name the members of a record."""
    owner = catalog.owner(record)
    fields = name_fields(
        record, owner, attribute, register, is_reserved_member, spared=register.published("flags", owner)
    )
    flagged = [field.name for field in record.fields if not field.required and is_nullable(field, catalog)]
    names = register.allocate(
        inside("flags", owner),
        (Wish(name, (f"{fields[name]}_is_null",)) for name in flagged),
        taken=fields.values(),
    )
    # A struct has at least one member.
    has_more = record.extra is not Extra.FORBIDDEN or not record.fields
    return RecordMembers(fields, {name: names[name] for name in flagged}, has_more)


def variant_words(union: Union, catalog: Catalog, models: Mapping[TypeId, str]) -> tuple[str, ...]:
    """Return what a union's variants are called: after the value that tells one, else after what it is."""
    return tuple(
        spoken(variant.tags[0]) if variant.tags else _word(variant.type, catalog, models)
        for variant in union.variants
    )


def name_variants(
    union: Union, catalog: Catalog, models: Mapping[TypeId, str], register: Register
) -> tuple[str, ...]:
    """Name the members of a union's variants."""
    words = variant_words(union, catalog, models)
    wishes = (
        Wish(f"{number:06}", (attribute(word),), number, variant_landmarks(variant, catalog.landmarks))
        for number, (word, variant) in enumerate(zip(words, union.variants, strict=True))
    )
    names = register.allocate(
        inside("variants", catalog.owner(union)),
        wishes,
        reserved={KIND, UNKNOWN},
        refused=lambda name: name in (KIND, UNKNOWN) or is_reserved_member(name),
    )
    return tuple(names[f"{number:06}"] for number in range(len(words)))


def _word(use: TypeUse, catalog: Catalog, models: Mapping[TypeId, str]) -> str:
    shape = catalog.shape(use)
    match shape:
        case Scalar():
            return "binary" if is_binary(shape) else shape.kind.value
        case Enumeration(scalar=scalar):
            return "choice" if scalar is None or has_type(shape) else scalar.kind.value
        case Model(definition):
            return models[definition.id]
        case ListOf(item):
            return f"{_word(item, catalog, models)}_list"
        case TupleOf():
            return "tuple"
        case MapOf(value):
            return f"{_word(value, catalog, models)}_map"
        case FreeObject():
            return "object"
        case Anything():
            return "any"
        case _:
            assert_never(shape)
