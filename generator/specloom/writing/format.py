"""Formatters by language. Each runs once for all of its files, however many there are."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from specloom.writing.compare import read_file
from specloom.writing.contents import read_content, write_content
from specloom.writing.files import File
from specloom.writing.manifest import digest

_LINE_WIDTH = 88

# Black's style, from a formatter that takes a fraction of a second for thousands of files. No configuration
# file of the user's is read: the output must not depend on the folder that it is made in.
_RUFF_ARGUMENTS = (
    "format",
    "--isolated",
    "--no-cache",
    "--no-respect-gitignore",
    f"--line-length={_LINE_WIDTH}",
    "--target-version=py311",
)


class TemporaryFilesError(Exception):
    """No temporary files can be written: their disk is full, or closed to this user."""


class FormatError(Exception):
    """A formatter refused a file that we made: a mistake of this program, never of a document."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """Files of an output that an earlier run has formatted, with their SHA-256 before and after."""

    root: Path
    digests: Mapping[str, tuple[str, str]]

    def find(self, file: File) -> bytes | None:
        """Return what comes of a rendered file, where the output still holds it."""
        known = self.digests.get(file.path)
        if known is None or known[0] != digest(file.content):
            return None
        content = read_file(self.root, file.path)
        return content if content is not None and digest(content) == known[1] else None


def needs_formatting(file: File, *, ours: bool = False) -> bool:
    """Return whether there is a formatter for a file, and something for it to do.

    ``ours``: our own templates made it. They write as the formatter does, and leave only long lines to it.
    """
    return file.language == "python" and not (ours and _is_narrow(file.content))


def _is_narrow(content: bytes) -> bool:
    """Return whether no line of code has too many bytes: then none has too many columns. Docstrings may be wide."""
    return _lines_fit(content) or all(_lines_fit(piece) for piece in _code(content))


def _lines_fit(content: bytes) -> bool:
    start, last = 0, len(content) - _LINE_WIDTH
    while start < last:
        end = content.rfind(b"\n", start, start + _LINE_WIDTH + 1)
        if end < 0:
            return False
        start = end + 1
    return True


def _code(content: bytes) -> Iterator[bytes]:
    """Yield what stands between docstrings, each of which starts a line."""
    start = end = 0
    while (opening := content.find(_QUOTES, end)) >= 0:
        end = opening + len(_QUOTES)
        if not content[content.rfind(b"\n", 0, opening) + 1 : opening].strip(b" "):
            yield content[start:opening]
            closing = content.find(_QUOTES, end)
            start = end = len(content) if closing < 0 else closing + len(_QUOTES)
    yield content[start:]


_QUOTES = b'"""'


def format_files(
    files: Iterable[File], earlier: Formatted | None = None, *, ours: bool = False
) -> tuple[File, ...]:
    """Return the files with those of a known language formatted, in the same order.

    What ``earlier`` knows isn't formatted again; ``ours`` is as in ``needs_formatting``. Raises FormatError, naming the
    file and what its formatter said.
    """
    files = tuple(files)
    formatted: dict[int, bytes] = {}
    chosen = []
    for number, file in enumerate(files):
        if needs_formatting(file, ours=ours):
            content = earlier.find(file) if earlier else None
            if content is None:
                chosen.append(number)
            else:
                formatted[number] = content
        elif file.language == "python":
            formatted[number] = _ended(file.content)
    if chosen:
        made = _format_python([files[number] for number in chosen])
        formatted.update(zip(chosen, made, strict=True))
    return tuple(
        replace(file, content=formatted[number]) if number in formatted else file
        for number, file in enumerate(files)
    )


def _ended(content: bytes) -> bytes:
    """Return a file that ends with one line end, unless it is empty."""
    text = content.rstrip(b"\n")
    return text + b"\n" if text else b""


def _format_python(files: list[File]) -> list[bytes]:
    import subprocess  # most runs have nothing to format that wasn't formatted before

    from ruff import find_ruff_bin

    with _temporary_folder(sum([len(file.content) for file in files])) as root:
        # Numbers for names: a path's own words could look like something that the formatter leaves out.
        paths = [f"{root}/{number}{_suffix(file)}" for number, file in enumerate(files)]
        try:
            for path, file in zip(paths, files, strict=True):
                write_content(path, file.content)
        except OSError as error:
            raise TemporaryFilesError(str(error.strerror)) from error
        ruff = [find_ruff_bin(), *_RUFF_ARGUMENTS, "."]
        done = subprocess.run(ruff, cwd=root, capture_output=True, check=False, text=True, encoding="utf-8")
        if done.returncode != 0:
            named = re.sub(r"\b(\d+)\.pyi?:", lambda found: f"{files[int(found[1])].path}:", done.stderr)
            raise FormatError(named.strip())
        return [read_content(path) for path in paths]


@contextmanager
def _temporary_folder(size: int) -> Iterator[str]:
    """Give a folder for files of so many bytes, which the formatter replaces: in memory where there is room."""
    from shutil import disk_usage
    from tempfile import TemporaryDirectory

    place = None
    if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK | os.X_OK):
        place = _MEMORY if disk_usage(_MEMORY).free > _ROOM * size else None
    try:
        folder = TemporaryDirectory(prefix="specloom-", dir=place)
    except OSError as error:
        raise TemporaryFilesError(str(error.strerror)) from error
    with folder as name:
        yield name


_MEMORY = "/dev/shm"
"""Where Linux has files that no disk sees."""

_ROOM = 4


def _suffix(file: File) -> str:
    return ".pyi" if file.path.endswith(".pyi") else ".py"
