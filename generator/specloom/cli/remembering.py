"""Runs that change nothing, answered from memory without loading what makes runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specloom.memory.answers import Answer
    from specloom.pipeline import Run
    from specloom.request import Request


def recall(request: Request) -> Answer | None:
    """Return what a run would come to, where that is known."""
    from specloom.memory import answers

    return answers.recall(request)


def remember_run(request: Request, run: Run) -> None:
    """Keep what a run came to, unless it failed."""
    from specloom.codes import PASSING
    from specloom.memory.answers import Input, remember
    from specloom.memory.formats import remember_formats

    if run.failed or run.api is None:
        return
    inputs = [Input(file, source.path, source.sha256) for file, source in run.sources.items()]
    lasting = [finding for finding in run.diagnostics if finding.code not in PASSING]
    remember(request, (len(run.api.operations), len(run.api.types)), inputs, lasting, run.sources)
    for output in run.outputs:
        remember_formats(output.root, output.rendered, output.manifest.files)
