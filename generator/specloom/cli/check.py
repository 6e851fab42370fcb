"""``specloom check``: say whether the output is what generate would write."""

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
@options.STRICT
@options.LENIENT
@options.FORM
@options.VERBOSE
@click.option(
    "--difference",
    "difference_path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the difference to FILE, with any --format.",
)
def check(
    spec: Path | None,
    overlays: tuple[Path, ...],
    targets: tuple[str, ...],
    output: Path | None,
    settings: tuple[str, ...],
    config_path: Path | None,
    strict: bool,
    lenient: bool,
    form: str,
    verbose: bool,
    difference_path: Path | None,
) -> None:
    """Check that the output is what generate would write, and show the difference where it isn't."""
    config = read_configuration(config_path, form)
    request = chosen_request(config, spec, overlays, targets, output, settings, strict, lenient)
    with Progress() as progress:
        summary, lines = _check(request, progress)
    if difference_path is not None:
        difference_path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    elif form == "text":
        for line in lines:
            click.echo(line)
    report(summary, form)
    if verbose:
        progress.print_timing()
    exit_with(summary)


def _check(request: Request, progress: Progress) -> tuple[Summary, list[str]]:
    """Return what there is to tell, and the difference."""
    progress.observe("remembering")
    answer = recall(request)
    if answer:
        return summarize_answer(answer), []
    progress.observe("loading")
    from specloom import pipeline
    from specloom.writing.compare import difference

    run = pipeline.check(
        request.spec,
        request.orders,
        overlays=request.overlays,
        strict=request.strict,
        lenient=request.lenient,
        observe=progress.observe,
    )
    progress.observe("keeping for the next run")
    remember_run(request, run)
    lines = [
        line
        for made in run.outputs
        for line in difference(made.files, made.manifest, made.root, made.changes)
    ]
    return summarize_run(run), lines
