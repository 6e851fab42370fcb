"""``specloom init``: write a first configuration."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("spec", required=False, type=click.Path(path_type=Path))
@click.option(
    "--target", "-t", "targets", multiple=True, metavar="ID", help="What to make; may be given again."
)
def init(spec: Path | None, targets: tuple[str, ...]) -> None:
    """Look at this folder and write a specloom.toml for it.

    The document is SPEC, or the one that is found. A configuration of OpenAPI Generator or openapi-python-client is
    carried over as far as there is an equal, and what has none is said.
    """
    from specloom.config import find_config
    from specloom.init.draft import draft
    from specloom.init.project import NoDocument, look_at
    from specloom.report import printable

    existing = find_config(Path())
    if existing is not None:
        raise click.UsageError(f"{existing.as_posix()} has a configuration already")
    if spec is not None and not spec.is_file():
        raise click.UsageError(f"there is no file {spec.as_posix()}")
    try:
        choices = look_at(Path(), spec.as_posix() if spec else "", targets)
    except NoDocument:
        raise click.UsageError(
            "there is no OpenAPI document below this folder: name one with specloom init SPEC"
        ) from None
    except LookupError as error:
        raise click.UsageError(f"there is no target {error.args[0]!r}; specloom targets lists them") from None
    Path("specloom.toml").write_text(draft(choices), encoding="utf-8", newline="\n")
    for number, planned in enumerate(choices.targets):
        wrote = "  and" if number else "wrote specloom.toml:"
        click.echo(printable(f"{wrote} {planned.target.id} from {choices.spec} to {planned.output}"))
    for setting in choices.settings.trail:
        became = f"is {setting.ours} now" if setting.ours else f"has no equal: {setting.reason}"
        click.echo(printable(f"  {setting.file}: {setting.key} {became}"))
    if choices.others:
        click.echo(printable(f"  not chosen: {', '.join(choices.others)}"))
    for planned in choices.targets:
        output = Path(planned.output)
        if output.is_dir() and any(output.iterdir()):
            click.echo(
                printable(
                    f"  {planned.output} has files already; those in the way are conflicts until --force"
                )
            )
    click.echo("next: specloom generate")
