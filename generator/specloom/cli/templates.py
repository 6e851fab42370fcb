"""``specloom templates``: the templates, and what each may use."""

from __future__ import annotations

from pathlib import Path

import click

import specloom
from specloom.cli import options


@click.command()
@click.argument("name", required=False)
@options.TARGET
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def templates(name: str | None, targets: tuple[str, ...], as_json: bool) -> None:
    """List the templates of the targets and the fields that each may use, or print the template NAME.

    A template of yours takes the place of the one with the same name: put it below the folder that `templates` names
    in the configuration of the target.
    """
    from specloom.catalogue import Catalogue, catalogue, catalogue_json, catalogue_text
    from specloom.parser import parse
    from specloom.report import render_json
    from specloom.targets import all_targets, find_target
    from specloom.targets.kit.register import Register
    from specloom.writing.shipped import templates_folder

    if name is not None:
        shipped = {
            path.relative_to(templates_folder()).as_posix(): path for path in templates_folder().rglob("*.j2")
        }
        if name not in shipped:
            raise click.UsageError(f"there is no template {name!r}; specloom templates lists them")
        click.echo(shipped[name].read_text(encoding="utf-8"), nl=False)
        return
    api = parse(Path(specloom.__file__).parent / "sample.yaml").api
    assert api is not None
    known: dict[str, Catalogue] = {}
    for id in targets or tuple(target.id for target in all_targets()):
        target = find_target(id)
        if target is None:
            raise click.UsageError(f"there is no target {id!r}; specloom targets lists them")
        defaults = {option.name: option.default for option in target.options}
        # One style of pages has templates that the other doesn't need.
        styles = ("verbatim", "corrected") if "docs_style" in defaults else ("",)
        given = [{**defaults, "docs_style": style} if style else defaults for style in styles]
        known[id] = catalogue(
            plan for options in given for plan in target.plan(api, options, Register()).value or ()
        )
    if as_json:
        click.echo(render_json({id: catalogue_json(one) for id, one in known.items()}), nl=False)
    else:
        click.echo("\n".join(catalogue_text(one) for one in known.values()), nl=False)
