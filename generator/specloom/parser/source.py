"""Bytes to data: one file of a document, with the places in it (RFC 8259, YAML 1.2 core schema)."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from specloom.diagnostics import Diagnostic, Location, Outcome, Position
from specloom.ir.types import JsonValue
from specloom.parser import json_text
from specloom.parser.bytes import Unsettled, read_bytes
from specloom.parser.text import Finding
from specloom.parser.yaml_places import Places

if TYPE_CHECKING:
    from specloom.parser import yaml_text

MAX_DEPTH = 200
"""How deep a document may nest. Real ones stay below 60."""

MAX_BYTES = 256 * 1024 * 1024


@dataclass(slots=True)
class Source:
    """One file.

    ``file`` is its name in a ``Location``; ``data`` is None where the text is not JSON or YAML; ``sha256`` is that of
    the bytes, ``text_sha256`` that of the text, which is another where the file has a byte order mark or carriage
    returns. ``moves`` are the new places of parts, by their old pointers, where ``data`` was rebuilt. ``repeats``
    says whether an object names a member twice.
    """

    path: Path
    file: str
    text: str
    data: JsonValue
    is_json: bool
    sha256: str = ""
    text_sha256: str = ""
    moves: Mapping[str, str] | None = None
    repeats: bool = False
    _places: Places | None = field(default=None, repr=False)
    _index: yaml_text.Mark | None = field(default=None, repr=False)
    _outline: json_text.Outline | None = field(default=None, repr=False)

    def position(self, pointer: str) -> Position:
        """Return where the value at a JSON pointer stands, or the nearest thing around it that exists.

        A member of an object is found at its key. Nothing is computed before the first question.
        """
        tokens = pointer_tokens(pointer)
        if self.data is None:
            return Position(1, 1)
        if self.is_json:
            if self._outline is None:
                self._outline = json_text.Outline(self.text, repeats=self.repeats)
            return self._outline.locate(tokens)
        return self._places.find(tokens) if self._places else self._marks().find(tokens).position

    def written(self, pointer: str) -> str | None:
        """Return a YAML scalar as it was written (``1.10``, ``no``), None in JSON and for what is not a scalar."""
        if self.is_json or self.data is None:
            return None
        mark = self._marks().get(pointer_tokens(pointer))
        return mark.text if mark else None

    def _marks(self) -> yaml_text.Mark:
        if self._index is None:
            from specloom.parser import yaml_text

            self._index = yaml_text.index(self.text)
        return self._index


def pointer_tokens(pointer: str) -> list[str]:
    """Split a JSON pointer (RFC 6901)."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def read_source(path: Path, file: str = "") -> Outcome[Source]:
    """Read one file. There is no value where it can't be read at all; after a syntax error ``data`` is None."""
    place = Location(file, "")
    try:
        raw = read_bytes(path, MAX_BYTES + 1)
    except Unsettled as unsettled:
        finding = Finding("FILE-UNREADABLE", f"{path.name}: {unsettled}", hint=unsettled.hint)
        return _failed(finding, place)
    except OSError as error:
        message = f"can't read {path.name}: {error.strerror}"
        return _failed(Finding("FILE-UNREADABLE", message, hint=_unreadable(error, path)), place)
    if len(raw) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 2**20} MiB"
        hint = "Divide it into files that refer to each other."
        return _failed(Finding("FILE-UNREADABLE", message, hint=hint), place)
    said = raw.removeprefix(codecs.BOM_UTF8)
    if b"\r" in said:
        said = said.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = _decoded(said)
    except UnicodeDecodeError as error:
        line = said.count(b"\n", 0, error.start) + 1
        column = error.start - said.rfind(b"\n", 0, error.start)
        finding = Finding(
            "ENCODING", "the file is not UTF-8 text", Position(line, column), hint="Save it as UTF-8."
        )
        shown = Source(path, file, said.decode("utf-8", "replace"), None, is_json=False)
        return Outcome(shown, (_diagnostic(finding, place),))
    is_json = looks_like_json(path, text)
    places: Places | None = None
    if is_json:
        data, findings = json_text.load(text, MAX_DEPTH)
    else:
        from specloom.parser import yaml_text  # documents in JSON needn't load it

        data, findings, places = yaml_text.load(text, MAX_DEPTH)
    repeats = any(finding.code == "DUPLICATE-KEY" for finding in findings)
    sha256 = hashlib.sha256(raw).hexdigest()
    text_sha256 = sha256 if said == raw else hashlib.sha256(said).hexdigest()
    source = Source(path, file, text, data, is_json, sha256, text_sha256, repeats=repeats, _places=places)
    return Outcome(source, tuple(_diagnostic(finding, place) for finding in findings))


def _decoded(content: bytes) -> str:
    """Return UTF-8 as text, decoded in pieces: a wide character makes room for as wide ones in all of its piece.

    Raises UnicodeDecodeError.
    """
    pieces = []
    start = 0
    while start < len(content):
        end = start + _PIECE
        for _ in range(3):
            if end < len(content) and content[end] & 0xC0 == 0x80:
                end -= 1  # a character goes on there
        try:
            pieces.append(content[start:end].decode("utf-8"))
        except UnicodeDecodeError:
            return content.decode("utf-8")  # tells where that is
        start = end
    return "".join(pieces)


_PIECE = 1 << 16


def looks_like_json(path: Path, text: str) -> bool:
    """Return whether a text is JSON: by its first characters, since YAML's flow style may start with a brace too."""
    start = re.match(r'[ \t\r\n]*(?:\{[ \t\r\n]*["}]|\[)', text)
    return bool(start) and ((path.suffix != ".yaml" and path.suffix != ".yml") or json_text.is_valid(text))


def _unreadable(error: OSError, path: Path) -> str:
    """Return what to do about a file that can't be opened."""
    match error:
        case FileNotFoundError() if str(path) == "-":
            return "Save the document in a file: what it refers to is found beside it."
        case FileNotFoundError() | NotADirectoryError():
            return "Check its path: a relative one starts at the current folder."
        case IsADirectoryError():
            return "Name a file in that folder, such as openapi.yaml."
        case PermissionError():
            return "Check its permissions: this user may not read it."
        case _:
            return "Check its path and its permissions."


def _failed(finding: Finding, place: Location) -> Outcome[Source]:
    return Outcome(None, (_diagnostic(finding, place),))


def _diagnostic(finding: Finding, place: Location) -> Diagnostic:
    return Diagnostic(finding.code, finding.severity, finding.message, place, finding.hint, finding.position)
