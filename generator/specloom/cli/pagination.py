"""``specloom pagination``: which operations give pages."""

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
def pagination(spec: Path | None, overlays: tuple[Path, ...], config_path: Path | None) -> None:
    """Show which operations of SPEC give pages, how the next page is asked for, and why that is believed.

    Where that is wrong, x-specloom-pagination at the operation decides, in the document or in an overlay.
    """
    from specloom.ir.pagination import find_pagination
    from specloom.parser import parse
    from specloom.report import counted, printable

    config = read_configuration(config_path, "text")
    parsed = parse(chosen_spec(spec, config), chosen_overlays(spec, overlays, config))
    print_findings(parsed.diagnostics, parsed.sources)
    if parsed.api is None:
        raise SystemExit(EXIT_PROBLEM)
    found = 0
    for operation in parsed.api.operations:
        pages = find_pagination(operation, parsed.api.types).value
        if pages is not None:
            found += 1
            name = f" ({operation.operation_id})" if operation.operation_id else ""
            click.echo(printable(f"{operation.method} {operation.path}{name}: {pages.kind.value}"))
            click.echo(printable(f"  {pages.reason}"))
    click.echo(f"{found} of {counted(len(parsed.api.operations), 'operation')} with pages")
