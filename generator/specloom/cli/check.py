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
    form: str,
    difference_path: Path | None,
) -> None:
    """Check that the output is what generate would write, and show the difference where it isn't."""
    config = read_configuration(config_path, form)
    request = chosen_request(config, spec, overlays, targets, output, settings, strict)
    answer = recall(request)
    if answer:
        report(summarize_answer(answer), form)
        if difference_path is not None:
            difference_path.write_bytes(b"")
        return
    from specloom import pipeline
    from specloom.writing.compare import difference

    run = pipeline.check(request.spec, request.orders, overlays=request.overlays, strict=request.strict)
    remember_run(request, run)
    lines = (
        f"{line}\n"
        for made in run.outputs
        for line in difference(made.files, made.manifest, made.root, made.changes)
    )
    if difference_path is not None:
        difference_path.write_text("".join(lines), encoding="utf-8")
    elif form == "text":
        for line in lines:
            click.echo(line, nl=False)
    report_run(run, form)
