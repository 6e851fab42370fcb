"""Laying out expressions in the style of black, for documentation, which no formatter reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from specloom.targets.kit.code import EMPTY, Code, compose, join, literal


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracketed list: a call with its function before the bracket, a list, a dictionary, a tuple.

    ``inside`` and ``flat`` are its items and all of it on one line; they are made once, as every bracket around this
    one asks for them.
    """

    opening: Code
    items: tuple[Item, ...]
    closing: Code
    inside: Code = field(init=False, repr=False, compare=False)
    flat: Code = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts: list[Code] = []
        for item in self.items:
            parts += (_COMMA, item.label, flat(item.value))
        inside = join("", parts[1:])
        object.__setattr__(self, "inside", inside)
        object.__setattr__(self, "flat", join("", (self.opening, inside, self.closing)))


@dataclass(frozen=True, slots=True)
class Item:
    """An element of a bracketed list with what stands before it (``name=``, ``"key": ``)."""

    label: Code
    value: Layout


Layout = Code | Bracket


def call(function: Code, arguments: Iterable[tuple[Code, Layout]]) -> Bracket:
    """Return a call with keyword arguments; an empty keyword makes a positional one."""
    items = tuple(Item(compose("{}=", name) if name else EMPTY, value) for name, value in arguments)
    return Bracket(compose("{}(", function), items, literal(")"))


def sequence(items: Iterable[Layout]) -> Bracket:
    """Return a list."""
    return Bracket(literal("["), tuple(Item(EMPTY, item) for item in items), literal("]"))


def mapping(entries: Iterable[tuple[Code, Layout]]) -> Bracket:
    """Return a dictionary."""
    items = tuple(Item(compose("{}: ", key), value) for key, value in entries)
    return Bracket(literal("{"), items, literal("}"))


def flat(layout: Layout) -> Code:
    """Return the expression on one line."""
    return layout if isinstance(layout, Code) else layout.flat


def lay_out(layout: Layout, *, width: int, indent: int = 0, used: int = 0) -> Code:
    """Return the expression in lines of at most ``width`` where brackets allow it.

    ``indent`` is the column of the statement, ``used`` what its first line holds already and what follows the last.
    """
    pieces: list[Code] = []
    _lay_out(layout, width, indent, used, pieces)
    return join("", pieces)


def _lay_out(layout: Layout, width: int, indent: int, used: int, pieces: list[Code]) -> None:
    """Add the pieces of an expression, laid out."""
    single = flat(layout)
    if isinstance(layout, Code) or not layout.items or indent + used + len(single.text) <= width:
        pieces.append(single)
        return
    pad, end = _line(indent + 4), _line(indent)
    if indent + 4 + len(layout.inside.text) <= width:
        pieces += (layout.opening, pad, layout.inside, end, layout.closing)
        return
    pieces.append(layout.opening)
    for item in layout.items:
        pieces += (pad, item.label)
        _lay_out(item.value, width, indent + 4, len(item.label.text) + 1, pieces)
        pieces.append(_COMMA_ALONE)
    pieces += (end, layout.closing)


_COMMA = literal(", ")
_COMMA_ALONE = literal(",")


@cache
def _line(indent: int) -> Code:
    """Return the end of a line and the white space before the next."""
    return join("", [literal("\n"), *[literal(" ")] * indent])
