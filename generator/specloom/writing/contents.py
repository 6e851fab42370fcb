"""Whole files, read and written with as few calls to the system as can be: an output has thousands of them."""

from __future__ import annotations

import os

_WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def read_content(path: str) -> bytes:
    """Return what a file holds. Raises OSError."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path would take as long as the call
        return file.read()


def write_content(path: str, content: bytes) -> None:
    """Write a file. Raises OSError."""
    descriptor = os.open(path, _WRITING, 0o666)  # a file object would look at the file first
    try:
        written = os.write(descriptor, content)
        while written < len(content):  # one call writes at most 2 GiB
            written += os.write(descriptor, memoryview(content)[written:])
    finally:
        os.close(descriptor)
