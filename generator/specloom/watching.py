"""Waiting for files to change. What counts is their content: a save that changes nothing is no change."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from watchfiles import watch

_SETTLED = 20
"""Milliseconds of silence after which a change counts as complete: editors write in several steps."""
_LONGEST = 200
_READ = frozenset((".json", ".toml", ".yaml", ".yml"))
_LOOK_AGAIN = 500
"""Milliseconds after which is looked without an event, for what changed before the watch began."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Files and folders by path, with the SHA-256 of the content that was used, None where there was none.

    Where ``anything`` is set, a change of any document beside them counts, too: a missing one may have appeared.
    """

    files: Mapping[Path, str | None] = field(default_factory=dict)
    anything: bool = False


def read_digests(paths: Iterable[Path]) -> dict[Path, str | None]:
    """Return the SHA-256 of each file's content, of all that is below a folder, None where there is no such thing."""
    return {path: _digest(path) for path in paths}


class Watcher:
    """The system's watch on folders, kept from one wait to the next, so that nothing between them is lost."""

    def __init__(self) -> None:
        self._folders: frozenset[Path] = frozenset()
        self._events: Generator[set[tuple[Any, str]], None, None] | None = None

    def wait(self, used: Watched) -> tuple[Path, ...]:
        """Wait until something isn't as it was used, and return what. Raises KeyboardInterrupt on Ctrl-C."""
        while True:
            folders = frozenset(folder for path in used.files for folder in _folders(path))
            if self._events is None or folders != self._folders:
                if self._events is not None:
                    self._events.close()
                self._folders, self._events = folders, _watch(folders)
            events = next(self._events)
            changed = tuple(path for path, own in used.files.items() if _digest(path) != own)
            if not changed and used.anything:
                changed = tuple(sorted(path for _, name in events if (path := Path(name)).suffix in _READ))
            if changed:
                return changed


def _watch(folders: Iterable[Path]) -> Generator[set[tuple[Any, str]], None, None]:
    # Folders, not files: editors save by putting another file in the place of the first.
    return watch(
        *sorted(folders),
        watch_filter=None,
        debounce=_LONGEST,
        step=_SETTLED,
        rust_timeout=_LOOK_AGAIN,
        yield_on_timeout=True,
        recursive=False,
    )


def _folders(path: Path) -> Iterator[Path]:
    """Yield what has to be watched for a file, or for a folder and all below it."""
    yield next(folder for folder in path.absolute().parents if folder.is_dir())
    if path.is_dir():
        yield path.absolute()
        yield from (inner.absolute() for inner in path.rglob("*") if inner.is_dir())


def _digest(path: Path) -> str | None:
    try:
        if not path.is_dir():
            return sha256(path.read_bytes()).hexdigest()
        found = sha256()
        for inner in sorted(path.rglob("*")):
            if inner.is_file():
                found.update(f"{inner} {_digest(inner)}\n".encode("utf-8", "surrogateescape"))
        return found.hexdigest()
    except OSError:
        return None
