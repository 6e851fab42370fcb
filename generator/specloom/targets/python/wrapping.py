"""Lines of the modules of types that are too long, broken where the formatter would break them.

There may be thousands of these modules, which then need no formatter. What isn't known here stays long, and is left to
it.
"""

from __future__ import annotations

from collections.abc import Iterable

from specloom.targets.kit.code import Code, compose, join
from specloom.targets.python import syntax
from specloom.targets.python.layout import (
    Alternatives,
    Bracket,
    annotation,
    assigned,
    lay_out,
    parenthesized,
)

_WIDTH = syntax.LINE_WIDTH


def wrap_value(name: Code, value: Code) -> Code:
    """Return the value of an assignment to a name of the module."""
    if len(name.text) + len(" = ") + len(value.text) <= _WIDTH:
        return value
    return assigned(name, annotation(value), width=_WIDTH)


def wrap_alias(name: Code, value: Code) -> Code:
    """Return the value of an assignment that makes a name for a type."""
    return wrap_value(name, compose("TypeAliasType({}, {})", syntax.quoted(name), value))


def wrap_bases(name: Code, bases: Iterable[Code]) -> Code:
    """Return what stands between the parentheses after a class's name."""
    inside = join(", ", bases)
    used = len("class ") + len(name.text) + len("():")
    return inside if used + len(inside.text) <= _WIDTH else compose("\n    {}\n", inside)


def wrap_attribute(name: Code, type: Code, value: Code) -> tuple[Code, Code]:
    """Return annotation and value of an attribute of a class, for its body; there may be no value."""
    used = len(name.text) + len(": ")
    after = len(" = ") + len(value.text) if value else 0
    if 4 + used + len(type.text) + after <= _WIDTH:
        return type, value
    start = 4 + used + len(type.text) + len(" = ")
    made = annotation(value)
    if isinstance(made, Bracket) and start + len(made.opening.text) <= _WIDTH:
        return type, lay_out(made, width=_WIDTH, indent=4, used=start - 4)
    if value and start + len("(") <= _WIDTH:
        return type, lay_out(parenthesized(made), width=_WIDTH, indent=4, used=_WIDTH)
    tree = annotation(type)
    wrapped = parenthesized(tree) if isinstance(tree, Alternatives) else tree
    return lay_out(wrapped, width=_WIDTH, indent=4, used=used + after), value
