"""``specloom check``: say whether the output is what generate would write."""

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
    from specloom import pipeline
    from specloom.writing.compare import difference

    config = read_configuration(config_path, form)
    run = pipeline.check(
        chosen_spec(spec, config),
        chosen_orders(config, targets, output, settings),
        overlays=chosen_overlays(spec, overlays, config),
        strict=strict,
    )
    if form == "text":
        for made in run.outputs:
            for line in difference(made.files, made.manifest, made.root, made.changes):
                click.echo(line)
    report_run(run, form)
