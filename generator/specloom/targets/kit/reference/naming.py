"""Allocating the names of an SDK, scope by scope, with the cases of a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, assert_never

from specloom.ir.api import Api, Operation
from specloom.ir.landmarks import member_landmark
from specloom.ir.types import Enumeration, EnumMember, Field, ListOf, MapOf, Record, TupleOf, TypeId, Union
from specloom.targets.kit.casing import plain
from specloom.targets.kit.names import Wish
from specloom.targets.kit.reference.catalog import Catalog, Model, is_subtypes
from specloom.targets.kit.reference.grouping import group_operations, listed_operations, name_methods
from specloom.targets.kit.reference.inputs import Input
from specloom.targets.kit.register import Register, inside
from specloom.targets.kit.text import split_words

Case: TypeAlias = Callable[[str], str]
"""Makes a name of a raw one in a language's case for one kind of thing; reserved words are handled already."""

Refusal: TypeAlias = Callable[[str], bool]
"""Says that a published name can't stay: it is reserved now, or isn't one for that position."""


_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""Devices on Windows, which no file can be called after."""


@dataclass(frozen=True, slots=True)
class Page:
    """The operations of one class, by method name in ASCII order. ``tags`` are those that gather them here."""

    stem: str
    tags: tuple[str, ...]
    class_name: str
    methods: tuple[tuple[str, Operation], ...]


def name_pages(
    api: Api,
    catalog: Catalog,
    register: Register,
    *,
    stem: Case,
    method: Case,
    suffix: str,
    refused: Refusal,
    fold: Case = str,
) -> tuple[Page, ...]:
    """Name the classes of operations and their methods, sorted by class.

    ``refused`` says what no method can be called, ``fold`` which names are equal.
    """
    published = register.published("models")
    spared = [name.removesuffix(suffix) for name in published if name.endswith(suffix)]
    pages = []
    for group in group_operations(api, stem, register, spared):
        names = name_methods(group, method, fold, refused, register, catalog.landmarks)
        methods = sorted((names[operation.id], operation) for operation in group.operations)
        pages.append(Page(group.stem, group.tags, f"{group.stem}{suffix}", tuple(methods)))
    return tuple(pages)


def name_models(
    catalog: Catalog,
    case: Case,
    register: Register,
    *,
    refused: Refusal,
    taken: Iterable[str] = (),
    spared: Iterable[str] = (),
) -> Mapping[TypeId, str]:
    """Name the models. ``taken`` are names that files in the same folder have already.

    Names differ under case folding, as they name files, too. A component's name wins over one made up. What is
    ``refused`` can't be a model's name, ``spared`` are names that no new model gets.
    """
    wishes = []
    for model in catalog.models():
        raw = catalog.raw_names[model.id]
        name = case(f"model_{raw}") if case(raw).lower() in _DEVICES else case(raw)
        rank = 1 if model.trail.steps and not is_subtypes(model) else 0
        wishes.append(Wish(model.id, (name,), rank, catalog.landmarks.types[model.id]))
    names = register.allocate(
        "models",
        wishes,
        refused=lambda name: name.lower() in _DEVICES or refused(name),
        fold=str.casefold,
        taken=taken,
        spared=spared,
    )
    return {model.id: names[model.id] for model in catalog.models()}


class Insides(Protocol):
    """The names inside of methods and models, which are made when they are first asked for."""

    @property
    def catalog(self) -> Catalog:
        """The models."""

    def inputs(self, operation: Operation) -> tuple[tuple[str, Input], ...]:
        """Return the arguments of a method, named."""

    def fields(self, record: Record) -> Mapping[str, str]:
        """Return the names of a record's properties, by their wire names."""

    def members(self, enumeration: Enumeration) -> tuple[str, ...]:
        """Return the constants of an enumeration."""


def publish_insides(api: Api, names: Insides) -> None:
    """Name what is inside of methods and models, too, whether or not a page shows it."""
    for operation in listed_operations(api):
        names.inputs(operation)
    for model in names.catalog.models():
        match model:
            case Record():
                names.fields(model)
            case Enumeration():
                names.members(model)
            case Union():
                pass  # its alternatives are types, which have names
            case _:
                assert_never(model)


def raw_input_name(given: Input, catalog: Catalog, models: Mapping[TypeId, str]) -> str:
    """Return what an input is called before its case: its wire name, and for a body the name of its model."""
    if given.name:
        return given.name
    shape = catalog.shape(given.use)
    item = catalog.shape(shape.item) if isinstance(shape, ListOf) else shape
    if isinstance(item, Model) and not isinstance(item.definition, Enumeration):
        return models[item.definition.id]
    return "request_body" if isinstance(shape, ListOf | TupleOf | MapOf) else "body"


def name_inputs(
    operation: Operation,
    inputs: Sequence[Input],
    catalog: Catalog,
    models: Mapping[TypeId, str],
    case: Case,
    register: Register,
    refused: Refusal,
) -> tuple[tuple[str, Input], ...]:
    """Name the arguments of one method; of equal ones the second gets a 2. ``refused`` can't be an argument's name."""
    wishes = (
        Wish(str(number), (case(raw_input_name(given, catalog, models)),), number, (input_landmark(given),))
        for number, given in enumerate(inputs)
    )
    scope = f"arguments {catalog.landmarks.operations[operation.id][0]}"
    names = register.allocate(scope, wishes, refused=refused)
    return tuple((names[str(number)], given) for number, given in enumerate(inputs))


def input_landmark(given: Input) -> str:
    """Return what an argument is known by: where it travels and its wire name."""
    return f"{given.origin.value} {given.name}" if given.name else "body"


def name_fields(
    record: Record,
    owner: tuple[str, ...],
    case: Case,
    register: Register,
    refused: Refusal,
    *,
    fold: Case = str,
    spared: Iterable[str] = (),
) -> Mapping[str, str]:
    """Name the properties of a record by their wire names; who is called so already keeps its name.

    ``owner`` is what the record is known by. What is ``refused`` can't be a property's name, and no new property gets a
    ``spared`` one.
    """

    def wish(field: Field) -> Wish:
        name = case(field.name)
        return Wish(field.name, (name,), rank=0 if name == field.name else 1)

    # Every value of the record asks anew: only the first answer needs the wishes.
    wishes = map(wish, record.fields)
    return register.allocate(inside("fields", owner), wishes, refused=refused, fold=fold, spared=spared)


def name_members(
    enumeration: Enumeration,
    owner: tuple[str, ...],
    case: Callable[[EnumMember], str],
    register: Register,
    refused: Refusal,
) -> tuple[str, ...]:
    """Name the constants of an enumeration, in the order of its members.

    ``owner`` is what the enumeration is known by. What is ``refused`` can't be a constant's name.
    """
    wishes = []
    for number, member in enumerate(enumeration.members):
        wish = case(member)
        rank = 0 if wish == member.value else 1
        wishes.append(Wish(f"{number:06}", (wish,), rank, (member_landmark(member),)))
    names = register.allocate(inside("members", owner), wishes, refused=refused)
    return tuple(names[f"{number:06}"] for number in range(len(enumeration.members)))


def spoken_member(member: EnumMember) -> str:
    """Return what a constant is called before its case: its own name, else its value in words."""
    return member.name or spoken(member.value)


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
