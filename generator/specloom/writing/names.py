"""``names.lock``: the names that an output has published, beside it, for people, for git and for the next run.

A line for each name under a heading for each scope, sorted: what two branches add goes together, and what can't is for
people to decide.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from specloom.diagnostics import Diagnostic, Location, Outcome, Position, Severity
from specloom.writing.manifest import digest
from specloom.writing.paths import NAMES_NAME, unsafe_places

_ABOUT = """\
# The names that users of this output write down. They stay when their neighbours change, as long as this file is there:
# commit it. `specloom generate` keeps it up to date. After a merge, keep the lines of both sides. To rename a thing,
# change its name here and generate.
"""
_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_LONGEST = 150
_MOST_FAULTS = 10


@dataclass(frozen=True, slots=True)
class NamesFile:
    """What was read. ``names`` are by scope and by what a thing is known by; ``target`` is whose they are.

    ``sha256`` is that of the file's bytes, ``""`` where there is none.
    """

    path: Path
    text: str
    sha256: str
    target: str
    names: Mapping[str, Mapping[str, str]]

    def position(self, pointer: str) -> Position:
        """Return the start: findings about names have positions of their own."""
        return Position(1, 1)


def encode_names(target: str, names: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return the file as it stands on the disk."""
    lines = [f"{_ABOUT}\ntarget = {target}\n"]
    for scope in sorted(names):
        entries = sorted(names[scope].items())
        if entries:
            lines.append(f"\n[{_quoted(scope)}]\n")
            lines.extend(f"{_quoted(landmark)} = {name}\n" for landmark, name in entries)
    return "".join(lines).encode("utf-8")


def read_names(root: Path, is_name: Callable[[str], bool]) -> Outcome[NamesFile]:
    """Return what an output folder has published: nothing where there is no file.

    ``is_name`` says what can be a name. The value is there to show places in where the file can't be understood.
    """
    unsafe = unsafe_places(root, [NAMES_NAME])
    path = root / NAMES_NAME
    if unsafe:
        return Outcome(None, unsafe)
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Outcome(NamesFile(path, "", "", "", {}))
    except OSError as error:
        message = f"{path.as_posix()} can't be read: {error.strerror or error}"
        return Outcome(None, (Diagnostic("OUTPUT-FAILED", Severity.ERROR, message),))
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    reader = _Reader(path, is_name)
    faults = tuple(reader.read(text))[:_MOST_FAULTS]
    return Outcome(NamesFile(path, text, digest(content), reader.target, reader.scopes), faults)


def _quoted(text: str) -> str:
    """Return a text as one line that is read as nothing else: as it is, or as a JSON string."""
    plain = text.isprintable() and text == text.strip() and text[:1] not in ("", '"', "[", "]")
    if plain and text[:2] not in ("#", "# ") and not text.startswith(_MARKS):
        return text
    return json.dumps(text)


class _Reader:
    """Reads a file line by line. Order doesn't matter, nor do repeated lines and headings, as after a merge."""

    def __init__(self, path: Path, is_name: Callable[[str], bool]) -> None:
        self.target = ""
        self.scopes: dict[str, dict[str, str]] = {}
        self._file = path.as_posix()
        self._is_name = is_name
        self._lines: dict[tuple[str, str], int] = {}

    def read(self, text: str) -> Iterator[Diagnostic]:
        """Take the lines in, and yield what can't be understood."""
        scope: str | None = None
        for number, line in enumerate(text.split("\n"), 1):
            if line.startswith(_MARKS):
                message = "this is the mark of a merge that wasn't finished"
                yield self._fault(number, 1, message, "keep the lines of both sides, and remove the marks")
            elif line.startswith("["):
                scope = _unquoted(line[1:-1]) if line.endswith("]") else None
                if scope is None:
                    yield self._fault(number, 1, "this is no heading such as [types]")
            elif line.strip() and line != "#" and not line.startswith("# "):
                yield from self._entry(scope, number, line)

    def _entry(self, scope: str | None, number: int, line: str) -> Iterator[Diagnostic]:
        key, equals, name = line.rpartition(" = ")
        landmark = _unquoted(key)
        if not equals or landmark is None:
            yield self._fault(number, 1, "this is no line such as `what = name`")
        elif scope is None and landmark == "target":
            self.target = name
        elif scope is None:
            yield self._fault(number, 1, "this line stands below no heading")
        elif not self._is_name(name) or len(name) > _LONGEST:
            column = len(key) + len(equals) + 1
            yield self._fault(number, column, f"{name!r} can't be a name here", "choose another one")
        else:
            names = self.scopes.setdefault(scope, {})
            other = names.setdefault(landmark, name)
            first = self._lines.setdefault((scope, landmark), number)
            if other != name:
                message = f"this has the name {other} in line {first} already"
                yield self._fault(number, 1, message, "keep one of the two lines")

    def _fault(self, line: int, column: int, message: str, hint: str = "") -> Diagnostic:
        hint = hint or "correct the line, or bring the file back from git"
        place = Location(self._file, "")
        return Diagnostic("NAMES-INVALID", Severity.ERROR, message, place, hint, Position(line, column))


def _unquoted(text: str) -> str | None:
    if not text.startswith('"'):
        return text
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, str) else None
