"""What the templates of several languages' pages see."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.targets.kit.code import EMPTY, Code


@dataclass(frozen=True, slots=True)
class MethodRow:
    """A method in the table at the head of a page. ``anchor`` is the fragment of its section."""

    method: Code
    anchor: Code
    verb: Code
    path: Code
    summary: Code


@dataclass(frozen=True, slots=True)
class InputRow:
    """A row of a table of arguments or properties."""

    name: Code
    type: Code
    description: Code
    notes: Code


@dataclass(frozen=True, slots=True)
class EndpointRow:
    """A method in the README's table. ``link`` leads to its section."""

    api: Code
    link: Code
    method: Code
    verb: Code
    path: Code
    summary: Code


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model in the README's list. ``link`` leads to its page."""

    name: Code
    link: Code
    summary: Code


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value of an enumeration, or a variant of a union."""

    name: Code
    value: Code
    description: Code


@dataclass(frozen=True, slots=True)
class SchemeNote:
    """A security scheme in the README: its heading and what there is to know, an item each.

    ``anchor`` is a fragment of its own that it can be linked by, where the heading's isn't used.
    """

    name: Code
    description: Code
    facts: tuple[Code, ...]
    anchor: Code = EMPTY
