"""Which formatted file came of which rendered one, by their hashes: the content itself stands in the output."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from specloom.identity import program_digest
from specloom.memory.records import find_record, write_record
from specloom.writing.format import Formatted


def recall_formats(root: Path) -> Formatted:
    """Return what is known of an output folder's files."""
    record = find_record("formats", str(root.resolve()))
    if record is not None:
        with suppress(OSError, ValueError, KeyError, TypeError):
            tree = json.loads(record.read_bytes())
            if tree["program"] == program_digest():
                return Formatted(root, {path: (before, after) for path, before, after in tree["files"]})
    return Formatted(root, {})


def remember_formats(root: Path, rendered: Mapping[str, str], written: Mapping[str, str]) -> None:
    """Keep the SHA-256 of each file before and after formatting, by path."""
    record = find_record("formats", str(root.resolve()))
    if record is not None:
        files = [(path, before, written[path]) for path, before in rendered.items()]
        with suppress(OSError):
            write_record(record, {"program": program_digest(), "files": files})
