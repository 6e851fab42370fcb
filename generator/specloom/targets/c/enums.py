"""The types of enumerations: in place, of models, and those that say which member of a union there is.

Constants share one scope with everything else in C, so that each begins with the name of its type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from specloom.ir.api import Operation
from specloom.ir.landmarks import member_landmark
from specloom.ir.types import (
    Enumeration,
    ListOf,
    MapOf,
    Record,
    ScalarKind,
    TupleOf,
    TypeId,
    TypeUse,
    Union,
)
from specloom.targets.c.cases import constant
from specloom.targets.kit.names import Wish
from specloom.targets.kit.reference.catalog import Catalog
from specloom.targets.kit.reference.naming import spoken
from specloom.targets.kit.register import Register

NONE = "NULL"
"""The constant of value 0: no value."""

OTHER = "UNRECOGNIZED"
"""The constant of value -1: a value that the document doesn't have."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a type is used: ``owner`` is the id of an operation or a model, ``part`` what of it has the type."""

    owner: str
    part: str

    def element(self, number: int) -> Place:
        """Return the place of a tuple's element, counted from 1."""
        return Place(self.owner, f"{self.part}\0{number}")


def own_place(model: TypeId) -> Place:
    """Return the place of an enumeration's or a union's own type."""
    return Place(model, "")


def field_place(record: Record, name: str) -> Place:
    """Return the place of a property, by its wire name."""
    return Place(record.id, f"property {name}")


def extra_place(record: Record) -> Place:
    """Return the place of what a record has beyond its properties."""
    return Place(record.id, "more properties")


def variant_place(union: Union, number: int) -> Place:
    """Return the place of a union's variant, counted from 0."""
    return Place(union.id, f"variant {number}")


def argument_place(operation: Operation, name: str) -> Place:
    """Return the place of an argument, by its name in C."""
    return Place(operation.id, f"argument {name}")


def result_place(operation: Operation) -> Place:
    """Return the place of what a function gives."""
    return Place(operation.id, "result")


@dataclass(frozen=True, slots=True)
class EnumType:
    """An enumeration type and its constants, those of the document in its order."""

    name: str
    none: str
    other: str
    constants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnumWish:
    """A type to be named: ``base`` and, for its constants, ``words``. Of equal ones the lowest ``rank`` wins.

    ``known`` are the landmarks of the place, ``marks`` those of the constants, each with the words that it has.
    """

    place: Place
    base: str
    words: tuple[str, ...]
    rank: int
    known: tuple[str, ...]
    marks: tuple[tuple[str, ...], ...]


def words_of(enumeration: Enumeration) -> tuple[str, ...]:
    """Return what the constants of an enumeration would like to be called."""
    return tuple(constant(member.name or spoken(member.value)) for member in enumeration.members)


def marks_of(enumeration: Enumeration) -> tuple[tuple[str, ...], ...]:
    """Return what the constants of an enumeration are known by."""
    return tuple((member_landmark(member),) for member in enumeration.members)


def has_type(enumeration: Enumeration) -> bool:
    """Return whether an enumeration in place is a type of its own: one of texts is, one of numbers stays numbers."""
    return enumeration.scalar is not None and enumeration.scalar.kind is ScalarKind.STRING


@dataclass(frozen=True, slots=True)
class InPlace:
    """An enumeration that a use holds. ``suffix`` tells the elements of a tuple apart, else it is empty."""

    place: Place
    suffix: str
    enumeration: Enumeration


def enums_in(use: TypeUse, place: Place, catalog: Catalog, suffix: str = "") -> Iterator[InPlace]:
    """Yield the enumerations in place that a use holds and that have types, in lists, maps and tuples, too."""
    shape = catalog.shape(use)
    match shape:
        case Enumeration() if has_type(shape):
            yield InPlace(place, suffix, shape)
        case ListOf(item):
            yield from enums_in(item, place, catalog, suffix)
        case MapOf(value):
            yield from enums_in(value, place, catalog, suffix)
        case TupleOf(items, rest):
            for number, item in enumerate((*items, *([] if rest is None else [rest])), 1):
                yield from enums_in(item, place.element(number), catalog, f"{suffix}_{number}")


def name_enums(wishes: Iterable[EnumWish], prefix: str, register: Register) -> Mapping[Place, EnumType]:
    """Name enumeration types and their constants, all different. Under another ``prefix`` none is published."""
    wanted = {wish.place: wish for wish in wishes}
    keys = {place: f"{place.owner}\0{place.part}" for place in wanted}
    bases = register.allocate(
        f"enumerations {prefix}",
        (
            # A model's own type is called as the model is, whatever that is called now.
            Wish(keys[place], (wish.base,), wish.rank, wish.known if wish.rank else (wish.base,))
            for place, wish in wanted.items()
        ),
    )
    asked: list[Wish] = []
    for place, wish in wanted.items():
        base = bases[keys[place]]
        own = (((NONE,), NONE), ((OTHER,), OTHER), *zip(wish.marks, wish.words, strict=True))
        for number, (marks, word) in enumerate(own):
            rank = number if number < 2 else 2
            # The values of the document can be such words, too.
            sign = "" if number < 2 else "= "
            known = tuple(f"{owner} {sign}{mark}" for owner in wish.known for mark in marks)
            asked.append(Wish(f"{keys[place]}\0{number:06}", (f"{base}_{word}",), rank, known))
    names = register.allocate(f"constants {prefix}", asked)
    types = {}
    for place, wish in wanted.items():
        none, other, *constants = (
            names[f"{keys[place]}\0{number:06}"] for number in range(len(wish.words) + 2)
        )
        types[place] = EnumType(f"{bases[keys[place]]}_e", none, other, tuple(constants))
    return types
