"""What a run is about to do to the output, written down before it does it, so that the next run can finish it.

The journal stands in a folder of the output, beside the new contents, while files are put in place and at no other
time. It is input: paths are checked before anything is done with them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from specloom.writing.paths import JOURNAL_NAME, MANIFEST_NAME, PENDING_NAME, is_safe

_STAGED = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Keep:
    """Move a file that was edited by hand aside, if it still has the content with the SHA-256 ``was``."""

    path: str
    aside: str
    was: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a file, if it still has the content with the SHA-256 ``was``."""

    path: str
    was: str


@dataclass(frozen=True, slots=True)
class Put:
    """Put a staged file in the place of one with the content ``was`` (``""``: of none)."""

    staged: str
    path: str
    was: str


Step = Keep | Remove | Put


def pending_folder(root: Path) -> Path:
    """Return the folder for what isn't in place yet."""
    return root / PENDING_NAME


def write_journal(root: Path, steps: Iterable[Step]) -> None:
    """Write the journal, whole or not at all."""
    rows = [_row(step) for step in steps]
    draft = pending_folder(root) / f"{JOURNAL_NAME}.draft"
    draft.write_text(json.dumps(rows), encoding="utf-8")
    draft.replace(pending_folder(root) / JOURNAL_NAME)


def read_journal(root: Path) -> tuple[Step, ...] | None:
    """Return the steps of a run that didn't end, None where it had not begun to put files in place.

    Raises ValueError for a journal that we can't have written.
    """
    try:
        rows = json.loads((pending_folder(root) / JOURNAL_NAME).read_text("utf-8"))
    except FileNotFoundError:
        return None
    if not isinstance(rows, list):
        raise ValueError("not a list")
    steps = tuple(_step(row) for row in rows)
    paths = {path for step in steps for path in step_paths(step)}
    if strange := sorted(path for path in paths if path != MANIFEST_NAME and not is_safe(path)):
        raise ValueError(f"{strange[0]!r} is no path of a generated file")
    return steps


def step_paths(step: Step) -> tuple[str, ...]:
    """Return the paths of the output that a step touches."""
    return (step.path, step.aside) if isinstance(step, Keep) else (step.path,)


def _row(step: Step) -> list[str]:
    match step:
        case Keep(path, aside, was):
            return ["keep", path, aside, was]
        case Remove(path, was):
            return ["remove", path, was]
        case Put(staged, path, was):
            return ["put", staged, path, was]
        case _:
            assert_never(step)


def _step(row: object) -> Step:
    match row:
        case ["keep", str(path), str(aside), str(was)]:
            return Keep(path, aside, was)
        case ["remove", str(path), str(was)]:
            return Remove(path, was)
        case ["put", str(staged), str(path), str(was)] if _STAGED.fullmatch(staged):
            return Put(staged, path, was)
    raise ValueError(f"{row!r} is no step")
