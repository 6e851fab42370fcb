"""What the two syntaxes say about a text."""

from __future__ import annotations

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


def position_at(text: str, offset: int) -> Position:
    """Return the line and column of an offset."""
    start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - start + 1)
