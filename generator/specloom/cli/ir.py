"""``specloom ir``: what is understood of a document."""

from __future__ import annotations

from pathlib import Path

import click

from specloom.cli import options
from specloom.cli.choices import chosen_overlays, chosen_spec, read_configuration
from specloom.cli.printing import EXIT_PROBLEM, print_findings


@click.command()
@options.SPEC
@options.OVERLAY
@options.CONFIG
@options.LENIENT
def ir(spec: Path | None, overlays: tuple[Path, ...], config_path: Path | None, lenient: bool) -> None:
    """Show what is understood of SPEC, before any language has a say."""
    from specloom.ir.dump import dump
    from specloom.parser import parse

    config = read_configuration(config_path, "text")
    parsed = parse(
        chosen_spec(spec, config), chosen_overlays(spec, overlays, config), lenient=lenient or config.lenient
    )
    print_findings(parsed.diagnostics, parsed.sources)
    if parsed.api is None:
        raise SystemExit(EXIT_PROBLEM)
    click.echo(dump(parsed.api))
