"""The only effect: changes go to the disk, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from specloom.diagnostics import Diagnostic, Severity
from specloom.writing.compare import Changes
from specloom.writing.manifest import Manifest, encode
from specloom.writing.paths import MANIFEST_NAME
from specloom.writing.render import File


def apply(changes: Changes, files: Iterable[File], manifest: Manifest, root: Path) -> tuple[Diagnostic, ...]:
    """Write what was added and changed, remove what is stale, and the manifest last.

    Everything is first written to a folder beside its destination, then moved: a full disk or a missing
    permission leaves the output as it was. Returns an error where the system refuses.
    """
    if not changes.stale:
        return ()
    touched = {*changes.added, *changes.changed}
    contents = {file.path: file.content for file in files if file.path in touched}
    missing = not root.exists()
    try:
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=root, prefix=".specloom-") as folder:
            staged = _stage(Path(folder), contents, manifest)
            # Removing comes first: on a disk that folds case, a stale Pet.py and a new pet.py are one file.
            for path in changes.removed:
                _remove(root, path)
            for path, source in staged.items():
                _move(source, root / path)
    except OSError as error:
        if missing:
            with suppress(OSError):
                root.rmdir()
        # What failed may be a temporary name, which says nothing to a reader.
        named = Path(error.filename or root)
        place = (root if any(part.startswith(".specloom-") for part in named.parts) else named).as_posix()
        reason = error.strerror or str(error)
        return (Diagnostic("OUTPUT-FAILED", Severity.ERROR, f"{place} can't be written: {reason}"),)
    return ()


def _stage(folder: Path, contents: dict[str, bytes], manifest: Manifest) -> dict[str, Path]:
    """Write every content to the folder and return where each destination's stands, the manifest last."""
    staged = {}
    for number, (path, content) in enumerate([*contents.items(), (MANIFEST_NAME, encode(manifest))]):
        staged[path] = folder / str(number)
        staged[path].write_bytes(content)
    return staged


def _move(source: Path, destination: Path) -> None:
    destination.parent.mkdir(parents=True, exist_ok=True)
    if destination.exists():
        shutil.copymode(destination, source)
    source.replace(destination)


def _remove(root: Path, path: str) -> None:
    """Remove a file and the folders that it leaves empty."""
    (root / path).unlink(missing_ok=True)
    for folder in PurePosixPath(path).parents[:-1]:
        try:
            (root / folder).rmdir()
        except OSError:
            return
