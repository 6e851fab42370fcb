"""What the last runs came to, so that the same question about the same files is answered at once.

A record says which inputs a run has read, which manifest it left, and what it found. It is believed only where every
input, the program itself and every file of the output still have the content that they had.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from specloom.diagnostics import Diagnostic, Location, Position, Severity
from specloom.identity import program_digest
from specloom.memory.records import find_record, write_record
from specloom.report import Source
from specloom.request import Request
from specloom.writing.manifest import digest
from specloom.writing.paths import MANIFEST_NAME, NAMES_NAME
from specloom.writing.verify import count_intact

_FORM = 2


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was read. ``file`` is its name in a ``Location``."""

    file: str
    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An output that is as it was written."""

    target: str
    root: Path
    files: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run came to that changed nothing: sizes of the document, the outputs, and the findings."""

    operations: int
    types: int
    outputs: tuple[Kept, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A document's text. Remembered findings have their positions."""

    path: Path
    text: str

    def position(self, pointer: str) -> Position:
        return Position(1, 1)


def recall(request: Request) -> Answer | None:
    """Return what a run would come to, None where that isn't known without one."""
    record = _record(request)
    if record is None:
        return None
    program = program_digest()  # also for what is remembered later: this is the program that runs
    try:
        tree = json.loads(record.read_bytes())
        inputs = tuple(Input(file, Path(path), own) for file, path, own in tree["inputs"])
        texts = {one.file: _unchanged(one.path, one.sha256) for one in inputs}
        if tree["program"] != program or None in texts.values():
            return None
        outputs = []
        if tree["names"] != _published(request):
            return None
        for order, manifest in zip(request.orders, tree["manifests"], strict=True):
            files = count_intact(order.output, manifest)
            if files is None:
                return None
            outputs.append(Kept(order.target, order.output, files))
        diagnostics = tuple(_finding(*row) for row in tree["findings"])
        sources = {one.file: _Text(one.path, texts[one.file] or "") for one in inputs}
        return Answer(tree["operations"], tree["types"], tuple(outputs), diagnostics, sources, inputs)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(
    request: Request,
    size: tuple[int, int],
    inputs: Iterable[Input],
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],
) -> None:
    """Keep what a run that ended well came to. ``size`` counts operations and types.

    Where there is no place for it, nothing is kept: the next run takes longer.
    """
    record = _record(request)
    if record is None:
        return
    try:
        manifests = [digest((order.output / MANIFEST_NAME).read_bytes()) for order in request.orders]
        tree = {
            "program": program_digest(),
            "inputs": [(one.file, str(one.path), one.sha256) for one in inputs],
            "manifests": manifests,
            "names": _published(request),
            "operations": size[0],
            "types": size[1],
            "findings": [_row(one, sources) for one in dict.fromkeys(diagnostics)],
        }
        write_record(record, tree)
    except (OSError, ValueError):
        return


def _record(request: Request) -> Path | None:
    """Return the file of a request's record. Paths count as they are given, since findings show them."""
    orders = [
        (
            order.target,
            str(order.output),
            sorted(order.options.items()),
            order.ignore,
            _names(order.templates),
        )
        for order in request.orders
    ]
    overlays = [str(path) for path in request.overlays]
    return find_record(
        "answer", _FORM, str(Path.cwd()), str(request.spec), overlays, orders, request.strict, request.lenient
    )


def _names(templates: Path | None) -> tuple[str, ...]:
    """Return the names of a user's templates. Their content is among the inputs."""
    return tuple(sorted(str(path) for path in templates.rglob("*.j2"))) if templates else ()


def _published(request: Request) -> list[str]:
    """Return the SHA-256 of each output's published names. They count even where their file is the user's own."""
    places = (order.output / NAMES_NAME for order in request.orders)
    return [digest(place.read_bytes()) if place.is_file() else "" for place in places]


def _unchanged(path: Path, sha256: str) -> str | None:
    """Return the text of a file that still has this content."""
    if not path.is_file():
        return None  # a pipe can be read once
    content = path.read_bytes()
    if digest(content) != sha256:
        return None
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _row(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> tuple[object, ...]:
    location, position = diagnostic.location, diagnostic.position
    if location and position is None and location.file in sources:
        position = sources[location.file].position(location.pointer)
    return (
        diagnostic.code,
        diagnostic.severity.value,
        diagnostic.message,
        (location.file, location.pointer) if location else None,
        diagnostic.hint,
        (position.line, position.column) if position else None,
    )


def _finding(
    code: str,
    severity: str,
    message: str,
    location: Sequence[str] | None,
    hint: str,
    position: Sequence[int] | None,
) -> Diagnostic:
    return Diagnostic(
        code,
        Severity(severity),
        message,
        Location(*location) if location else None,
        hint,
        Position(*position) if position else None,
    )
