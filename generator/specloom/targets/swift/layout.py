"""Breaking long expressions into lines, an argument or element a line, as Swift's formatters do."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TypeAlias

from specloom.targets.kit.code import EMPTY, Code, compose, indent, join, literal

WIDTH = 110
"""The longest line in characters where an expression can be broken."""

_STEP = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things between brackets. ``label`` is printed before it, with its colon and space."""

    value: Expression
    label: Code = EMPTY


@dataclass(frozen=True, slots=True)
class Group:
    """A call or a literal: what opens it, its parts, what closes it."""

    opening: Code
    parts: tuple[Part, ...]
    closing: Code


Expression: TypeAlias = Code | Group


def flat(expression: Expression) -> Code:
    """Return an expression on one line."""
    line = _flat(expression, sys.maxsize)
    assert line is not None
    return line


def _flat(expression: Expression, room: int) -> Code | None:
    """Return an expression on one line, or None where that has more characters than there is room for.

    What is too long is left as soon as that shows: each part of a deep expression is asked again and again.
    """
    if isinstance(expression, Code):
        return expression if len(expression.text) <= room else None
    room -= len(expression.opening.text) + len(expression.closing.text)
    texts: list[Code] = []
    for part in expression.parts:
        room -= len(part.label.text) + (2 if texts else 0)
        text = _flat(part.value, room)
        if text is None:
            return None
        room -= len(text.text)
        texts.append(compose("{}{}", part.label, text))
    line = compose("{}{}{}", expression.opening, join(", ", texts), expression.closing)
    return line if room >= 0 else None


def lay_out(expression: Expression, column: int) -> Code:
    """Return an expression, the first line of which begins at a column; other lines as if that line weren't moved."""
    if isinstance(expression, Code):
        return expression
    opening, parts, closing = expression.opening, expression.parts, expression.closing
    if not parts:
        return compose("{}{}", opening, closing)
    line = _flat(expression, WIDTH - column)
    if line is not None:
        return line
    if len(parts) == 1 and not parts[0].label and isinstance(parts[0].value, Group):
        return compose("{}{}{}", opening, lay_out(parts[0].value, column + len(str(opening))), closing)
    lines = (
        compose("    {}{}", part.label, indent(lay_out(part.value, _STEP + len(str(part.label))), _STEP))
        for part in parts
    )
    return join("\n", (opening, join(",\n", lines), closing))


def labelled(name: Code, value: Expression) -> Part:
    """Return an argument with its label."""
    return Part(value, compose("{}: ", name))


def call(function: Code, arguments: list[Part]) -> Group:
    """Return a call."""
    return Group(compose("{}(", function), tuple(arguments), literal(")"))


def array(items: list[Expression]) -> Group:
    """Return an array literal."""
    return Group(literal("["), tuple(Part(item) for item in items), literal("]"))


def dictionary(entries: list[tuple[Code, Expression]]) -> Expression:
    """Return a dictionary literal."""
    if not entries:
        return literal("[:]")
    return Group(literal("["), tuple(labelled(key, value) for key, value in entries), literal("]"))
