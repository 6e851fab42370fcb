"""Laying out expressions in the style of black."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from specloom.targets.kit.code import EMPTY, Code, compose, join, literal
from specloom.targets.python import syntax


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracketed list: a call with its function before the bracket, a list, a dictionary, a tuple.

    ``columns`` is how many it takes on one line: every bracket around this one asks for them.
    """

    opening: Code
    items: tuple[Item, ...]
    closing: Code
    columns: int

    @property
    def is_display(self) -> bool:
        """Whether it is a list, a dictionary or a tuple: what doesn't fit a line has a line for each item."""
        start = self.opening.text[-2:-1]
        return not (start.isalnum() or start == "_")


@dataclass(frozen=True, slots=True)
class Item:
    """An element of a bracketed list with what stands before it (``name=``, ``"key": ``)."""

    label: Code
    value: Inner


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The members of a union, in a bracket that is there for it alone."""

    members: tuple[Inner, ...]


Layout = Code | Bracket
Inner = Layout | Alternatives


def bracket(opening: Code, items: tuple[Item, ...], closing: Code) -> Bracket:
    """Return a bracketed list."""
    columns = sum([len(item.label.text) + _columns(item.value) + len(", ") for item in items])
    if items:
        columns -= len(", ")
    return Bracket(opening, items, closing, len(opening.text) + columns + len(closing.text))


def parenthesized(expression: Inner) -> Bracket:
    """Return an expression in parentheses."""
    return bracket(literal("("), (Item(EMPTY, expression),), literal(")"))


def call(function: Code, arguments: Iterable[tuple[Code, Layout]]) -> Bracket:
    """Return a call with keyword arguments; an empty keyword makes a positional one."""
    items = tuple(Item(compose("{}=", name) if name else EMPTY, value) for name, value in arguments)
    return bracket(compose("{}(", function), items, literal(")"))


def sequence(items: Iterable[Layout]) -> Bracket:
    """Return a list."""
    return bracket(literal("["), tuple(Item(EMPTY, item) for item in items), literal("]"))


def mapping(entries: Iterable[tuple[Code, Layout]]) -> Bracket:
    """Return a dictionary."""
    items = tuple(Item(compose("{}: ", key), value) for key, value in entries)
    return bracket(literal("{"), items, literal("}"))


def annotation(code: Code) -> Inner:
    """Return an annotation, or the value of a type alias, as a tree."""
    members = syntax.union_members(code)
    if len(members) > 1:
        return Alternatives(tuple([annotation(member) for member in members]))
    parts = syntax.bracketed(code)
    if parts is None:
        return code
    opening, items, closing = parts
    return bracket(opening, tuple([Item(EMPTY, annotation(item)) for item in items]), closing)


def flat(layout: Layout) -> Code:
    """Return the expression on one line."""
    pieces: list[Code] = []
    _flatten(layout, pieces)
    return join("", pieces)


def lay_out(layout: Inner, *, width: int, indent: int = 0, used: int = 0) -> Code:
    """Return the expression in lines of at most ``width`` where brackets allow it.

    ``indent`` is the column of the statement, ``used`` what its first line holds already and what follows the last.
    """
    pieces: list[Code] = []
    _lay_out(layout, width, indent, used, pieces)
    return join("", pieces)


def assigned(name: Code, value: Inner, *, width: int, indent: int = 0) -> Code:
    """Return the value of an assignment to a name, in parentheses where the name leaves too little of its line."""
    used = len(name.text) + len(" = ")
    if isinstance(value, Bracket) and indent + used + value.columns > width:
        opening = len(value.opening.text) + (0 if value.items else len(value.closing.text))
        if indent + used + opening > width >= indent + max(used + 1, 4 + opening):
            return lay_out(parenthesized(value), width=width, indent=indent, used=width)
    return lay_out(value, width=width, indent=indent, used=used)


def _columns(layout: Inner) -> int:
    if isinstance(layout, Alternatives):
        return sum([_columns(member) + len(" | ") for member in layout.members]) - len(" | ")
    return len(layout.text) if isinstance(layout, Code) else layout.columns


def _flatten(layout: Inner, pieces: list[Code]) -> None:
    """Add the pieces of an expression on one line."""
    if isinstance(layout, Code):
        pieces.append(layout)
        return
    if isinstance(layout, Alternatives):
        for number, member in enumerate(layout.members):
            if number:
                pieces.append(_OR)
            _flatten(member, pieces)
        return
    pieces.append(layout.opening)
    _flatten_items(layout, pieces)
    pieces.append(layout.closing)


def _flatten_items(bracket: Bracket, pieces: list[Code]) -> None:
    for number, item in enumerate(bracket.items):
        if number:
            pieces.append(_COMMA)
        pieces.append(item.label)
        _flatten(item.value, pieces)


def _lay_out(layout: Inner, width: int, indent: int, used: int, pieces: list[Code]) -> None:
    """Add the pieces of an expression, laid out."""
    if isinstance(layout, Code) or indent + used + _columns(layout) <= width:
        _flatten(layout, pieces)
        return
    if isinstance(layout, Alternatives):
        for number, member in enumerate(layout.members):
            if number:
                pieces += (_line(indent), _NEXT)
            _lay_out(member, width, indent, len("| ") if number else 0, pieces)
        return
    if not layout.items:
        _flatten(layout, pieces)
        return
    pad, end = _line(indent + 4), _line(indent)
    inside = layout.columns - len(layout.opening.text) - len(layout.closing.text)
    pieces.append(layout.opening)
    if indent + 4 + inside <= width and (len(layout.items) == 1 or not layout.is_display):
        pieces.append(pad)
        _flatten_items(layout, pieces)
    else:
        # An only item is followed by no comma, which would make a tuple of what is in parentheses.
        comma = [_COMMA_ALONE] if len(layout.items) > 1 else []
        for item in layout.items:
            pieces += (pad, item.label)
            _lay_out(item.value, width, indent + 4, len(item.label.text) + len(comma), pieces)
            pieces += comma
    pieces += (end, layout.closing)


_COMMA = literal(", ")
_COMMA_ALONE = literal(",")
_OR = literal(" | ")
_NEXT = literal("| ")


@cache
def _line(indent: int) -> Code:
    """Return the end of a line and the white space before the next."""
    return join("", [literal("\n"), *[literal(" ")] * indent])
