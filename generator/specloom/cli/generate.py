"""``specloom generate``: write the files that changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli import options
from specloom.cli.choices import chosen_request, read_configuration
from specloom.cli.printing import exit_with, report
from specloom.cli.progress import Progress
from specloom.cli.remembering import recall, remember_run
from specloom.cli.summary import Summary, summarize_answer, summarize_run

if TYPE_CHECKING:
    from specloom.request import Request


@click.command()
@options.SPEC
@options.OVERLAY
@options.TARGET
@options.OUTPUT
@options.SET
@options.CONFIG
@click.option(
    "--force",
    is_flag=True,
    help="Take the place of files that were edited by hand or aren't ours; those become .orig.",
)
@options.STRICT
@options.LENIENT
@options.FORM
@options.VERBOSE
def generate(
    spec: Path | None,
    overlays: tuple[Path, ...],
    targets: tuple[str, ...],
    output: Path | None,
    settings: tuple[str, ...],
    config_path: Path | None,
    force: bool,
    strict: bool,
    lenient: bool,
    form: str,
    verbose: bool,
) -> None:
    """Generate from SPEC, or from the configured document.

    Nothing is written when there is an error.
    """
    config = read_configuration(config_path, form)
    request = chosen_request(config, spec, overlays, targets, output, settings, strict, lenient)
    exit_with(bring_up_to_date(request, force=force, form=form, progress=Progress(), verbose=verbose))


def bring_up_to_date(
    request: Request, *, force: bool, form: str, progress: Progress, verbose: bool = False
) -> Summary:
    """Do what is asked for, and tell what came of it."""
    with progress:
        summary, conflicts = _generate(request, force, progress)
    if form == "text":
        for line in conflicts:
            click.echo(line)
    report(summary, form)
    if verbose:
        progress.print_timing()
    return summary


def _generate(request: Request, force: bool, progress: Progress) -> tuple[Summary, list[str]]:
    """Return what there is to tell, and the difference to files that are in the way."""
    progress.observe("remembering")
    answer = recall(request)
    if answer:
        return summarize_answer(answer), []
    progress.observe("loading")
    from specloom import pipeline
    from specloom.writing.compare import conflict_difference

    run = pipeline.generate(
        request.spec,
        request.orders,
        overlays=request.overlays,
        force=force,
        strict=request.strict,
        lenient=request.lenient,
        observe=progress.observe,
    )
    progress.observe("keeping for the next run")
    remember_run(request, run)
    conflicts = [
        line for made in run.outputs for line in conflict_difference(made.files, made.root, made.changes)
    ]
    return summarize_run(run), conflicts
