"""What the two syntaxes say about a text."""

from __future__ import annotations

import math
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from specloom.diagnostics import Position, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a text, before it has a file name."""

    code: str
    message: str
    position: Position | None = None
    severity: Severity = Severity.ERROR
    hint: str = ""


def told_number(value: float) -> str:
    """Return what to say about a number that is infinite or none."""
    if math.isnan(value):
        return "not a number: it is read as null"
    return "a number beyond all that 64 bits hold: it is read as the last of these"


def finite(value: float) -> float | None:
    """Return what an infinite number is read as, None for what is no number: JSON has neither (RFC 8259 §6)."""
    return None if math.isnan(value) else math.copysign(sys.float_info.max, value)


def position_at(text: str, offset: int) -> Position:
    """Return the line and column of an offset."""
    lengths = _summed_lengths(text)
    # A line ends after all lengths up to it, and as many line ends as there are before it.
    line = bisect_left(range(len(lengths) - 1), offset, key=lambda number: lengths[number] + number)
    start = lengths[line - 1] + line if line else 0
    return Position(line + 1, offset - start + 1)


@lru_cache(2)
def _summed_lengths(text: str) -> array[int]:
    """Return the lengths of a text's lines, each with all before it. The text is asked about again and again."""
    return array("q", accumulate(map(len, text.split("\n"))))
