"""``specloom targets``: what can be generated."""

from __future__ import annotations

import click


@click.command()
@click.option("--json", "form", flag_value="json", help="As JSON.")
@click.option("--markdown", "form", flag_value="markdown", help="As tables for a page.")
def targets(form: str | None) -> None:
    """List the targets, their options and what each supports."""
    from specloom.report import render_json
    from specloom.support import support_json, support_markdown, support_text
    from specloom.targets import all_targets

    known = all_targets()
    match form:
        case "json":
            text = render_json(support_json(known))
        case "markdown":
            text = support_markdown(known)
        case _:
            text = support_text(known)
    click.echo(text, nl=False)
