"""Names in C: ``snake_case`` models, ``TagAPI_method`` functions, constants that begin with their type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from specloom.ir.api import Api, Operation
from specloom.ir.landmarks import variant_landmarks
from specloom.ir.types import Enumeration, Extra, Record, TypeId, TypeUse, Union
from specloom.targets.c import cases
from specloom.targets.c.enums import (
    EnumType,
    EnumWish,
    Place,
    argument_place,
    enums_in,
    extra_place,
    field_place,
    marks_of,
    name_enums,
    own_place,
    result_place,
    variant_place,
    words_of,
)
from specloom.targets.c.members import RecordMembers, name_record, name_variants, variant_words
from specloom.targets.kit.reference.catalog import Catalog, make_catalog
from specloom.targets.kit.reference.grouping import listed_operations
from specloom.targets.kit.reference.inputs import Input, inputs_of
from specloom.targets.kit.reference.naming import (
    Page,
    input_landmark,
    name_inputs,
    name_models,
    name_pages,
)
from specloom.targets.kit.reference.results import result_of
from specloom.targets.kit.reference.style import Style
from specloom.targets.kit.register import Register

Arguments: TypeAlias = tuple[tuple[str, Input], ...]
"""The arguments of a function, named, in their order."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an API that depend on the whole document.

    ``pages`` have the functions' whole names. ``models`` are the models' names without ``_t``, ``types`` with what
    their types end in. ``records`` and ``unions`` have the names of the structs' members.
    """

    catalog: Catalog
    pages: tuple[Page, ...]
    models: Mapping[TypeId, str]
    types: Mapping[TypeId, str]
    records: Mapping[TypeId, RecordMembers]
    unions: Mapping[TypeId, tuple[str, ...]]
    enums: Mapping[Place, EnumType]
    arguments: Mapping[str, Arguments]

    def inputs(self, operation: Operation) -> Arguments:
        """Return the arguments of a function after the client, named."""
        return self.arguments[operation.id]


def name_api(api: Api, prefix: str, register: Register) -> Names:
    """Name everything that the SDK's users see. Types of enumerations in place begin with ``prefix``."""
    catalog = make_catalog(api)
    refused = cases.is_reserved_method
    pages = name_pages(
        api, catalog, register, stem=cases.stem, method=cases.method, suffix="API", refused=refused
    )
    models = name_models(
        catalog,
        cases.model,
        register,
        refused=cases.is_reserved_model,
        taken=[page.class_name for page in pages],
        spared=[_hidden_stem(name) for name in register.published("arguments") if _hidden_stem(name)],
    )
    types = {
        model.id: f"{models[model.id]}_e" if isinstance(model, Enumeration) else f"{models[model.id]}_t"
        for model in catalog.models()
    }
    records = {
        one.id: name_record(one, catalog, models, register)
        for one in catalog.models()
        if isinstance(one, Record)
    }
    unions = {
        one.id: name_variants(one, catalog, models, register)
        for one in catalog.models()
        if isinstance(one, Union)
    }
    arguments = _name_arguments(api, catalog, models, register)
    wishes = (
        *_model_enums(catalog, models, records, unions, prefix),
        *_method_enums(pages, catalog, arguments, prefix),
    )
    functions = tuple(_with_functions(page) for page in pages)
    enums = name_enums(wishes, prefix, register)
    return Names(catalog, functions, models, types, records, unions, enums, arguments)


def _hidden_stem(argument: str) -> str:
    """Return the model whose type or function an argument of this name would hide, ``""`` for none."""
    hidden, _, ending = argument.rpartition("_")
    return hidden if ending in ("t", "e", "free") else ""


def _with_functions(page: Page) -> Page:
    """Return a page on which methods have the names of their functions: ``FilesAPI_listFiles``."""
    functions = ((f"{page.class_name}_{method}", operation) for method, operation in page.methods)
    return replace(page, methods=tuple(functions))


