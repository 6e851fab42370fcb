"""Where the values of a YAML text stand, noted while it is read: nothing is looked for a second time."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from specloom.diagnostics import Position


class Places:
    """Where the values of a text stand, in the order in which they are written: a few bytes for each.

    ``is_whole`` is false where one value of several counts, or takes in another's members. Then ``yaml_text.index``
    knows.
    """

    def __init__(self) -> None:
        self.is_whole = True
        self._anchored: dict[int, int] = {}
        self._lines = array("I")
        self._columns = array("I")
        self._sizes = array("I")
        self._keys: list[str | None] = []

    def add(self, key: str | None, mark: Any) -> int:
        """Add a value, whose place is its key's where it has one; return its number."""
        self._lines.append(mark.line + 1)
        self._columns.append(mark.column + 1)
        self._sizes.append(1)
        self._keys.append(key)
        return len(self._keys) - 1

    def end(self, number: int) -> None:
        """Say of a collection that the values in it have been added."""
        self._sizes[number] = len(self._keys) - number

    def link(self, alias: int, anchor: int) -> None:
        """Say of a value that what is in it stands in another one."""
        self._anchored[alias] = self._anchored.get(anchor, anchor)

    def find(self, tokens: Sequence[str]) -> Position:
        """Return the place of a value, or of the nearest around it."""
        number = 0
        for token in tokens:
            inner = self._inner(number, token)
            if inner is None:
                break
            number = inner
        return Position(self._lines[number], self._columns[number])

    def _inner(self, number: int, token: str) -> int | None:
        number = self._anchored.get(number, number)
        inner, end = number + 1, number + self._sizes[number]
        count = 0
        while inner < end:
            key = self._keys[inner]
            if token == (str(count) if key is None else key):
                return inner
            inner += self._sizes[inner]
            count += 1
        return None
