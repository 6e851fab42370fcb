"""The lines of a text, found without taking it apart: it may have hundreds of thousands.

Takes: a text. Gives: positions and lines. May import: the standard library and ``diagnostics``.
"""

from __future__ import annotations

from bisect import bisect_left

from specloom.diagnostics import Position

_BLOCK = 1 << 14
"""How many characters are looked through to find a line."""


def lines_of(text: str) -> Lines:
    """Return the lines of a text, the same ones as for the last question where it is the same text."""
    return _last.of(text)


class Lines:
    """The lines of a text. Nothing is computed before the first question."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: list[int] = []
        """How many line ends there are before each block."""
        self._starts: list[int] = []
        """Where the line starts that goes on into each block: a line may be as long as the text."""

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset."""
        block = offset // _BLOCK
        ends = self._blocks()[block] + self._text.count("\n", block * _BLOCK, offset)
        start = max(self._starts[block], self._text.rfind("\n", block * _BLOCK, offset) + 1)
        return Position(ends + 1, offset - start + 1)

    def count(self) -> int:
        """Return how many lines there are: one more than line ends."""
        return self._blocks()[-1] + self._text.count("\n", (len(self._ends) - 1) * _BLOCK) + 1

    def line(self, number: int) -> str:
        """Return a line by its number, which counts from 1, without its end."""
        block = max(0, bisect_left(self._blocks(), number - 1) - 1)
        start = block * _BLOCK
        for _ in range(number - 1 - self._ends[block]):
            start = self._text.index("\n", start) + 1
        end = self._text.find("\n", start)
        return self._text[start:] if end < 0 else self._text[start:end]

    def is_of(self, text: str) -> bool:
        """Return whether they are of this very text. To compare long ones takes long."""
        return self._text is text

    def _blocks(self) -> list[int]:
        if not self._ends:
            ends = start = 0
            for block in range(0, len(self._text) + 1, _BLOCK):
                self._ends.append(ends)
                self._starts.append(start)
                ends += self._text.count("\n", block, block + _BLOCK)
                start = max(start, self._text.rfind("\n", block, block + _BLOCK) + 1)
        return self._ends


class _Last:
    """The lines that were asked for last: findings are mostly about one document."""

    def __init__(self) -> None:
        self._lines = Lines("")

    def of(self, text: str) -> Lines:
        if not self._lines.is_of(text):
            self._lines = Lines(text)
        return self._lines


_last = _Last()
