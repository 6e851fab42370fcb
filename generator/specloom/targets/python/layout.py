"""Laying out expressions in the style of black, for documentation, which no formatter reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from specloom.targets.kit.code import EMPTY, Code, compose, join, literal


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracketed list: a call with its function before the bracket, a list, a dictionary, a tuple.

    ``flat`` is all of it on one line; it is made once, as every bracket around this one asks for it.
    """

    opening: Code
    items: tuple[Item, ...]
    closing: Code
    flat: Code = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "flat", compose("{}{}{}", self.opening, _inside(self), self.closing))


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
    single = flat(layout)
    if isinstance(layout, Code) or not layout.items or indent + used + len(single.text) <= width:
        return single
    pad = _spaces(indent + 4)
    inside = _inside(layout)
    if indent + 4 + len(inside.text) <= width:
        return compose("{}\n{}{}\n{}{}", layout.opening, pad, inside, _spaces(indent), layout.closing)
    lines = [layout.opening]
    for item in layout.items:
        value = lay_out(item.value, width=width, indent=indent + 4, used=len(item.label.text) + 1)
        lines.append(compose("{}{}{},", pad, item.label, value))
    lines.append(compose("{}{}", _spaces(indent), layout.closing))
    return join("\n", lines)


def _inside(bracket: Bracket) -> Code:
    return join(", ", (compose("{}{}", item.label, flat(item.value)) for item in bracket.items))


def _spaces(count: int) -> Code:
    return join("", [literal(" ")] * count)
