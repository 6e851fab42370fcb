"""``specloom diff``: what changes for the users of an SDK."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli import options
from specloom.cli.choices import read_configuration
from specloom.cli.printing import EXIT_PROBLEM, print_findings

if TYPE_CHECKING:
    from specloom.comparison import Change
    from specloom.config import Config
    from specloom.ir.api import Api
    from specloom.targets.kit.plan import Target
    from specloom.targets.kit.register import Published


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--target",
    "-t",
    "targets",
    multiple=True,
    metavar="ID",
    help="Whose users to tell it to. May be repeated. Without it: the configured targets, else all.",
)
@options.CONFIG
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="Lines for a terminal, an entry for a changelog, or JSON.",
)
@click.option("--allow-breaking", is_flag=True, help="Exit with 0 although there are breaking changes.")
def diff(
    old: Path, new: Path, targets: tuple[str, ...], config_path: Path | None, form: str, allow_breaking: bool
) -> None:
    """Tell what changes for users of the SDKs between the documents OLD and NEW.

    The last line says which step in the version that asks for. Exits with 1 if something breaks.
    """
    from specloom.changelog import Told, changes_json, changes_markdown, changes_text
    from specloom.comparison import Impact, compare_apis
    from specloom.parser import parse
    from specloom.report import printable

    config = read_configuration(config_path, "text")
    chosen = _chosen(targets, config)
    apis = []
    for path in (old, new):
        parsed = parse(path)
        print_findings([one for one in parsed.diagnostics if parsed.api is None], parsed.sources)
        if parsed.api is None:
            raise SystemExit(EXIT_PROBLEM)
        apis.append(parsed.api)
    before, after = apis
    if config.spec is None or config.spec.resolve() not in (old.resolve(), new.resolve()):
        config = replace(config, targets=tuple(replace(one, output=None) for one in config.targets))
    told = Told(compare_apis(before, after), {one.id: _compare(one, before, after, config) for one in chosen})
    writers = {"text": changes_text, "markdown": changes_markdown, "json": changes_json}
    text = writers[form](told)
    click.echo(text if form == "json" else "\n".join(printable(line) for line in text.split("\n")))
    if told.step is Impact.MAJOR and not allow_breaking:
        raise SystemExit(EXIT_PROBLEM)


def _chosen(names: tuple[str, ...], config: Config) -> list[Target]:
    from specloom.targets import all_targets, find_target

    wanted = dict.fromkeys(names or [one.id for one in config.targets])
    found = {name: find_target(name) for name in wanted}
    unknown = [name for name, target in found.items() if target is None]
    if unknown:
        known = ", ".join(target.id for target in all_targets())
        raise click.BadParameter(
            f"there is no target {unknown[0]!r}; there are: {known}", param_hint="--target"
        )
    return [target for target in found.values() if target is not None] or list(all_targets())


def _compare(target: Target, old: Api, new: Api, config: Config) -> tuple[Change, ...]:
    """Compare what the users of a target see. New names heed the old ones, as they do in ``generate``."""
    from specloom.comparison import Surface, compare_surfaces
    from specloom.targets.kit.register import Register

    configured = config.target(target.id)
    settings = {option.name: option.default for option in target.options} | dict(configured.options)
    register = Register(_published(target, configured.output))
    before = Surface(target.surface(old, settings, register), old.types)
    after = Surface(target.surface(new, settings, Register(register.names)), new.types)
    return compare_surfaces(before, after, target.traits)


def _published(target: Target, output: Path | None) -> Published:
    """Return what the output of the configured document has published.

    These are today's names, which for the most part were those of OLD.
    """
    from specloom.writing.names import read_names

    if output is None:
        return {}
    found = read_names(output, target.is_name)
    if found.failed or found.value is None:
        text = found.value
        print_findings(found.diagnostics, {text.path.as_posix(): text} if text else {})
        raise SystemExit(EXIT_PROBLEM)
    return found.value.names if found.value.target == target.id else {}
