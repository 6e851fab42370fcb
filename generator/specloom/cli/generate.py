"""``specloom generate``: write the files that changed."""

from __future__ import annotations

from pathlib import Path

import click

from specloom.cli import options
from specloom.cli.choices import chosen_orders, chosen_overlays, chosen_spec, read_configuration
from specloom.cli.printing import report_run


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
@options.FORM
def generate(
    spec: Path | None,
    overlays: tuple[Path, ...],
    targets: tuple[str, ...],
    output: Path | None,
    settings: tuple[str, ...],
    config_path: Path | None,
    force: bool,
    strict: bool,
    form: str,
) -> None:
    """Generate from SPEC, or from the configured document.

    Nothing is written when there is an error.
    """
    from specloom import pipeline
    from specloom.writing.compare import conflict_difference

    config = read_configuration(config_path, form)
    chosen = chosen_spec(spec, config)
    run = pipeline.generate(
        chosen,
        chosen_orders(config, targets, output, settings),
        overlays=chosen_overlays(spec, overlays, config),
        force=force,
        strict=strict,
    )
    if form == "text":
        for made in run.outputs:
            for line in conflict_difference(made.files, made.root, made.changes):
                click.echo(line)
    report_run(run, form)
