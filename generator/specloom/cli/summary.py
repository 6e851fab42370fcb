"""What a command tells at its end, of a run or of the memory of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specloom.diagnostics import Diagnostic
    from specloom.memory.answers import Answer
    from specloom.pipeline import Run
    from specloom.report import Source


@dataclass(frozen=True, slots=True)
class Written:
    """One target's output: how many files it has, and what changes in it, as paths."""

    target: str
    root: Path
    files: int
    unchanged: int
    stale: bool = False
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    conflicts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """What there is to tell.

    ``size`` counts operations and types, None where the document has errors. ``inputs`` are the files that were read,
    with their SHA-256.
    """

    ok: bool
    diagnostics: Iterable[Diagnostic]
    sources: Mapping[str, Source]
    size: tuple[int, int] | None = None
    outputs: tuple[Written, ...] = ()
    inputs: Mapping[Path, str] = field(default_factory=dict)


def summarize_run(run: Run) -> Summary:
    """Return what there is to tell of a run."""
    size = (len(run.api.operations), len(run.api.types)) if run.api else None
    outputs = tuple(
        Written(
            output.target,
            output.root,
            len(output.files),
            len(output.changes.unchanged),
            output.changes.stale,
            output.changes.added,
            output.changes.changed,
            output.changes.removed,
            output.changes.kept,
            output.changes.conflicts,
        )
        for output in run.outputs
    )
    inputs = {source.path: source.sha256 for source in run.sources.values()}
    return Summary(not run.failed, run.diagnostics, run.sources, size, outputs, inputs)


def summarize_answer(answer: Answer) -> Summary:
    """Return what there is to tell of a run that would change nothing."""
    outputs = tuple(Written(kept.target, kept.root, kept.files, kept.files) for kept in answer.outputs)
    inputs = {one.path: one.sha256 for one in answer.inputs}
    size = (answer.operations, answer.types)
    return Summary(True, answer.diagnostics, answer.sources, size, outputs, inputs)
