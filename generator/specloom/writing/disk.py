"""The only effect: changes go to the disk, whole or not at all.

All contents are first written to a folder within the output, then a journal, then the files are put in place one by
one. A run that is killed before the journal has changed nothing; one that is killed later is finished by the next.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import assert_never

from specloom.diagnostics import Diagnostic, Severity
from specloom.writing.compare import Changes, read_file
from specloom.writing.contents import write_content
from specloom.writing.files import File
from specloom.writing.journal import (
    Keep,
    Put,
    Remove,
    Step,
    pending_folder,
    read_journal,
    step_paths,
    write_journal,
)
from specloom.writing.manifest import Manifest, digest, encode
from specloom.writing.paths import JOURNAL_NAME, MANIFEST_NAME, PENDING_NAME, folders_of, unsafe_places


def apply(changes: Changes, files: Iterable[File], manifest: Manifest, root: Path) -> tuple[Diagnostic, ...]:
    """Write what was added and changed, remove what is stale, and the manifest last.

    A full disk or a missing permission leaves the output as it was, or is found before the next run begins. Returns
    an error where the system refuses.
    """
    if not changes.stale:
        return ()
    touched = {*changes.added, *changes.changed}
    contents = {file.path: file.content for file in files if file.path in touched}
    contents[MANIFEST_NAME] = encode(manifest)
    missing = not root.exists()
    staged = False
    try:
        steps = _stage(changes, contents, root)
        staged = True
        _finish(root, steps)
    except OSError as error:
        if not staged:
            shutil.rmtree(pending_folder(root), ignore_errors=True)
        if missing:
            with suppress(OSError):
                root.rmdir()
        return (_failed(root, error),)
    return ()


def recover(root: Path) -> tuple[Diagnostic, ...]:
    """Finish what a run that was killed had begun. What was edited since then is left alone."""
    if not is_interrupted(root):
        return ()
    unsafe = unsafe_places(root, [f"{PENDING_NAME}/{JOURNAL_NAME}"])
    if unsafe:
        return unsafe
    try:
        steps = read_journal(root) or ()
        staged = {f"{PENDING_NAME}/{step.staged}" for step in steps if isinstance(step, Put)}
        unsafe = unsafe_places(root, staged.union(*map(step_paths, steps)))
        if not unsafe:
            _finish(root, filter(partial(_is_due, root), steps))  # each step changes what is due after it
    except ValueError as error:
        message = f"{pending_folder(root).as_posix()} isn't what an interrupted run leaves: {error}"
        hint = "remove that folder, and generate again"
        return (Diagnostic("OUTPUT-UNSAFE", Severity.ERROR, message, hint=hint),)
    except OSError as error:
        return (_failed(root, error),)
    return unsafe


def is_interrupted(root: Path) -> bool:
    """Return whether a run didn't end in this folder, or hasn't yet."""
    return pending_folder(root).is_symlink() or pending_folder(root).exists()


def _stage(changes: Changes, contents: Mapping[str, bytes], root: Path) -> tuple[Step, ...]:
    """Write every content beside its place, and then the journal."""
    folder = pending_folder(root)
    folder.mkdir(parents=True)
    added = set(changes.added)
    for number, (path, content) in enumerate(contents.items()):
        staged = f"{folder}/{number}"
        write_content(staged, content)
        if path not in added:
            with suppress(FileNotFoundError, NotADirectoryError):
                shutil.copymode(root / path, staged)
    steps = tuple(_steps(changes, contents, root))
    write_journal(root, steps)
    return steps


def _steps(changes: Changes, contents: Iterable[str], root: Path) -> Iterator[Step]:
    """Yield what to do: make room, add, change, remove, and the manifest last."""
    for path in changes.kept:
        yield Keep(path, _aside(root, path), changes.before[path])
    removals = [Remove(path, changes.before[path]) for path in changes.removed if path not in changes.kept]
    # On a disk that folds case, a stale Pet.py and a new pet.py are one file; elsewhere, a folder may become a file.
    made = {path.casefold() for path in changes.added}
    taken = made.union(*map(folders_of, made))
    early = [step for step in removals if _is_in_the_way(step.path.casefold(), made, taken)]
    yield from early
    puts = {
        path: Put(str(number), path, changes.before.get(path, "")) for number, path in enumerate(contents)
    }
    manifest = puts.pop(MANIFEST_NAME)
    yield from (puts[path] for path in (*changes.added, *changes.changed))
    yield from (step for step in removals if step not in early)
    yield manifest


def _is_in_the_way(path: str, made: set[str], taken: set[str]) -> bool:
    return path in taken or not made.isdisjoint(folders_of(path))


def _aside(root: Path, path: str) -> str:
    """Return a name beside a file that nothing has yet: earlier edits are worth as much as this one."""
    aside, number = f"{path}.orig", 1
    while (root / aside).exists() or (root / aside).is_symlink():
        number += 1
        aside = f"{path}.orig{number}"
    return aside


def _is_due(root: Path, step: Step) -> bool:
    """Return whether a step of an interrupted run is still to be done, and still harms nobody."""
    match step:
        case Keep():
            return digest(read_file(root, step.path) or b"") == step.was and not (root / step.aside).exists()
        case Remove():
            # Where only the file is gone, its empty folders may not be.
            return digest(read_file(root, step.path) or b"") == step.was or not (root / step.path).exists()
        case Put():
            if not (pending_folder(root) / step.staged).is_file():
                return False
            before = read_file(root, step.path)
            return before is None or step.path == MANIFEST_NAME or digest(before) == step.was
        case _:
            assert_never(step)


def _finish(root: Path, steps: Iterable[Step]) -> None:
    pending = pending_folder(root)
    folders: set[str] = set()
    for step in steps:
        match step:
            case Keep():
                (root / step.path).rename(root / step.aside)
            case Remove():
                _remove(root, step.path)
                folders.clear()
            case Put():
                folder = step.path.rpartition("/")[0]
                if folder not in folders:
                    (root / folder).mkdir(parents=True, exist_ok=True)
                    folders.add(folder)
                os.replace(f"{pending}/{step.staged}", f"{root}/{step.path}")  # noqa: PTH105 - for thousands
            case _:
                assert_never(step)
    # Without its journal, the rest of the folder means nothing.
    (pending / JOURNAL_NAME).unlink(missing_ok=True)
    shutil.rmtree(pending)


def _remove(root: Path, path: str) -> None:
    """Remove a file and the folders that it leaves empty."""
    with suppress(FileNotFoundError, NotADirectoryError):
        (root / path).unlink()
    for folder in folders_of(path):
        try:
            (root / folder).rmdir()
        except OSError:
            return


def _failed(root: Path, error: OSError) -> Diagnostic:
    # What failed may be a temporary name, which says nothing to a reader.
    named = Path(error.filename or root)
    place = (root if PENDING_NAME in named.parts else named).as_posix()
    reason = error.strerror or str(error)
    return Diagnostic("OUTPUT-FAILED", Severity.ERROR, f"{place} can't be written: {reason}")
