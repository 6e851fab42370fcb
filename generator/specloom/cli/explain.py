"""``specloom explain``: what a diagnostic means."""

from __future__ import annotations

import click


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain a diagnostic's CODE, or list all codes."""
    from specloom.codes import EXPLANATIONS

    if code is None:
        click.echo("\n".join(sorted(EXPLANATIONS)))
    elif code.upper() in EXPLANATIONS:
        click.echo(EXPLANATIONS[code.upper()])
    else:
        raise click.UsageError(f"there is no code {code!r}; specloom explain lists them")
