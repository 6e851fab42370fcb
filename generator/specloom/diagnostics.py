"""What the program says about a document: places, findings, and results that carry findings.

Takes: nothing of ours. Gives: the vocabulary in which every stage reports. May import: the standard library.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar
from urllib.parse import quote

T = TypeVar("T")


class Severity(Enum):
    """How bad a finding is: an error stops before anything is written, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a document, as data.

    ``file`` is the document's path relative to the folder of the root document (``""`` is the root document itself);
    ``pointer`` is a JSON pointer (RFC 6901) without the leading ``#``. Line and column are found from the text when a
    finding is printed, so that carrying a location costs nothing.
    """

    file: str
    pointer: str

    def child(self, key: str | int) -> Location:
        """Return the location of a member or element of what is here."""
        token = str(key)
        if "~" in token or "/" in token:
            token = token.replace("~", "~0").replace("/", "~1")
        return Location(self.file, f"{self.pointer}/{token}")

    def below(self, *keys: str | int) -> Location:
        """Return the location that keys lead to from here, each in what the one before has led to."""
        location = self
        for key in keys:
            location = location.child(key)
        return location

    @property
    def uri(self) -> str:
        """An address of this place that depends on nothing else, for registries of schemas."""
        return f"document:///{quote(self.file)}#{quote(self.pointer)}"

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer}"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a text file: ``line`` and ``column`` count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    ``code`` is a member of the closed list in ``codes``; ``location`` is the place it is about (None for a finding
    about the whole run); ``position`` is set only where the text has no structure to point into, as after a syntax
    error; ``hint`` says what to do about it.
    """

    code: str
    severity: Severity
    message: str
    location: Location | None = None
    hint: str = ""
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A stage's result: a value, unless an error prevented one, and everything there is to say about it."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether an error was found."""
        return has_errors(self.diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether one of the findings is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
