"""``specloom diff``: what changes for the users of an SDK."""

from __future__ import annotations

from pathlib import Path

import click

from specloom.cli.printing import EXIT_PROBLEM, print_findings


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="Lines for a terminal, an entry for a changelog, or JSON.",
)
@click.option("--allow-breaking", is_flag=True, help="Exit with 0 although there are breaking changes.")
def diff(old: Path, new: Path, form: str, allow_breaking: bool) -> None:
    """Tell what changes for users of the SDKs between the documents OLD and NEW.

    The last line says which step in the version that asks for. Exits with 1 if something breaks.
    """
    from specloom.changelog import changes_json, changes_markdown, changes_text
    from specloom.comparison import Impact, compare_apis, step
    from specloom.parser import parse
    from specloom.report import printable

    apis = []
    for path in (old, new):
        parsed = parse(path)
        print_findings([one for one in parsed.diagnostics if parsed.api is None], parsed.sources)
        if parsed.api is None:
            raise SystemExit(EXIT_PROBLEM)
        apis.append(parsed.api)
    changes = compare_apis(*apis)
    writers = {"text": changes_text, "markdown": changes_markdown, "json": changes_json}
    text = writers[form](changes)
    click.echo(text if form == "json" else "\n".join(printable(line) for line in text.split("\n")))
    if step(changes) is Impact.MAJOR and not allow_breaking:
        raise SystemExit(EXIT_PROBLEM)
