"""``specloom check``: say whether the output is what generate would write."""

from __future__ import annotations

from pathlib import Path

import click

from specloom.cli import options
from specloom.cli.choices import chosen_request, read_configuration
from specloom.cli.printing import report, report_run
from specloom.cli.remembering import recall, remember_run
from specloom.cli.summary import summarize_answer


@click.command()
@options.SPEC
@options.OVERLAY
@options.TARGET
@options.OUTPUT
@options.SET
@options.CONFIG
@options.STRICT
@options.FORM
def check(
    spec: Path | None,
    overlays: tuple[Path, ...],
    targets: tuple[str, ...],
    output: Path | None,
    settings: tuple[str, ...],
    config_path: Path | None,
    strict: bool,
    form: str,
) -> None:
    """Check that the output is what generate would write, and show the difference where it isn't."""
    config = read_configuration(config_path, form)
    request = chosen_request(config, spec, overlays, targets, output, settings, strict)
    answer = recall(request)
    if answer:
        report(summarize_answer(answer), form)
        return
    from specloom import pipeline
    from specloom.writing.compare import difference

    run = pipeline.check(request.spec, request.orders, overlays=request.overlays, strict=request.strict)
    remember_run(request, run)
    if form == "text":
        for made in run.outputs:
            for line in difference(made.files, made.manifest, made.root, made.changes):
                click.echo(line)
    report_run(run, form)
