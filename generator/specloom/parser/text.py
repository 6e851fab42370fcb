"""What the two syntaxes say about a text."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass

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
