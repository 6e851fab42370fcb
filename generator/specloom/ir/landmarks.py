"""What things are known by from one version of a document to the next: facts that stay when their neighbours change.

A pointer won't do, since it moves with positions (``/oneOf/0``) and with an operation's path. A landmark is an
operationId, a component's reference, a property's name, what tells a variant apart.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar, assert_never

from specloom.ir.api import Api, Operation
from specloom.ir.exchange import all_operations
from specloom.ir.types import (
    Alias,
    Anything,
    Enumeration,
    EnumMember,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Record,
    RootKind,
    Scalar,
    Step,
    StepKind,
    TupleOf,
    TypeDef,
    TypeId,
    Types,
    TypeUse,
    Union,
    Variant,
)

_Id = TypeVar("_Id", bound=str)


@dataclass(frozen=True, slots=True)
class Landmarks:
    """What operations and types are known by, by their ids. The first of several is a thing's own, and no other's."""

    operations: Mapping[str, tuple[str, ...]]
    types: Mapping[TypeId, tuple[str, ...]]


def find_landmarks(api: Api) -> Landmarks:
    """Return what an API's operations and types are known by; a type that stands in several places, by each."""
    operations = operation_landmarks(api)
    own = type_landmarks(api.types, operations)
    return Landmarks(operations, {id: (text, *api.also.get(id, ())) for id, text in own.items()})


def operation_landmarks(api: Api) -> Mapping[str, tuple[str, ...]]:
    """Return what operations are known by: the operationId, else method and path.

    Operations that share an operationId, which a document must not have, are known by their places first.
    """
    places = {operation.id: f"{operation.method} {operation.path}" for operation in api.operations}
    places |= {operation.id: f"webhook {operation.method} {operation.path}" for operation in api.webhooks}
    counts = Counter(operation.operation_id for operation in all_operations(api))

    def known(operation: Operation) -> tuple[str, ...]:
        place, name = places.get(operation.id, operation.id), operation.operation_id
        if not name:
            return (place,)
        return (name,) if counts[name] == 1 else (place, name)

    ways = {operation.id: known(operation) for operation in all_operations(api)}
    own = _told_apart({id: way[0] for id, way in ways.items()})
    return {id: (own[id], *way[1:]) for id, way in ways.items()}


def type_landmarks(types: Types, operations: Mapping[str, tuple[str, ...]]) -> Mapping[TypeId, str]:
    """Return what each definition is known by: ``#/components/schemas/Pet > tags > []``."""
    variants = {
        (one.trail.root, one.trail.steps): one
        for one in types.values()
        if one.trail.steps and one.trail.steps[-1].kind is StepKind.VARIANT
    }
    return _told_apart({id: " > ".join(_way(one, operations, variants, types)) for id, one in types.items()})


def _told_apart(texts: Mapping[_Id, str]) -> dict[_Id, str]:
    """Return the texts, with a number where nothing else tells one from an earlier one."""
    counts: dict[str, int] = {}
    found: dict[_Id, str] = {}
    for id, text in texts.items():
        counts[text] = count = counts.get(text, 0) + 1
        found[id] = text if count == 1 else f"{text} ({count})"
    return found


def _way(
    definition: TypeDef,
    operations: Mapping[str, tuple[str, ...]],
    variants: Mapping[tuple[str, tuple[Step, ...]], TypeDef],
    types: Types,
) -> Iterator[str]:
    trail = definition.trail
    yield operations.get(trail.root, (trail.root,))[0] if trail.kind is RootKind.OPERATION else trail.root
    for number, step in enumerate(trail.steps, 1):
        if step.kind is StepKind.VARIANT:
            variant = variants.get((trail.root, trail.steps[:number]))
            following = trail.steps[number].kind if number < len(trail.steps) else None
            yield _variant_word(step, variant, following, types)
        else:
            yield _word(step)


def _word(step: Step) -> str:
    match step.kind:
        case StepKind.ITEM:
            return "[]"
        case StepKind.ENTRY:
            return "{}"
        case StepKind.ELEMENT:
            return f"[{step.name}]"
        case StepKind.REQUEST:
            return "request"
        case StepKind.RESPONSE | StepKind.PARAMETER | StepKind.HEADER:
            return f"{step.kind.value} {step.name}"
        case StepKind.PROPERTY | StepKind.MEDIA | StepKind.DEFINITION | StepKind.VARIANT:
            return step.name
        case _:
            assert_never(step.kind)


def _variant_word(step: Step, variant: TypeDef | None, following: StepKind | None, types: Types) -> str:
    """Return what an alternative is known by; its position only where nothing else is known of it."""
    match variant:
        case Record() if not step.name:
            return "(any)"
        case Record():
            return f"({_record_word(variant, types)})"
        case Enumeration() | Union() | Alias():
            return f"({variant.doc.title or type(variant).__name__.lower()})"
        case None if following is StepKind.ITEM or following is StepKind.ENTRY:
            return "(list)" if following is StepKind.ITEM else "(map)"
        case None:
            return f"({step.name})"
        case _:
            assert_never(variant)


def _record_word(record: Record, types: Types) -> str:
    """Return what tells a record from the other alternatives: a constant, a title, else what it has to have.

    Optional properties don't count, since these are what most often is added.
    """
    for field in sorted(
        record.fields, key=lambda one: (not one.required, one.name not in ("type", "object"))
    ):
        if isinstance(field.type, Named):
            target = types.get(field.type.id)
            if isinstance(target, Enumeration) and len(target.members) == 1:
                return f"{field.name}: {member_landmark(target.members[0])}"
    required = sorted(field.name for field in record.fields if field.required)
    return record.doc.title or ", ".join(required or sorted(field.name for field in record.fields))


def member_landmark(member: EnumMember) -> str:
    """Return what a constant is known by: its value, of another kind than text with the kind."""
    return _value(member.value)


def _value(value: bool | int | float | str) -> str:
    return value if isinstance(value, str) else f"{type(value).__name__} {json.dumps(value)}"


def variant_landmarks(variant: Variant, landmarks: Landmarks) -> tuple[str, ...]:
    """Return what a union's alternative is known by: the value that tells it, and what it is."""
    return (*(f"= {_value(tag)}" for tag in variant.tags), *use_landmarks(variant.type, landmarks))


def use_landmarks(use: TypeUse, landmarks: Landmarks) -> tuple[str, ...]:
    """Return what a type is known by where it is used: a definition's landmarks, ``string uuid``, ``list of …``."""
    match use:
        case Named(id):
            return landmarks.types[id]
        case Nullable(inner):
            return use_landmarks(inner, landmarks)
        case Scalar():
            return (" ".join(filter(None, (use.kind.value, use.format, use.content_encoding))),)
        case ListOf(item):
            return _each("list", use_landmarks(item, landmarks))
        case MapOf(value):
            return _each("map", use_landmarks(value, landmarks))
        case TupleOf():
            return ("tuple",)
        case Anything():
            return ("any",)
        case _:
            assert_never(use)


def _each(container: str, inner: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{container} of {one}" for one in inner)
