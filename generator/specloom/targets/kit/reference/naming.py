"""Allocating the names of an SDK, scope by scope, with the cases of a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from specloom.ir.api import Api, Operation
from specloom.ir.types import Enumeration, ListOf, MapOf, Record, TupleOf, TypeId
from specloom.targets.kit.casing import plain
from specloom.targets.kit.names import Wish, allocate
from specloom.targets.kit.reference.catalog import Catalog, Model
from specloom.targets.kit.reference.grouping import group_operations, name_methods
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.text import split_words

Case: TypeAlias = Callable[[str], str]
"""Makes a name of a raw one in a language's case for one kind of thing; reserved words are handled already."""


@dataclass(frozen=True, slots=True)
class Page:
    """The operations of one class, by method name in ASCII order."""

    stem: str
    class_name: str
    methods: tuple[tuple[str, Operation], ...]


def name_pages(api: Api, *, stem: Case, method: Case, suffix: str, fold: Case = str) -> tuple[Page, ...]:
    """Name the classes of operations and their methods, sorted by class. ``fold`` says which names are equal."""
    pages = []
    for group in group_operations(api, stem):
        names = name_methods(group.operations, method, fold)
        methods = sorted((names[operation.id], operation) for operation in group.operations)
        pages.append(Page(group.stem, f"{group.stem}{suffix}", tuple(methods)))
    return tuple(pages)


def name_models(catalog: Catalog, case: Case, taken: Iterable[str] = ()) -> Mapping[TypeId, str]:
    """Name the models. ``taken`` are names that files in the same folder have already.

    Names differ under case folding, as they name files, too. A component's name wins over one made up.
    """
    wishes = [Wish(f" {name}", (name,), rank=-1) for name in taken]
    wishes += [
        Wish(model.id, (case(catalog.raw_names[model.id]),), rank=1 if model.trail.steps else 0)
        for model in catalog.models()
    ]
    names = allocate(wishes, fold=str.casefold)
    return {model.id: names[model.id] for model in catalog.models()}


def raw_input_name(given: Input, catalog: Catalog, models: Mapping[TypeId, str]) -> str:
    """Return what an input is called before its case: its wire name, and for a body the name of its model."""
    if given.name:
        return given.name
    shape = catalog.shape(given.use)
    item = catalog.shape(shape.item) if isinstance(shape, ListOf) else shape
    if isinstance(item, Model) and not isinstance(item.definition, Enumeration):
        return models[item.definition.id]
    return "request_body" if isinstance(shape, ListOf | TupleOf | MapOf) else "body"


def name_inputs(raw_names: Sequence[str], case: Case) -> tuple[str, ...]:
    """Name the arguments of one method; of equal ones the second gets a 2."""
    wishes = (Wish(str(number), (case(raw),), rank=number) for number, raw in enumerate(raw_names))
    names = allocate(wishes)
    return tuple(names[str(number)] for number in range(len(raw_names)))


def name_fields(record: Record, case: Case) -> Mapping[str, str]:
    """Name the properties of a record by their wire names; who is called so already keeps its name."""
    wishes = (
        Wish(field.name, (case(field.name),), rank=0 if case(field.name) == field.name else 1)
        for field in record.fields
    )
    return allocate(wishes)


def name_members(enumeration: Enumeration, case: Case) -> tuple[str, ...]:
    """Name the constants of an enumeration, in the order of its members."""
    wishes = []
    for number, member in enumerate(enumeration.members):
        wish = case(member.name or spoken(member.value))
        wishes.append(Wish(f"{number:06}", (wish,), rank=0 if wish == member.value else 1))
    names = allocate(wishes)
    return tuple(names[f"{number:06}"] for number in range(len(enumeration.members)))


def spoken(value: bool | int | float | str) -> str:
    """Return a value as words: ``-1.5`` is ``minus 1.5``, true is ``true``, no text is ``empty``."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"minus {-value}" if value < 0 else str(value)
        case _:
            return value or "empty"


def readable(raw: str) -> str:
    """Return a name that has ASCII letters or digits: the raw one, else its symbols' names, else ``unnamed``."""
    return raw if plain(raw) else " ".join(split_words(raw)) or "unnamed"
