"""The catalog of models: which types are models of their own, which are one model, and what they are called raw.

A model is what has a page: a record with properties, a union, a named enumeration. Every other type (a scalar, an
array, a map, an enumeration in place) is written out where it is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from specloom.ir.api import Api, Operation
from specloom.ir.graph import references
from specloom.ir.landmarks import Landmarks, find_landmarks
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
    RootKind,
    Scalar,
    Step,
    StepKind,
    Trail,
    TupleOf,
    TypeDef,
    TypeId,
    Types,
    TypeUse,
    Union,
)
from specloom.targets.kit.reference.equality import equal_models
from specloom.targets.kit.reference.grouping import listed_operations


@dataclass(frozen=True, slots=True)
class Model:
    """A use of a model. ``definition`` is the one that the model is called after."""

    definition: Record | Union | Enumeration


@dataclass(frozen=True, slots=True)
class FreeObject:
    """An object of which nothing more is known."""


Shape: TypeAlias = Scalar | Enumeration | Model | ListOf | TupleOf | MapOf | FreeObject | Anything
"""What a use comes to where types are written out; an ``Enumeration`` of its own is one in place."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """The models of an API. ``raw_names`` has those that have a page, in the order in which they were found."""

    types: Types
    raw_names: Mapping[TypeId, str]
    same: Mapping[TypeId, TypeId]
    endless: frozenset[TypeId]
    """Aliases that contain themselves: written out they would never end, so that they count as anything."""
    landmarks: Landmarks
    """What operations and types are known by; types that are one model by what any of them is."""

    def owner(self, definition: TypeDef) -> tuple[str, ...]:
        """Return what the names inside a definition are listed under: all that its model is known by."""
        return self.landmarks.types[definition.id]

    def shape(self, use: TypeUse) -> Shape:
        """Return what a use comes to: names and aliases followed, null left out."""
        while True:
            match use:
                case Nullable(inner):
                    use = inner
                case Named(id):
                    definition = self.types[self.same.get(id, id)]
                    if not isinstance(definition, Alias):
                        return self._model(definition)
                    if id in self.endless:
                        return Anything()
                    use = definition.target
                case MapOf(value=Anything(), key_pattern=""):
                    return FreeObject()
                case _:
                    return use

    def _model(self, definition: Record | Union | Enumeration) -> Shape:
        if definition.id in self.raw_names:
            return Model(definition)
        if isinstance(definition, Enumeration):
            return definition
        assert isinstance(definition, Record)
        if isinstance(definition.extra, Extra):
            return FreeObject()
        return MapOf(definition.extra)

    def innermost(self, use: TypeUse) -> Shape:
        """Return what the containers of a use come down to: the element of a list of lists, the value of a map."""
        while True:
            shape = self.shape(use)
            match shape:
                case ListOf(item):
                    use = item
                case MapOf(value):
                    use = value
                case _:
                    return shape

    def models(self) -> Iterator[Record | Union | Enumeration]:
        """Yield the models."""
        for id in self.raw_names:
            definition = self.types[id]
            assert not isinstance(definition, Alias)
            yield definition


def make_catalog(api: Api) -> Catalog:
    """Find the models of an API and their raw names.

    Types in place that are equal in everything are one model, which is called after the first place: operations come
    before components, and these in the order of their ids, so that the order of ``components`` doesn't count.
    """
    order = {operation.id: number for number, operation in enumerate(listed_operations(api))}

    def rank(definition: TypeDef) -> tuple[int, int, str]:
        trail = definition.trail
        inline = trail.kind is RootKind.OPERATION
        return (0, order.get(trail.root, len(order)), definition.id) if inline else (1, 0, definition.id)

    candidates = sorted((one for one in api.types.values() if _is_model(one)), key=rank)
    same = equal_models(api.types, [one for one in candidates if one.trail.steps])
    operations = {operation.id: operation for operation in listed_operations(api)}
    spelling = _Spelling(api.types, {_place(one.trail): one for one in api.types.values()}, operations)
    names: dict[TypeId, str] = {}
    for definition in candidates:
        if definition.id not in same:
            names[definition.id] = spelling.raw_name(definition)
    return Catalog(api.types, names, same, _endless(api.types), _joined(find_landmarks(api), same))


def _joined(landmarks: Landmarks, same: Mapping[TypeId, TypeId]) -> Landmarks:
    """Give the landmarks of equal models to each of them, that of the kept one first."""
    joined = dict(landmarks.types)
    for id, kept in sorted(same.items()):
        joined[kept] = (*joined[kept], *landmarks.types[id])
    return Landmarks(landmarks.operations, joined | {id: joined[kept] for id, kept in same.items()})


def _endless(types: Types) -> frozenset[TypeId]:
    """Return the aliases that lead back to themselves through nothing but aliases."""
    following = {
        id: [target for target in references(one) if isinstance(types[target], Alias)]
        for id, one in types.items()
        if isinstance(one, Alias)
    }
    return frozenset(id for id in following if _leads_to(id, following))


def _leads_to(id: TypeId, following: Mapping[TypeId, list[TypeId]]) -> bool:
    waiting, seen = list(following[id]), set()
    while waiting:
        current = waiting.pop()
        if current == id:
            return True
        if current not in seen:
            seen.add(current)
            waiting.extend(following[current])
    return False


def _is_model(definition: TypeDef) -> bool:
    match definition:
        case Record():
            return bool(definition.fields or definition.bases)
        case Union():
            return True
        case Enumeration():
            return not definition.trail.steps
        case Alias():
            return False
        case _:
            assert_never(definition)


def _place(trail: Trail) -> tuple[RootKind, str, tuple[Step, ...]]:
    return (trail.kind, trail.root, trail.steps)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How raw names are put together. ``places`` finds the type that stands where a trail leads."""

    types: Types
    places: Mapping[tuple[RootKind, str, tuple[Step, ...]], TypeDef]
    operations: Mapping[str, Operation]

    def raw_name(self, definition: TypeDef) -> str:
        trail = definition.trail
        if is_subtypes(definition):
            return trail.name
        if not trail.steps:
            # Who uses a record with subtypes means any of them, which therefore has the name.
            return f"{trail.name}_base" if TypeId(f"{definition.id}?subtypes") in self.types else trail.name
        name = self._root(trail)
        for length in range(1, len(trail.steps) + 1):
            step = trail.steps[length - 1]
            holder = self.places.get((trail.kind, trail.root, trail.steps[: length - 1]))
            here = self.places.get((trail.kind, trail.root, trail.steps[:length]))
            if here is not None and here.doc.title and _is_model(here):
                name = _word(here.doc.title)
                continue
            if holder is not None and here is not None and step.kind is StepKind.PROPERTY:
                inside = here.id.removeprefix(holder.id)
                name += "_allOf" if inside.startswith("/allOf/") and here.id != inside else ""
            name += _step(step, holder)
        return name

    def _root(self, trail: Trail) -> str:
        if trail.kind is RootKind.OPERATION:
            operation = self.operations.get(trail.root)
            if trail.name or operation is None:
                return trail.name.replace("-", "_")
            return f"{_word(operation.path)}_{operation.method.lower()}"
        return trail.name


def is_subtypes(definition: TypeDef) -> bool:
    """Return whether a definition is a union of a record and the records that build on it."""
    return isinstance(definition, Union) and definition.trail.steps == (Step(StepKind.VARIANT),)


def _word(text: str) -> str:
    return "".join(
        character if character.isascii() and character.isalnum() else "_" for character in text.strip()
    )


def _step(step: Step, holder: TypeDef | None) -> str:
    match step.kind:
        case StepKind.PROPERTY | StepKind.HEADER | StepKind.DEFINITION:
            return f"_{step.name}"
        case StepKind.ITEM:
            return "_inner"
        case StepKind.ELEMENT:
            return f"_inner_{step.name}"
        case StepKind.ENTRY:
            return "_value"
        case StepKind.VARIANT:
            word = "_oneOf" if isinstance(holder, Union) and holder.exclusive else "_anyOf"
            return word if step.name == "1" else f"{word}_{int(step.name) - 1}"
        case StepKind.PARAMETER:
            return f"_{step.name}_parameter"
        case StepKind.REQUEST:
            return "_request"
        case StepKind.RESPONSE:
            return f"_{step.name}_response"
        case StepKind.MEDIA:
            return ""
        case _:
            assert_never(step.kind)
