"""What is in memory, what is on the disk, what the manifest remembers: the difference, as a value."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from specloom.diagnostics import Diagnostic, Severity
from specloom.writing.contents import read_content
from specloom.writing.files import File
from specloom.writing.manifest import Manifest, digest, encode
from specloom.writing.paths import MANIFEST_NAME, NAMES_NAME, present


@dataclass(frozen=True, slots=True)
class Changes:
    """What writing would do, as sorted paths.

    ``removed`` are files of an earlier run that this one doesn't make. ``conflicts`` maps a path that we may
    not touch to the reason; with ``force`` there are none, and ``kept`` are those among the others whose content
    isn't ours, so that it has to be moved aside. ``before`` is the SHA-256 of what stands where something is
    changed or removed. ``manifest`` says whether the manifest itself would change.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    conflicts: Mapping[str, str]
    manifest: bool
    kept: tuple[str, ...] = ()
    before: Mapping[str, str] = field(default_factory=dict)

    @property
    def stale(self) -> bool:
        """Whether the disk differs from what we would write."""
        return bool(self.added or self.changed or self.removed or self.conflicts or self.manifest)


def compare(
    files: Iterable[File], manifest: Manifest, root: Path, previous: Manifest | None, *, force: bool = False
) -> Changes:
    """Compare the files with the output folder and with the manifest of the run before.

    A file is ours when the previous manifest names it and it still has the content that we wrote then.
    Anything else that is in the way is a conflict, unless forced; a folder with somebody else's files is one
    even then.
    """
    owned: Mapping[str, str] = previous.files if previous else {}
    added: list[str] = []
    changed: list[str] = []
    removed: list[str] = []
    unchanged: list[str] = []
    kept: list[str] = []
    conflicts: dict[str, str] = {}
    digests: dict[str, str] = {}
    made = {file.path: file.content for file in files}
    is_there = present(root)
    for path in sorted(made.keys() | owned.keys()):
        before, after = read_file(root, path) if is_there(path) else None, made.get(path)
        if before == after:
            if after is not None:
                unchanged.append(path)
        elif before is None:
            if is_there(path) and _holds_others(root, path, owned):
                conflicts[path] = "it is a folder with files that aren't generated"
            else:
                added.append(path)
        else:
            digests[path] = digest(before)
            # Names may be merged and edited by hand: what was there has been read, and counts.
            ours = owned.get(path) == digests[path] or path == NAMES_NAME
            if not ours and not force:
                conflicts[path] = "it was edited by hand" if path in owned else "it isn't a generated file"
                continue
            if not ours:
                kept.append(path)
            (removed if after is None else changed).append(path)
    return Changes(
        tuple(added),
        tuple(changed),
        tuple(removed),
        tuple(unchanged),
        conflicts,
        read_file(root, MANIFEST_NAME) != encode(manifest),
        tuple(kept),
        digests,
    )


def conflict_diagnostics(root: Path, changes: Changes) -> tuple[Diagnostic, ...]:
    """Return an error for each conflict."""
    return tuple(
        Diagnostic(
            "OUTPUT-CONFLICT",
            Severity.ERROR,
            f"{(root / path).as_posix()} is in the way: {reason}",
            hint="move the change elsewhere, keep it with ignore, or take ours with --force: yours becomes .orig",
        )
        for path, reason in changes.conflicts.items()
    )


def conflict_difference(files: Iterable[File], root: Path, changes: Changes) -> Iterator[str]:
    """Yield the lines of a unified diff from the files that are in the way to what we would write there."""
    after = {file.path: file.content for file in files}
    for path in changes.conflicts:
        before = read_file(root, path)
        if before is not None:
            yield from _file_difference((root / path).as_posix(), before, after.get(path))


def difference(files: Iterable[File], manifest: Manifest, root: Path, changes: Changes) -> Iterator[str]:
    """Yield the lines of a unified diff from the disk to what we would write, in the order of the paths."""
    after = {file.path: file.content for file in files} | {MANIFEST_NAME: encode(manifest)}
    # The manifest's hashes say little: they come after the files that they are about.
    touched = sorted([*changes.added, *changes.changed, *changes.removed, *changes.conflicts])
    for path in [*touched, MANIFEST_NAME] if changes.manifest else touched:
        yield from _file_difference((root / path).as_posix(), read_file(root, path), after.get(path))


def _file_difference(name: str, before: bytes | None, after: bytes | None) -> Iterator[str]:
    names = ("/dev/null" if before is None else name, "/dev/null" if after is None else name)
    try:
        old, new = ((content or b"").decode("utf-8").splitlines() for content in (before, after))
    except UnicodeDecodeError:
        yield f"Binary files {names[0]} and {names[1]} differ"
        return
    yield from difflib.unified_diff(old, new, *names, lineterm="")


def read_file(root: Path, path: str) -> bytes | None:
    """Return the content of a file of the output folder, or None where there is none."""
    try:
        return read_content(f"{root}/{path}")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _holds_others(root: Path, path: str, owned: Mapping[str, str]) -> bool:
    """Return whether a path is a folder that would remain after its own files are gone."""
    inside = (child for child in (root / path).rglob("*") if not child.is_dir())
    return any(child.relative_to(root).as_posix() not in owned for child in inside)
