"""Whether an output folder is still as a run left it: every file is read, since times and sizes can deceive."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

from specloom.writing.journal import pending_folder
from specloom.writing.manifest import digest
from specloom.writing.paths import MANIFEST_NAME, folders_of

_PLAIN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def count_intact(root: Path, manifest: str) -> int | None:
    """Return how many files the output has, or None where one isn't as written, or something is unfinished.

    ``manifest`` is the SHA-256 of the manifest that the run wrote.
    """
    try:
        encoded = _read(f"{root}/{MANIFEST_NAME}")
        if digest(encoded) != manifest or os.path.lexists(pending_folder(root)):
            return None
        files: dict[str, str] = json.loads(encoded)["files"]
        for folder in {folder for path in files for folder in folders_of(path)}:
            if not stat.S_ISDIR(os.lstat(f"{root}/{folder}").st_mode):
                return None
        if any(digest(_read(f"{root}/{path}")) != own for path, own in files.items()):
            return None
    except OSError:
        return None
    return len(files)


def _read(path: str) -> bytes:
    """Return the content of a plain file. Raises OSError for a link."""
    descriptor = os.open(path, _PLAIN)
    try:
        size = os.fstat(descriptor).st_size
        content = os.read(descriptor, size + 1)
        if len(content) == size:
            return content
        # One read gives at most 2 GiB, and a file may grow while it is read.
        return content + b"".join(iter(lambda: os.read(descriptor, 1 << 20), b""))
    finally:
        os.close(descriptor)
