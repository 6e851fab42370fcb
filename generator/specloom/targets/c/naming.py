"""Names in C: ``snake_case`` models, ``TagAPI_method`` functions, constants that begin with their type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from specloom.ir.api import Api, Operation
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
    name_inputs,
    name_models,
    name_pages,
    raw_input_name,
)
from specloom.targets.kit.reference.results import result_of
from specloom.targets.kit.reference.style import Style

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


def name_api(api: Api, prefix: str) -> Names:
    """Name everything that the SDK's users see. Types of enumerations in place begin with ``prefix``."""
    catalog = make_catalog(api)
    pages = name_pages(api, stem=cases.stem, method=cases.method, suffix="API")
    models = name_models(catalog, cases.model, taken=[page.class_name for page in pages])
    types = {
        model.id: f"{models[model.id]}_e" if isinstance(model, Enumeration) else f"{models[model.id]}_t"
        for model in catalog.models()
    }
    records = {one.id: name_record(one, catalog) for one in catalog.models() if isinstance(one, Record)}
    unions = {
        one.id: name_variants(one, catalog, models) for one in catalog.models() if isinstance(one, Union)
    }
    arguments = _name_arguments(api, catalog, models)
    wishes = (
        *_model_enums(catalog, models, records, unions, prefix),
        *_method_enums(pages, catalog, arguments, prefix),
    )
    functions = tuple(_with_functions(page) for page in pages)
    return Names(catalog, functions, models, types, records, unions, name_enums(wishes), arguments)


def _with_functions(page: Page) -> Page:
    """Return a page on which methods have the names of their functions: ``FilesAPI_listFiles``."""
    functions = ((f"{page.class_name}_{method}", operation) for method, operation in page.methods)
    return replace(page, methods=tuple(functions))


def _name_arguments(api: Api, catalog: Catalog, models: Mapping[TypeId, str]) -> Mapping[str, Arguments]:
    """Name the arguments of each operation. None hides a type or function that a call of it may need."""
    stems = frozenset(models.values())

    def case(raw: str) -> str:
        name = cases.argument(raw)
        hidden, _, ending = name.rpartition("_")
        return cases.kept_apart(name) if ending in ("t", "e", "free") and hidden in stems else name

    arguments = {}
    for operation in listed_operations(api):
        inputs = inputs_of(operation, catalog.types)
        names = name_inputs([raw_input_name(one, catalog, models) for one in inputs], case)
        arguments[operation.id] = tuple(zip(names, inputs, strict=True))
    return arguments


def _model_enums(
    catalog: Catalog,
    models: Mapping[TypeId, str],
    records: Mapping[TypeId, RecordMembers],
    unions: Mapping[TypeId, tuple[str, ...]],
    prefix: str,
) -> Iterator[EnumWish]:
    for model in catalog.models():
        base = f"{prefix}_{models[model.id]}"
        match model:
            case Enumeration():
                yield EnumWish(own_place(model.id), models[model.id], words_of(model), 0)
            case Union():
                names = unions[model.id]
                kinds = tuple(cases.constant(word) for word in variant_words(model, catalog, models))
                yield EnumWish(own_place(model.id), f"{base}_KIND", kinds, 1)
                for number, (name, variant) in enumerate(zip(names, model.variants, strict=True)):
                    place = variant_place(model, number)
                    yield from _wishes(variant.type, place, f"{base}_{cases.shouted(name)}", 2, catalog)
            case Record():
                for field in model.fields:
                    word = cases.shouted(records[model.id].fields[field.name])
                    place = field_place(model, field.name)
                    yield from _wishes(field.type, place, f"{base}_{word}", 2, catalog)
                if not isinstance(model.extra, Extra):
                    yield from _wishes(model.extra, extra_place(model), f"{base}_VALUE", 2, catalog)
            case _:
                assert_never(model)


def _method_enums(
    pages: tuple[Page, ...], catalog: Catalog, arguments: Mapping[str, Arguments], prefix: str
) -> Iterator[EnumWish]:
    for page in pages:
        for method, operation in page.methods:
            base = f"{prefix}_{method}"
            for name, given in arguments[operation.id]:
                yield from _wishes(given.use, argument_place(operation, name), f"{base}_{name}", 3, catalog)
            for style in Style:
                result = result_of(operation, style)
                if result is not None:
                    yield from _wishes(result, result_place(operation), f"{base}_RESULT", 3, catalog)


def _wishes(use: TypeUse, place: Place, base: str, rank: int, catalog: Catalog) -> Iterator[EnumWish]:
    for found in enums_in(use, place, catalog):
        yield EnumWish(found.place, f"{base}{found.suffix}", words_of(found.enumeration), rank)
