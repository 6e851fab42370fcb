"""Formatters by language. Each runs once for all of its files, however many there are."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ruff import find_ruff_bin

from specloom.writing.files import File

# Black's style, from a formatter that takes a fraction of a second for thousands of files. No configuration
# file of the user's is read: the output must not depend on the folder that it is made in.
_RUFF_ARGUMENTS = (
    "format",
    "--isolated",
    "--no-cache",
    "--no-respect-gitignore",
    "--line-length=88",
    "--target-version=py311",
)


class FormatError(Exception):
    """A formatter refused a file that we made: a mistake of this program, never of a document."""


def format_files(files: Iterable[File]) -> tuple[File, ...]:
    """Return the files with those of a known language formatted, in the same order.

    Raises FormatError, naming the file and what its formatter said.
    """
    files = tuple(files)
    chosen = [number for number, file in enumerate(files) if file.language == "python"]
    if not chosen:
        return files
    formatted = dict(zip(chosen, _format_python([files[number] for number in chosen]), strict=True))
    return tuple(
        replace(file, content=formatted[number]) if number in formatted else file
        for number, file in enumerate(files)
    )


def _format_python(files: list[File]) -> list[bytes]:
    with tempfile.TemporaryDirectory(prefix="specloom-") as folder:
        root = Path(folder)
        # Numbers for names: a path's own words could look like something that the formatter leaves out.
        paths = [root / f"{number}{_suffix(file)}" for number, file in enumerate(files)]
        for path, file in zip(paths, files, strict=True):
            path.write_bytes(file.content)
        ruff = [find_ruff_bin(), *_RUFF_ARGUMENTS, "."]
        done = subprocess.run(ruff, cwd=root, capture_output=True, check=False, text=True, encoding="utf-8")
        if done.returncode != 0:
            named = re.sub(r"\b(\d+)\.pyi?:", lambda found: f"{files[int(found[1])].path}:", done.stderr)
            raise FormatError(named.strip())
        return [path.read_bytes() for path in paths]


def _suffix(file: File) -> str:
    return ".pyi" if file.path.endswith(".pyi") else ".py"
