"""The surface of an SDK whose names a catalog has, with the types of a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, assert_never

from specloom.ir.api import Api, Operation
from specloom.ir.graph import allows_null
from specloom.ir.landmarks import member_landmark, variant_landmarks
from specloom.ir.types import Enumeration, Field, Record, TypeId, TypeUse, Union
from specloom.targets.kit.reference.catalog import Catalog
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.reference.naming import Page, input_landmark
from specloom.targets.kit.reference.results import result_of
from specloom.targets.kit.reference.style import Style
from specloom.targets.kit.surface import Directions, Kind, Part, Symbol, find_directions, unique


class Named(Protocol):
    """The names of an SDK."""

    @property
    def catalog(self) -> Catalog:
        """The models."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """The classes of operations."""

    @property
    def models(self) -> Mapping[TypeId, str]:
        """The names of the models."""

    def inputs(self, operation: Operation) -> tuple[tuple[str, Input], ...]:
        """Return the arguments of a method, named."""


class Speech(Protocol):
    """How a language says what names don't."""

    def method(self, page: Page, method: str) -> str:
        """Return a method as users know it."""

    def type(self, model: TypeId) -> str:
        """Return the type of a model."""

    def argument(self, operation: Operation, name: str, given: Input) -> str:
        """Return the type of an argument."""

    def result(self, operation: Operation, use: TypeUse | None) -> str:
        """Return the type of what a method gives."""

    def gives(self, operation: Operation) -> tuple[str, ...]:
        """Return what a method that users write may give, nothing where they don't."""

    def fields(self, record: Record) -> Mapping[str, str]:
        """Return the names of a record's properties."""

    def field(self, record: Record, field: Field) -> str:
        """Return the type of a property."""

    def variants(self, union: Union) -> Sequence[tuple[str, str]]:
        """Return names and types of a union's alternatives, ``""`` for types where these are the names."""

    def members(self, enumeration: Enumeration) -> Sequence[str]:
        """Return the constants of an enumeration."""

    def inner(self, record: Record) -> Mapping[str, tuple[str, Enumeration]]:
        """Return the enumerations that have types of their own in a record, by wire name, with their names."""


def reference_surface(api: Api, names: Named, speech: Speech) -> tuple[Symbol, ...]:
    """Return what users of an SDK see."""
    return unique(_symbols(api, names, speech))


def _symbols(api: Api, names: Named, speech: Speech) -> Iterator[Symbol]:
    landmarks = names.catalog.landmarks
    for page in names.pages:
        for method, operation in page.methods:
            result = result_of(operation, Style.CORRECTED)
            yield Symbol(
                kind=Kind.METHOD,
                name=speech.method(page, method),
                key=landmarks.operations[operation.id][0],
                parts=tuple(
                    Part(
                        name,
                        input_landmark(given),
                        speech.argument(operation, name, given),
                        given.required,
                        given.use,
                        operation.location,
                    )
                    for name, given in names.inputs(operation)
                ),
                type=speech.result(operation, result),
                gives=speech.gives(operation),
                use=result,
                location=operation.location,
                place=f"{operation.method} {operation.path}",
            )
    directions = find_directions(api)
    for model in names.catalog.models():
        yield from _model(model, names, speech, directions)


def _model(
    model: Record | Union | Enumeration, names: Named, speech: Speech, directions: Directions
) -> Iterator[Symbol]:
    landmarks = names.catalog.landmarks
    places = {model.id, *(id for id, kept in names.catalog.same.items() if kept == model.id)}
    sent, read = not places.isdisjoint(directions.sent), not places.isdisjoint(directions.read)

    def symbol(kind: Kind, parts: Iterator[Part], name: str = "") -> Symbol:
        whole = speech.type(model.id) + name
        key = landmarks.types[model.id][0] + name
        return Symbol(kind, whole, key, tuple(parts), sent=sent, read=read, location=model.location)

    match model:
        case Record():
            fields = speech.fields(model)
            yield symbol(
                Kind.MODEL,
                (
                    Part(
                        fields[field.name],
                        field.name,
                        speech.field(model, field),
                        field.required and not allows_null(names.catalog.types, field.type),
                        field.type,
                        field.location,
                    )
                    for field in model.fields
                ),
            )
            for name, enumeration in speech.inner(model).values():
                yield symbol(Kind.ENUMERATION, _constants(enumeration, speech), f".{name}")
        case Enumeration():
            yield symbol(Kind.ENUMERATION, _constants(model, speech))
        case Union():
            yield symbol(
                Kind.UNION,
                (
                    Part(
                        name,
                        variant_landmarks(variant, landmarks)[0] if kind else name,
                        kind,
                        use=variant.type,
                        location=model.location,
                    )
                    for (name, kind), variant in zip(speech.variants(model), model.variants, strict=True)
                ),
            )
        case _:
            assert_never(model)


def _constants(enumeration: Enumeration, speech: Speech) -> Iterator[Part]:
    for name, member in zip(speech.members(enumeration), enumeration.members, strict=True):
        yield Part(name, member_landmark(member), location=enumeration.location)
