"""The door: no path leaves the output folder, and none means something else on another system.

Paths are made from allocated names, so that nothing here should ever be found; it is checked all the same.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from specloom.diagnostics import Diagnostic, Severity

MANIFEST_NAME = ".specloom.json"
NAMES_NAME = "names.lock"
PENDING_NAME = ".specloom.pending"
JOURNAL_NAME = "journal.json"

_SEGMENT = re.compile(r"[A-Za-z0-9_.@+-]{1,200}")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$|clock\$)(\..*)?", re.IGNORECASE)
_RESERVED = frozenset({".git", ".hg", ".svn", MANIFEST_NAME, PENDING_NAME})


def unsafe_paths(paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return an error for each path that isn't safe on every system, or that another one would hide."""
    ordered = sorted(paths)
    return (*_unsafe(ordered), *_clashing(ordered))


def unsafe_places(root: Path, paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return an error for each place on this disk, at or above the paths, that isn't a plain file or folder.

    The output folder itself may be a symbolic link: its user has made it.
    """
    files = set(paths)
    folders = {folder for path in files for folder in folders_of(path)}
    is_there = present(root)
    places = (place for place in files | folders if is_there(place))
    oddities = ((place, _oddity(f"{root}/{place}", place in files, place in folders)) for place in places)
    found = sorted((place.split("/"), place, oddity) for place, oddity in oddities if oddity)
    return tuple(_unsafe_output(place, oddity) for _, place, oddity in found)


def folders_of(path: str) -> Iterator[str]:
    """Yield the folders above a path, the nearest first, without the one that it is relative to."""
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def present(root: Path) -> Callable[[str], bool]:
    """Return a test for paths below a folder: whether they can be there, since the folder is that they are in.

    Where an output is new, this saves a look at every place. It holds as long as no folder is made.
    """
    folders: dict[str, bool] = {}

    def is_there(path: str) -> bool:
        folder = path.rpartition("/")[0]
        known = folders.get(folder)
        if known is None:
            known = folders[folder] = (root / folder).is_dir()
        return known

    return is_there


def is_safe(path: str) -> bool:
    """Return whether a path is relative and has the same meaning on every system."""
    return not _fault(path)


def _unsafe(paths: Iterable[str]) -> Iterator[Diagnostic]:
    for path in paths:
        if fault := _fault(path):
            yield _unsafe_output(path, fault)


def _fault(path: str) -> str:
    for segment in path.split("/"):
        if not _SEGMENT.fullmatch(segment):
            return "a part of it is empty, too long, or not of plain letters"
        if segment.endswith("."):
            return "a part of it ends with a dot"
        if _DEVICE.fullmatch(segment):
            return f"{segment} is a device on Windows"
        if segment.casefold() in _RESERVED:
            return f"{segment} is not for generated files"
    return ""


def _clashing(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Compare every file and folder with what was seen under the same case-folded path."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        clash = files.get(path.casefold()) or folders.get(path.casefold())
        for folder in folders_of(path):
            clash = clash or files.get(folder.casefold())
            other = folders.setdefault(folder.casefold(), folder)
            clash = clash or (other if other != folder else None)
        files[path.casefold()] = path
        if clash:
            yield _unsafe_output(path, f"it can't stand beside {clash!r}")


def _oddity(place: str, file: bool, folder: bool) -> str:
    """Say what stands at a place. Both are allowed where a file of one run is a folder of the next."""
    try:
        mode = os.lstat(place).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return ""
    if (file and stat.S_ISREG(mode)) or (folder and stat.S_ISDIR(mode)):
        return ""
    if stat.S_ISLNK(mode):
        return "there is a symbolic link"
    return f"there is something else than a {'file' if file else 'folder'}"


def _unsafe_output(path: str, reason: str) -> Diagnostic:
    return Diagnostic("OUTPUT-UNSAFE", Severity.ERROR, f"{path!r} can't be written: {reason}")
