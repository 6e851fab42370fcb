"""One run at a time in an output folder.

The lock is the system's, on the folder itself: nothing is left behind by a run that is killed, and nothing has to be
ignored by version control. A file system without locks goes without.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


def _silent(place: Path) -> None:
    """Say nothing of waiting."""


@contextmanager
def locked(folders: Iterable[Path], waiting: Callable[[Path], None] = _silent) -> Iterator[None]:
    """Hold output folders, after all other runs that hold one of them. ``waiting`` is told of a folder that is held.

    A folder that isn't there is made, so that it can be held, and goes again where nothing was written to it.
    """
    with ExitStack() as stack:
        # In one order, so that two runs with the same folders don't wait for each other.
        for folder in sorted({folder.resolve() for folder in folders}):
            stack.enter_context(_held(folder, waiting))
        yield


def _make(folder: Path) -> list[Path]:
    """Make a folder, and return what was made. Raises OSError."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _remove_empty(folders: Iterable[Path]) -> None:
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


if sys.platform == "win32":
    import hashlib
    import msvcrt
    import tempfile
    import time

    @contextmanager
    def _held(folder: Path, waiting: Callable[[Path], None]) -> Iterator[None]:
        # Windows locks no folders. The temporary folder belongs to one user.
        made: list[Path] = []
        with suppress(OSError):
            made = _make(folder)
        name = hashlib.sha256(str(folder).casefold().encode()).hexdigest()
        with Path(tempfile.gettempdir(), f"specloom-{name}.lock").open("wb") as file:
            told = False
            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    if not told:
                        waiting(folder)
                        told = True
                    time.sleep(0.05)
            try:
                yield
            finally:
                _remove_empty(made)

else:
    import fcntl

    _MOST_ATTEMPTS = 10_000

    @contextmanager
    def _held(folder: Path, waiting: Callable[[Path], None]) -> Iterator[None]:
        descriptor, made = _lock(folder, waiting)
        try:
            yield
        finally:
            if descriptor is not None:
                _remove_empty(made)  # while it is held
                os.close(descriptor)

    def _lock(folder: Path, waiting: Callable[[Path], None]) -> tuple[int | None, list[Path]]:
        """Return a descriptor that holds the folder, None where that can't be, and which folders were made for it."""
        for _ in range(_MOST_ATTEMPTS):
            try:
                made = _make(folder)
                descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            except FileNotFoundError:
                continue  # who held it has just removed it
            except OSError:
                # Whoever can't make it can't write to it, and says so with a better message.
                return None, []
            try:
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    waiting(folder)
                    fcntl.flock(descriptor, fcntl.LOCK_EX)
                # Who held it before may have removed it, and somebody else have made another.
                if folder.exists() and os.path.samestat(os.fstat(descriptor), folder.stat()):
                    return descriptor, made
            except OSError:
                os.close(descriptor)
                return None, []  # a file system without locks
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)
        return None, []  # as on file systems that make nothing and don't say why
