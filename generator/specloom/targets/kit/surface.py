"""What users of an output see, as data: methods, types and their parts, with names and types in its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from specloom.diagnostics import Location
from specloom.ir.api import Api
from specloom.ir.exchange import directed_operations, operation_uses
from specloom.ir.graph import reachable
from specloom.ir.types import TypeId, TypeUse

NOWHERE = Location("", "")
"""No place of the document."""


class Kind(Enum):
    """What stands on its own."""

    METHOD = "method"
    MODEL = "model"
    ENUMERATION = "enumeration"
    UNION = "union"
    ALIAS = "alias"
    CLIENT = "client"


@dataclass(frozen=True, slots=True)
class Part:
    """An argument, a property, a constant, an alternative or a credential.

    ``key`` is what it is known by in the document, ``type`` how the language writes its type, ``""`` for a constant.
    """

    name: str
    key: str
    type: str = ""
    required: bool = False
    use: TypeUse | None = None
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Symbol:
    """Something that stands on its own. ``name`` is as users write it: ``PetsApi.list_pets``, ``Pet``.

    ``key`` is what it is known by in the document, and a method by its ``place``, too: HTTP method and path.

    ``type`` is what a method gives and what an alias stands for, ``gives`` the same as alternatives where users write
    the method: one that gives fewer of them will do. ``sent`` and ``read`` say whether users make values
    of it, and whether they get them.
    """

    kind: Kind
    name: str
    key: str
    parts: tuple[Part, ...]
    type: str = ""
    gives: tuple[str, ...] = ()
    use: TypeUse | None = None
    sent: bool = True
    read: bool = True
    location: Location = NOWHERE
    place: str = ""


class Order(Enum):
    """Which arguments of a call are told apart by their order."""

    ALL = "all"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Traits:
    """What decides in a language whether a change breaks its users.

    Attributes:
        order: Which arguments are told apart by their order.
        names_arguments: Whether calls say the names of arguments that have to be given.
        leaves_out: Whether a call may leave out an argument that is optional.
        closes_enumerations: Whether users who handle every constant have to handle a new one.
        closes_unions: Whether users who handle every alternative have to handle a new one.
        implements: Whether users write the methods, and the output calls them.
        implements_all: Whether they have to write every one.
    """

    order: Order = Order.ALL
    names_arguments: bool = False
    leaves_out: bool = False
    closes_enumerations: bool = False
    closes_unions: bool = False
    implements: bool = False
    implements_all: bool = False


@dataclass(frozen=True, slots=True)
class Directions:
    """The types that the API's caller sends and reads."""

    sent: frozenset[TypeId]
    read: frozenset[TypeId]


def find_directions(api: Api) -> Directions:
    """Return which types travel which way."""
    sent: list[TypeUse] = []
    read: list[TypeUse] = []
    for directed in directed_operations(api):
        uses = operation_uses(directed.operation)
        (read if directed.incoming else sent).extend(uses.request)
        (sent if directed.incoming else read).extend(uses.response)
    return Directions(frozenset(reachable(api.types, sent)), frozenset(reachable(api.types, read)))


def unique(symbols: Iterator[Symbol]) -> tuple[Symbol, ...]:
    """Return the symbols, one for each name, by name."""
    return tuple(symbol for _, symbol in sorted({symbol.name: symbol for symbol in symbols}.items()))
