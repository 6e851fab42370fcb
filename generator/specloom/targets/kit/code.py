"""``Code``: the only thing that a template may print.

A ``Code`` is text that is safe in the place it was made for. It is made by ``literal`` from a constant of this
program, by ``compose`` and ``join`` from other ``Code``, and by the escapers in a language's ``syntax.py``, which are
the only ones to call ``Code`` itself. Text of a document is a ``str`` and can't become ``Code`` by accident: the
template engine refuses to print anything else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter
from typing import LiteralString


@dataclass(frozen=True, slots=True, order=True)
class Code:
    """Text of a target language, safe to print where it was made for."""

    text: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


EMPTY = Code("")


def literal(text: LiteralString) -> Code:
    """Return a constant of this program as code. The type checker refuses text that was computed."""
    return Code(text)


def compose(pattern: LiteralString, /, *parts: Code) -> Code:
    """Return ``pattern`` with each ``{}`` replaced by the next part; ``{{`` and ``}}`` are braces.

    Raises TypeError for a part that isn't ``Code``, and ValueError for another number of parts than of places.
    """
    between = _BETWEEN.get(pattern)
    if between is None:
        between = _BETWEEN[pattern] = _between(pattern)
    if len(between) != len(parts) + 1:
        raise ValueError(f"{len(parts)} parts for {pattern!r}")
    texts = [between[0]]
    for number, part in enumerate(parts, 1):
        if part.__class__ is not Code:
            _refuse(part)
        texts.append(part.text)
        texts.append(between[number])
    return Code("".join(texts))


_BETWEEN: dict[str, tuple[str, ...]] = {}
"""What stands between the places of patterns: taken apart once, as most code is made of them."""


def _between(pattern: str) -> tuple[str, ...]:
    texts = [""]
    for text, field, _, _ in Formatter().parse(pattern):
        texts[-1] += text
        if field is not None:
            texts.append("")
    return tuple(texts)


def join(separator: LiteralString, parts: Iterable[Code]) -> Code:
    """Return the parts with the separator between them.

    Raises TypeError for a part that isn't ``Code``.
    """
    return Code(separator.join([part.text for part in parts if part.__class__ is Code or _refuse(part)]))


def _refuse(part: object) -> bool:
    raise TypeError(f"not Code: {part!r}")


def indent(code: object, width: int) -> Code:
    """Return the code with every line but the first moved right by ``width`` spaces. Empty lines stay empty.

    The first line stands where the template has put it. Raises TypeError for what isn't ``Code``: a template may hand
    on anything.
    """
    if not isinstance(code, Code):
        raise TypeError(f"not Code: {code!r}")
    first, *others = code.text.split("\n")
    return Code("\n".join([first, *(" " * width + line if line else line for line in others)]))
