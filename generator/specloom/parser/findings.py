"""Collecting what there is to say about a document while it is being read."""

from __future__ import annotations

from collections.abc import Collection

from specloom.diagnostics import Diagnostic, Location, Position, Severity

FORMAL = "DOCUMENT-INVALID"

_LEFT_OUT = frozenset(("STRUCTURE", "PARAMETER-INVALID", "SECURITY-INVALID"))
"""What these are about is not read any further."""


class Findings:
    """A list of diagnostics that grows as the stages go.

    In a ``lenient`` reading what can't be understood costs no more than what it stands in.
    """

    def __init__(self, *, lenient: bool = False) -> None:
        self.lenient = lenient
        self._diagnostics: dict[Diagnostic, None] = {}
        self._counted: dict[tuple[str, str], set[Location]] = {}
        self.reports = 0
        """How often something was reported."""

    def error(self, code: str, message: str, location: Location, hint: str = "") -> None:
        """Report something whose meaning is lost: nothing will be written."""
        self._put(Diagnostic(code, Severity.ERROR, message, location, hint))

    def lose(self, code: str, message: str, outcome: str, location: Location, hint: str = "") -> None:
        """Report something whose meaning is lost: an error, but for a lenient reader, who is told the outcome."""
        if self.lenient:
            self.warn(code, f"{message}: {outcome}", location, hint)
        else:
            self.error(code, message, location, hint)

    def warn(
        self, code: str, message: str, location: Location, hint: str = "", position: Position | None = None
    ) -> None:
        """Report something that was understood in one of several ways, or dropped."""
        self._put(Diagnostic(code, Severity.WARNING, message, location, hint, position))

    def note(self, code: str, message: str, location: Location, hint: str = "") -> None:
        """Report something harmless that a careful reader may want to know."""
        self._put(Diagnostic(code, Severity.NOTE, message, location, hint))

    def count(self, code: str, message: str, location: Location) -> None:
        """Report one of many: the first place is named, the others are counted."""
        self.reports += 1
        self._counted.setdefault((code, message), set()).add(location)

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Take over what another stage said."""
        for diagnostic in diagnostics:
            self._put(diagnostic)

    def _put(self, diagnostic: Diagnostic) -> None:
        self.reports += 1
        self._diagnostics[diagnostic] = None

    def all(self) -> tuple[Diagnostic, ...]:
        """Return everything reported so far, each finding once, sorted by place and code.

        A formal fault is left out where something better is said about the same place, or what it is part of is an
        error or left out itself.
        """
        counted = [
            Diagnostic(
                code,
                Severity.NOTE,
                message if len(locations) == 1 else f"{message} ({len(locations)} places)",
                min(locations),
            )
            for (code, message), locations in self._counted.items()
        ]
        better = [one for one in self._diagnostics if one.code != FORMAL]
        understood = {one.location for one in better}
        lost = {
            one.location
            for one in better
            if one.location and (one.severity is Severity.ERROR or one.code in _LEFT_OUT)
        }
        told = [
            one
            for one in self._diagnostics
            if one.code != FORMAL or not (one.location in understood or _is_inside(one.location, lost))
        ]
        return tuple(sorted([*told, *counted], key=_order))


def _is_inside(location: Location | None, others: Collection[Location]) -> bool:
    """Return whether a place is a part of one of the others. The whole document doesn't count as one."""
    if location is None or not others:
        return False
    pointer = location.pointer.rpartition("/")[0]
    while pointer:
        if Location(location.file, pointer) in others:
            return True
        pointer = pointer.rpartition("/")[0]
    return False


def _order(diagnostic: Diagnostic) -> tuple[str, str, str, str]:
    location = diagnostic.location or Location("", "")
    return (location.file, location.pointer, diagnostic.code, diagnostic.message)
