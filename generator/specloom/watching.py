"""Waiting for files to change. What counts is their content: a save that changes nothing is no change."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
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
    """Files by path, with the SHA-256 of the content that was used, None where there was none.

    Where ``anything`` is set, a change of any document beside them counts, too: a missing one may have appeared.
    """

    files: Mapping[Path, str | None] = field(default_factory=dict)
    anything: bool = False


def read_digests(paths: Iterable[Path]) -> dict[Path, str | None]:
    """Return the SHA-256 of each file's content, None where there is no such file."""
    return {path: _digest(path) for path in paths}


class Watcher:
    """The system's watch on folders, kept from one wait to the next, so that nothing between them is lost."""

    def __init__(self) -> None:
        self._folders: frozenset[Path] = frozenset()
        self._events: Generator[set[tuple[Any, str]], None, None] | None = None

    def wait(self, used: Watched) -> tuple[Path, ...]:
        """Wait until something isn't as it was used, and return what. Raises KeyboardInterrupt on Ctrl-C."""
        while True:
            folders = frozenset(_nearest_folder(path) for path in used.files)
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


def _nearest_folder(path: Path) -> Path:
    return next(folder for folder in path.absolute().parents if folder.is_dir())


def _digest(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
