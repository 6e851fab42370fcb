"""Which program this is: what its output depends on besides the request and the documents."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from specloom.writing.shipped import templates_folder

_DISTRIBUTIONS = frozenset(
    ("jinja2", "jsonschema_rs", "openapi_spec_validator", "packaging", "python_jsonpath", "pyyaml", "ruff")
)
_COMPILED = (".so", ".pyd")
"""Endings of extension modules: megabytes, which follow from the Python beside them."""


@cache
def program_digest(folders: tuple[Path, ...] = ()) -> str:
    """Return the SHA-256 of the program's code and templates, of more folders, and of the versions of what it uses.

    The code itself is read, not only its version: who changes the generator wants to see it at once.
    """
    own = (Path(__file__).parent, templates_folder())
    found = hashlib.sha256(f"{sys.version}\n{sorted(_versions())}\n".encode())
    for folder in (*own, *folders):
        found.update(f"{folder}\n".encode())
        for path in sorted(_files(str(folder))):
            content = Path(path).read_bytes()
            found.update(f"{path} {len(content)}\n".encode())
            found.update(content)
    return found.hexdigest()


def _versions() -> Iterator[str]:
    """Yield the distributions' metadata folders, whose names hold the versions."""
    for folder in sys.path:
        try:
            names = os.listdir(folder)  # noqa: PTH208 - sys.path holds texts, and this runs at every start
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info") and name.partition("-")[0].lower() in _DISTRIBUTIONS:
                yield name


def _files(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif not entry.name.endswith(_COMPILED):
            yield entry.path
