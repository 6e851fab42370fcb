"""The documents that tests try things on: real ones from outside the repository, and the repository's own."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from specloom.ir.api import Api
from specloom.parser import parse

ROOT = Path(__file__).resolve().parents[2]
OWN_DOCUMENT = ROOT / "spec" / "openapi.yaml"
NO_DOCUMENTS = "no documents: set SPECLOOM_CORPUS to a folder of OpenAPI documents"


def corpus_folder() -> Path:
    """Return the folder of real documents: ``SPECLOOM_CORPUS``, else one beside the repository."""
    return Path(os.environ.get("SPECLOOM_CORPUS") or ROOT.parent / "shared" / "specs")


def corpus_documents() -> tuple[Path, ...]:
    """Return the real documents, sorted by path. There may be none."""
    folder = corpus_folder()
    found = [path for path in folder.rglob("*") if path.suffix in {".json", ".yaml", ".yml"}]
    return tuple(sorted(found))


@cache
def parsed(path: Path) -> Api | None:
    """Return what a document says, or None where it isn't understood. Tests of one run share it."""
    return parse(path).api
