"""Finding the OpenAPI document of a project, and overlays to it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_DEEPEST = 5
_MOST_FILES = 20_000
_HEAD = 8192
_SUFFIXES = (".yaml", ".yml", ".json")
_NOT_OURS = frozenset(
    ("node_modules", "venv", "build", "dist", "target", "site-packages", "__pycache__", "vendor")
)
_OPENAPI = re.compile(rb"""(?:\A|[\n{,])\s*["']?openapi["']?\s*:\s*["']?3\.\d""")
_OVERLAY = re.compile(rb"""(?:\A|[\n{,])\s*["']?overlay["']?\s*:\s*["']?1\.0""")
_NAMES = ("openapi", "api", "spec", "schema")


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder holds, as paths relative to it, the likeliest first."""

    documents: tuple[Path, ...]
    overlays: tuple[Path, ...]


def find_documents(folder: Path) -> Found:
    """Look for documents below a folder, by how they begin. Hidden folders and those of tools are left out."""
    documents, overlays = [], []
    for path in _candidates(folder):
        try:
            with (folder / path).open("rb") as file:
                head = file.read(_HEAD)
        except OSError:
            continue
        if _OVERLAY.search(head):
            overlays.append(path)
        elif _OPENAPI.search(head):
            documents.append(path)
    return Found(tuple(sorted(documents, key=_likelihood)), tuple(sorted(overlays, key=_likelihood)))


def _candidates(folder: Path) -> Iterator[Path]:
    seen = 0
    for place, folders, files in os.walk(folder):
        inside = Path(place).relative_to(folder)
        deep = len(inside.parts) >= _DEEPEST or "pyvenv.cfg" in files
        folders[:] = (
            [] if deep else sorted(name for name in folders if name not in _NOT_OURS and name[0] != ".")
        )
        for name in sorted(files):
            seen += 1
            if seen > _MOST_FILES:
                return
            if name.endswith(_SUFFIXES):
                yield inside / name


def _likelihood(path: Path) -> tuple[bool, int, int, str]:
    """Sort tests' documents last, then by depth, then by usual names."""
    tests = any(part.startswith(("test", "example", "fixture")) for part in path.parts)
    rank = next(
        (number for number, name in enumerate(_NAMES) if path.stem.lower().startswith(name)), len(_NAMES)
    )
    return (tests, len(path.parts), rank, path.as_posix())
