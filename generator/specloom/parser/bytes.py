"""The bytes of a file, whatever it is: one that somebody is writing, a pipe that nobody writes to, a device."""

from __future__ import annotations

import os
import select
import stat
import time
from pathlib import Path

PATIENCE = 10.0
"""How many seconds nothing may come from a pipe, or a file may go on changing."""

_CHUNK = 1 << 20
_PAUSE = 0.05


class Unsettled(Exception):
    """There are no bytes to read, or not yet."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the content of a file, at most so many bytes of it.

    Raises OSError for what can't be read, and Unsettled for what doesn't end or hold still.
    """
    # A pipe is opened without waiting for who writes to it.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
        return _settled(descriptor, limit) if is_file else _poured(descriptor, limit)
    finally:
        os.close(descriptor)


def _settled(descriptor: int, limit: int) -> bytes:
    """Return what a file holds when nobody writes to it."""
    ends = time.monotonic() + PATIENCE
    while True:
        before = _state(descriptor)
        os.lseek(descriptor, 0, os.SEEK_SET)
        content = _all(descriptor, limit, max(_CHUNK, before[0] + 1))
        if _state(descriptor) == before:
            return content
        if time.monotonic() > ends:
            raise Unsettled("it changes while it is read", "Run again when it is written.")
        time.sleep(_PAUSE)


def _state(descriptor: int) -> tuple[int, int]:
    found = os.fstat(descriptor)
    return found.st_size, found.st_mtime_ns


def _all(descriptor: int, limit: int, chunk: int) -> bytes:
    pieces = []
    while limit > 0 and (piece := os.read(descriptor, min(limit, chunk))):
        pieces.append(piece)
        limit -= len(piece)
    return b"".join(pieces)


def _poured(descriptor: int, limit: int) -> bytes:
    """Return what comes from a pipe or a device until it ends."""
    pieces = []
    while limit > 0:
        if hasattr(select, "poll"):  # Windows has none, and its pipes wait
            waiting = select.poll()
            waiting.register(descriptor, select.POLLIN)
            if not waiting.poll(PATIENCE * 1000):
                message = f"nothing came from it for {PATIENCE:g} seconds"
                raise Unsettled(message, "Name a file, or something that is being written to.")
        piece = os.read(descriptor, min(limit, _CHUNK))
        if not piece:
            break
        pieces.append(piece)
        limit -= len(piece)
    return b"".join(pieces)