def _name_arguments(
    api: Api, catalog: Catalog, models: Mapping[TypeId, str], register: Register
) -> Mapping[str, Arguments]:
    """Name the arguments of each operation. None hides a type or function that a call of it may need."""
    stems = frozenset(models.values())

    def case(raw: str) -> str:
        name = cases.argument(raw)
        return cases.kept_apart(name) if _hidden_stem(name) in stems else name

    def refused(name: str) -> bool:
        return cases.is_reserved_argument(name) or _hidden_stem(name) in stems

    arguments = {}
    for operation in listed_operations(api):
        inputs = inputs_of(operation, catalog.types)
        arguments[operation.id] = name_inputs(operation, inputs, catalog, models, case, register, refused)
    return arguments


def _model_enums(
    catalog: Catalog,
    models: Mapping[TypeId, str],
    records: Mapping[TypeId, RecordMembers],
    unions: Mapping[TypeId, tuple[str, ...]],
    prefix: str,
) -> Iterator[EnumWish]:
    for model in catalog.models():
        own, owner = models[model.id], catalog.owner(model)
        base = f"{prefix}_{own}"
        match model:
            case Enumeration():
                place, words, marks = own_place(model.id), words_of(model), marks_of(model)
                yield EnumWish(place, models[model.id], words, 0, owner, marks)
            case Union():
                names = unions[model.id]
                kinds = tuple(cases.constant(word) for word in variant_words(model, catalog, models))
                marks = tuple(variant_landmarks(one, catalog.landmarks) for one in model.variants)
                yield EnumWish(own_place(model.id), f"{base}_KIND", kinds, 1, owner, marks)
                for number, (name, variant) in enumerate(zip(names, model.variants, strict=True)):
                    place = variant_place(model, number)
                    wish = f"{base}_{cases.shouted(name)}"
                    known = _within(owner, variant_landmarks(variant, catalog.landmarks))
                    yield from _wishes(variant.type, place, wish, 2, known, catalog)
            case Record():
                for field in model.fields:
                    name = records[model.id].fields[field.name]
                    place, wish = field_place(model, field.name), f"{base}_{cases.shouted(name)}"
                    known = _within(owner, (field.name,))
                    yield from _wishes(field.type, place, wish, 2, known, catalog)
                if not isinstance(model.extra, Extra):
                    place, known = extra_place(model), _within(owner, ("{}",))
                    yield from _wishes(model.extra, place, f"{base}_VALUE", 2, known, catalog)
            case _:
                assert_never(model)


def _method_enums(
    pages: tuple[Page, ...], catalog: Catalog, arguments: Mapping[str, Arguments], prefix: str
) -> Iterator[EnumWish]:
    for page in pages:
        for method, operation in page.methods:
            base = f"{prefix}_{method}"
            owner = catalog.landmarks.operations[operation.id]
            for name, given in arguments[operation.id]:
                place, known = argument_place(operation, name), _within(owner, (input_landmark(given),))
                yield from _wishes(given.use, place, f"{base}_{name}", 3, known, catalog)
            for style in Style:
                result = result_of(operation, style)
                if result is not None:
                    place, known = result_place(operation), _within(owner, ("result",))
                    yield from _wishes(result, place, f"{base}_RESULT", 3, known, catalog)


def _within(owner: tuple[str, ...], parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a part of an owner is known by, of all that each of them is; both own ones first."""
    return tuple(f"{mark} > {part}" for mark in owner for part in parts)


def _wishes(
    use: TypeUse, place: Place, base: str, rank: int, known: tuple[str, ...], catalog: Catalog
) -> Iterator[EnumWish]:
    for found in enums_in(use, place, catalog):
        words, marks = words_of(found.enumeration), marks_of(found.enumeration)
        landmarks = tuple(f"{mark}{found.suffix}" for mark in known)
        yield EnumWish(found.place, f"{base}{found.suffix}", words, rank, landmarks, marks)
