"""A file of the output, in memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A file of the output. ``language`` is the one to format it as, ``""`` to leave it as it is."""

    path: str
    content: bytes
    language: str = ""
