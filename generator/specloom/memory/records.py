"""Where memories are kept: in the user's cache, never beside the output, which is the same on every machine."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

_MOST_RECORDS = 100


def find_record(*question: object) -> Path | None:
    """Return the file for what is known of a question, which may not be there; None where nothing is to be kept."""
    folder = _folder()
    asked = hashlib.sha256(repr(question).encode("utf-8", "surrogateescape")).hexdigest()
    return folder / f"{asked}.json" if folder else None


def write_record(record: Path, tree: object) -> None:
    """Write a record, whole or not at all, and remove the oldest ones where there are too many.

    Raises OSError where the system refuses.
    """
    record.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = record.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(tree), encoding="utf-8")
    draft.replace(record)
    records = sorted(record.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for old in records[:-_MOST_RECORDS]:
        old.unlink(missing_ok=True)


def _folder() -> Path | None:
    """Return the folder that ``SPECLOOM_CACHE`` names, else one in the user's cache; None where it is empty."""
    named = os.environ.get("SPECLOOM_CACHE")
    if named is not None:
        return Path(named) if named else None
    system = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return Path(system or Path.home() / ".cache") / "specloom"
    except RuntimeError:
        return None
