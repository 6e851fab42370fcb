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
            stack.enter_context(_made(folder))
            stack.enter_context(_held(folder, waiting))
        yield


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    # Whoever can't make it can't write to it, and says so with a better message.
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        with suppress(OSError):
            for place in missing:
                place.rmdir()


if sys.platform == "win32":
    import hashlib
    import msvcrt
    import tempfile
    import time

    @contextmanager
    def _held(folder: Path, waiting: Callable[[Path], None]) -> Iterator[None]:
        # Windows locks no folders. The temporary folder belongs to one user.
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
            yield

else:
    import fcntl

    @contextmanager
    def _held(folder: Path, waiting: Callable[[Path], None]) -> Iterator[None]:
        descriptor = _lock(folder, waiting)
        try:
            yield
        finally:
            if descriptor is not None:
                os.close(descriptor)

    def _lock(folder: Path, waiting: Callable[[Path], None]) -> int | None:
        """Return a descriptor that holds the folder, None where it isn't there or its file system has no locks."""
        while True:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            except OSError:
                return None
            try:
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    waiting(folder)
                    fcntl.flock(descriptor, fcntl.LOCK_EX)
                # Who held it before may have removed it, and somebody else have made another.
                if folder.exists() and os.path.samestat(os.fstat(descriptor), folder.stat()):
                    return descriptor
            except OSError:
                os.close(descriptor)
                return None
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)
