"""Naming types: a component by its name, what stands inline by where it stands."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from dataclasses import dataclass

from specloom.ir import exchange
from specloom.ir.api import Api, Operation
from specloom.ir.landmarks import Landmarks
from specloom.ir.types import (
    Alias,
    Enumeration,
    Named,
    Record,
    RootKind,
    Step,
    StepKind,
    Trail,
    TypeDef,
    TypeId,
    Types,
    Union,
)
from specloom.targets.kit.names import Wish
from specloom.targets.kit.register import Register
from specloom.targets.python.cases import likeness, pascal_case, reserved_words, snake_case, type_case


@dataclass(frozen=True, slots=True)
class TypeName:
    """Where a type is: ``name`` in ``<package>.models``, defined in the module ``module`` of that package."""

    name: str
    module: str


def is_inline_literal(definition: TypeDef) -> bool:
    """Return whether a definition is written where it is used: a constant that has no name of its own."""
    return (
        isinstance(definition, Enumeration) and len(definition.members) == 1 and bool(definition.trail.steps)
    )


def name_types(
    api: Api, operations: Mapping[str, str], register: Register, landmarks: Landmarks
) -> dict[TypeId, TypeName]:
    """Name the types and their modules. ``operations`` are the names of operations by id."""
    words = reserved_words()
    by_id = {operation.id: operation for operation in exchange.all_operations(api)}
    definitions = [definition for definition in api.types.values() if not is_inline_literal(definition)]
    roots = {definition.trail.root: definition.trail for definition in definitions}
    modules = register.allocate(
        "modules",
        (_module_wish(trail, operations, landmarks) for trail in roots.values()),
        reserved=words["files"],
        fold=str.casefold,
    )
    names = register.allocate(
        "types",
        (_type_wish(definition, operations, by_id, api.types, landmarks) for definition in definitions),
        reserved=words["types"] | frozenset(dir(builtins)),
        fold=str.casefold,
    )
    return {
        definition.id: TypeName(names[definition.id], modules[definition.trail.root])
        for definition in definitions
    }


def _root_name(trail: Trail, operations: Mapping[str, str]) -> str:
    return operations[trail.root] if trail.kind is RootKind.OPERATION else trail.name


_ROOT_RANK = {RootKind.SCHEMA: 0, RootKind.OPERATION: 1, RootKind.COMPONENT: 2}


def _module_wish(trail: Trail, operations: Mapping[str, str], landmarks: Landmarks) -> Wish:
    name = snake_case(_root_name(trail, operations), prefix="model")
    suffix = "operation" if trail.kind is RootKind.OPERATION else "component"
    return Wish(
        trail.root,
        (name, f"{name}_{suffix}"),
        rank=2 * _ROOT_RANK[trail.kind] + likeness(trail.name),
        known=landmarks.operations[trail.root][:1] if trail.kind is RootKind.OPERATION else (),
    )


def _type_wish(
    definition: TypeDef,
    operations: Mapping[str, str],
    by_id: Mapping[str, Operation],
    types: Types,
    landmarks: Landmarks,
) -> Wish:
    trail = definition.trail
    root = type_case(_root_name(trail, operations))
    short = [_step_name(step, definition, trail, by_id, types) for step in trail.steps]
    full = [
        pascal_case(step.name) if step.kind is StepKind.MEDIA else name
        for step, name in zip(trail.steps, short, strict=True)
    ]
    names = dict.fromkeys((root + "".join(short), root + "".join(full)))
    rank = 8 * len(trail.steps) + 2 * _ROOT_RANK[trail.kind] + (0 if trail.name == root else 1)
    return Wish(definition.id, tuple(names), rank, landmarks.types[definition.id])


def _step_name(
    step: Step, definition: TypeDef, trail: Trail, operations: Mapping[str, Operation], types: Types
) -> str:
    match step.kind:
        case StepKind.PROPERTY | StepKind.PARAMETER | StepKind.HEADER | StepKind.DEFINITION:
            return pascal_case(step.name) or "Empty"
        case StepKind.ITEM:
            return "Item"
        case StepKind.ENTRY:
            return "Value"
        case StepKind.ELEMENT:
            return f"Element{step.name}"
        case StepKind.REQUEST:
            return "Request"
        case StepKind.RESPONSE:
            operation = operations.get(trail.root)
            primary = exchange.primary_success(operation) if operation else None
            if primary is not None and primary.status == step.name:
                return "Response"
            return f"Response{pascal_case(step.name) if step.name == 'default' else step.name}"
        case StepKind.MEDIA:
            return ""
        case StepKind.VARIANT:
            return _variant_name(step, definition if trail.steps[-1] is step else None, types)


def _variant_name(step: Step, definition: TypeDef | None, types: Types) -> str:
    """Name an alternative by what tells it apart: a constant, its title, else its kind or its position."""
    match definition:
        case Record(fields=fields, doc=doc):
            for field in sorted(
                fields, key=lambda field: (not field.required, field.name not in ("type", "object"))
            ):
                if isinstance(field.type, Named):
                    target = types[field.type.id]
                    if isinstance(target, Enumeration) and len(target.members) == 1:
                        return pascal_case(str(target.members[0].value)) or "Empty"
            if doc.title:
                return pascal_case(doc.title)
        case Enumeration():
            return "Choice"
        case Union() | Alias() | None:
            pass
    return f"Variant{step.name}"
