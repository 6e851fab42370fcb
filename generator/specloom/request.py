"""What is asked of a run, as a value: the document, and what to make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of one target.

    Attributes:
        target: Its id.
        output: The folder that its files go to.
        options: Its options, as given.
        ignore: Patterns of files, relative to the output, that the user keeps.
        templates: The folder with templates of the user's, if there is one.
    """

    target: str
    output: Path
    options: Mapping[str, str]
    ignore: tuple[str, ...] = ()
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of a run. In a ``strict`` one a warning is a failure too.

    In a ``lenient`` one what can't be understood is left out where the rest means something without it.
    """

    spec: Path
    orders: tuple[Order, ...]
    overlays: tuple[Path, ...] = ()
    strict: bool = False
    lenient: bool = False
