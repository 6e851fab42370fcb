"""Findings and results, for people and for programs.

Text of a document is hostile to terminals too: what can't be printed is shown as an escape.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from specloom.diagnostics import Diagnostic, Position, Severity
from specloom.lines import Lines, lines_of

_WIDTH = 100
_COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_RESET = "\x1b[0m"


class Source(Protocol):
    """A text that findings point into. ``path`` is the file as the user named it."""

    @property
    def path(self) -> object:
        """The file's path."""

    @property
    def text(self) -> str:
        """The file's text."""

    def position(self, pointer: str) -> Position:
        """Find the place of a JSON pointer."""


_GRAVITY = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class _Finding:
    """A finding with its place in the text. ``file`` is ``""`` for a finding about the whole run."""

    diagnostic: Diagnostic
    file: str
    position: Position | None

    @property
    def key(self) -> tuple[int, str, int, int, str, str]:
        """The order: the gravest last, where a terminal ends; of the same gravity by place."""
        place = self.position or Position(0, 0)
        gravity = _GRAVITY.index(self.diagnostic.severity)
        return (gravity, self.file, place.line, place.column, self.diagnostic.code, self.diagnostic.message)


def render_text(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], *, color: bool = False
) -> str:
    """Return the findings as text, each with its place, an excerpt and a hint; ``""`` where there are none.

    ``sources`` holds the documents by ``Location.file``. Findings stand in the order of their places, those
    of a graver kind after the others, equal ones once.
    """
    lines: dict[str, Lines] = {}
    blocks: list[str] = []
    for finding in _located(diagnostics, sources):
        blocks.extend(_headline(finding, color))
        location = finding.diagnostic.location
        if finding.position and location and location.file in sources:
            if location.file not in lines:
                lines[location.file] = lines_of(sources[location.file].text)
            blocks.extend(_excerpt(lines[location.file], finding.position))
        if hint := _hint(finding.diagnostic):
            blocks.append(f"  hint: {printable(hint)}")
    return "".join(f"{line}\n" for line in blocks)


def _hint(diagnostic: Diagnostic) -> str:
    """Return what to do about a finding: its own hint; an error without one is explained elsewhere."""
    if not diagnostic.hint and diagnostic.severity is Severity.ERROR:
        return f"`specloom explain {diagnostic.code}` says what is meant, with an example."
    return diagnostic.hint


def to_json(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> list[dict[str, object]]:
    """Return the findings as JSON objects, in the same order as ``render_text``."""
    return [
        {
            "code": finding.diagnostic.code,
            "severity": finding.diagnostic.severity.value,
            "message": finding.diagnostic.message,
            "hint": _hint(finding.diagnostic),
            "file": finding.file,
            "pointer": finding.diagnostic.location.pointer if finding.diagnostic.location else None,
            "line": finding.position.line if finding.position else None,
            "column": finding.position.column if finding.position else None,
        }
        for finding in _located(diagnostics, sources)
    ]


def render_annotations(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], workspace: Path | None = None
) -> str:
    """Return the findings as workflow commands, which GitHub shows at their lines; in the order of ``render_text``.

    Paths are relative to ``workspace``, the root of the repository, else as they are.
    """
    lines = []
    for finding in _located(diagnostics, sources):
        diagnostic = finding.diagnostic
        properties = {"title": diagnostic.code}
        if finding.file:
            file = Path(finding.file).absolute()
            if workspace is not None and file.is_relative_to(workspace):
                properties["file"] = file.relative_to(workspace).as_posix()
            else:
                properties["file"] = finding.file
        if finding.file and finding.position:
            properties |= {"line": str(finding.position.line), "col": str(finding.position.column)}
        named = ",".join(f"{name}={_escaped(value, ',:')}" for name, value in properties.items())
        hint = _hint(diagnostic)
        text = f"{diagnostic.message}\n{hint}" if hint else diagnostic.message
        lines.append(f"::{_COMMANDS[diagnostic.severity]} {named}::{_escaped(text)}\n")
    return "".join(lines)


def _escaped(text: str, more: str = "") -> str:
    """Return text for a workflow command. Line breaks would end it, and text of a document could begin another."""
    shown = "".join(sign if sign == "\n" else printable(sign) for sign in text)
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in shown)


def render_json(tree: object) -> str:
    """Return a tree as readable JSON text."""
    return json.dumps(tree, indent=2) + "\n"


def count_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Count the different findings by severity: ``1 error, 2 warnings``; ``""`` for none."""
    counts = Counter(diagnostic.severity for diagnostic in dict.fromkeys(diagnostics))
    return ", ".join(counted(counts[severity], severity.value) for severity in Severity if counts[severity])


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it needs one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _located(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> list[_Finding]:
    findings = []
    for diagnostic in dict.fromkeys(diagnostics):
        location = diagnostic.location
        if location is None:
            findings.append(_Finding(diagnostic, "", diagnostic.position))
            continue
        source = sources.get(location.file)
        position = diagnostic.position or (source.position(location.pointer) if source else None)
        findings.append(_Finding(diagnostic, str(source.path) if source else location.file, position))
    return sorted(findings, key=lambda finding: finding.key)


def _headline(finding: _Finding, color: bool) -> Iterator[str]:
    severity = finding.diagnostic.severity
    label = f"{severity.value}[{finding.diagnostic.code}]"
    if color:
        label = f"{_COLORS[severity]}{label}{_RESET}"
    place = printable(finding.file) if finding.file else "specloom"
    if finding.position:
        place += f":{finding.position.line}:{finding.position.column}"
    first, *others = finding.diagnostic.message.split("\n")
    yield f"{place}: {label}: {printable(first)}"
    for line in others:
        yield f"  {printable(line)}"


def _excerpt(lines: Lines, position: Position) -> Iterator[str]:
    """Show the line with a caret below the place, between its neighbours."""
    start = max(0, position.column - 1 - _WIDTH * 2 // 3) if position.column > _WIDTH - 20 else 0
    last = min(lines.count(), position.line + 1)
    gutter = len(str(last))
    for number in range(max(1, position.line - 1), last + 1):
        line = lines.line(number).rstrip("\r")
        if number != position.line and not line.strip():
            continue
        shown = _shown(line[start : start + _WIDTH])
        yield f"  {number:>{gutter}} | {shown}".rstrip()
        if number == position.line:
            before = _shown(line[start : position.column - 1])
            indent = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in before)
            yield f"  {'':>{gutter}} | {' ' * indent}^"


def _shown(text: str) -> str:
    """Return a part of a line with every character one character wide, so that columns stay true."""
    return "".join(
        sign if sign.isprintable() else " " if sign == "\t" else "\N{REPLACEMENT CHARACTER}" for sign in text
    )


def printable(text: str) -> str:
    """Return the text with what can't be printed as an escape."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
