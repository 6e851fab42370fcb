"""Whole files, read and written with as few calls to the system as can be: an output has thousands of them."""

from __future__ import annotations


def read_content(path: str) -> bytes:
    """Return what a file holds. Raises OSError."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path would take as long as the call
        return file.read()


def write_content(path: str, content: bytes) -> None:
    """Write a file. Raises OSError."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - as above
        rest = memoryview(content)
        while rest:  # one call writes at most 2 GiB
            rest = rest[file.write(rest) :]
