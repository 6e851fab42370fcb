"""``specloom lint``: the close look at a document."""

from __future__ import annotations

from pathlib import Path

import click

from specloom.cli import options
from specloom.cli.choices import chosen_overlays, chosen_spec, read_configuration
from specloom.cli.printing import EXIT_PROBLEM, print_findings, print_json
from specloom.cli.summary import Summary


@click.command()
@options.SPEC
@options.OVERLAY
@options.CONFIG
@options.FORM
def lint(spec: Path | None, overlays: tuple[Path, ...], config_path: Path | None, form: str) -> None:
    """Check SPEC as closely as openapi-spec-validator does, which takes seconds for a large document."""
    from specloom.parser.lint import validate_semantics
    from specloom.report import count_text

    config = read_configuration(config_path, form)
    found = validate_semantics(chosen_spec(spec, config), chosen_overlays(spec, overlays, config))
    if form == "json":
        print_json(Summary(found.api is not None, found.diagnostics, found.sources))
    else:
        print_findings(found.diagnostics, found.sources, form)
        click.echo(count_text(found.diagnostics) or "nothing found")
    if found.api is None:
        raise SystemExit(EXIT_PROBLEM)
