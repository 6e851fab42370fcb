"""The command line. A command imports what it needs when it runs, so that ``--help`` is immediate.

Exit codes: 0 done; 1 the document or the output has a problem; 2 wrong usage; 70 a bug of this program.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from specloom import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from specloom.config import Config
    from specloom.diagnostics import Diagnostic
    from specloom.pipeline import Order, Output, Run
    from specloom.report import Source

EXIT_PROBLEM = 1
EXIT_USAGE = 2
USAGE_CODES = frozenset({"TARGET-UNKNOWN", "OPTION-UNKNOWN", "OPTION-INVALID", "CONFIG-INVALID"})
"""Errors of the command line and of the configuration, not of the document."""
EXIT_BUG = 70


class _Commands(click.Group):
    """A group in which an unexpected exception is reported as a bug of ours, without its traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params["debug"]:
                raise
            click.echo(f"specloom: this is a bug in specloom {__version__}, not in your document.", err=True)
            click.echo(f"  {type(error).__name__}: {error}", err=True)
            click.echo("Please report it with the output of the same command after --debug.", err=True)
            click.echo(f"  specloom --debug {' '.join(sys.argv[1:])}", err=True)
            ctx.exit(EXIT_BUG)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="specloom", message="%(prog)s %(version)s")
@click.option(
    "--debug", is_flag=True, envvar="SPECLOOM_DEBUG", help="Show a traceback for a bug of specloom."
)
def commands(debug: bool) -> None:
    """Turn one OpenAPI document into SDKs, server stubs and documentation."""


def main() -> None:
    """Run the command line and exit."""
    # A command keeps nearly all that it makes until it ends: to look for garbage would be in vain.
    gc.disable()
    commands(prog_name="specloom")


_spec = click.argument("spec", required=False, type=click.Path(path_type=Path))
_overlay = click.option(
    "--overlay",
    "overlays",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="An OpenAPI Overlay to apply first, in place of the configured ones. May be repeated.",
)
_target = click.option(
    "--target", "-t", "targets", multiple=True, metavar="ID", help="What to make. May be repeated."
)
_output = click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="DIR", help="Where to. Only with one target."
)
_set = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="An option of the target. Only with one target.",
)
_config = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The configuration, instead of this folder's specloom.toml or pyproject.toml.",
)
_strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
_form = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to report.",
    show_default=True,
)


@commands.command()
@_spec
@_overlay
@_target
@_output
@_set
@_config
@click.option("--force", is_flag=True, help="Write over files that were edited by hand or aren't ours.")
@_strict
@_form
def generate(
    spec: Path | None,
    overlays: tuple[Path, ...],
    targets: tuple[str, ...],
    output: Path | None,
    settings: tuple[str, ...],
    config_path: Path | None,
    force: bool,
    strict: bool,
    form: str,
) -> None:
    """Generate from SPEC, or from the configured document.

    Nothing is written when there is an error.
    """
    from specloom import pipeline

    config = _read_config(config_path, form)
    chosen = _chosen_spec(spec, config)
    run = pipeline.generate(
        chosen,
        _orders(config, targets, output, settings),
        overlays=_chosen_overlays(spec, overlays, config),
        force=force,
        strict=strict,
    )
    _report(run, form)


@commands.command()
@_spec
@_overlay
@_target
@_output
@_set
@_config
@_strict
@_form
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

    config = _read_config(config_path, form)
    run = pipeline.check(
        _chosen_spec(spec, config),
        _orders(config, targets, output, settings),
        overlays=_chosen_overlays(spec, overlays, config),
        strict=strict,
    )
    if form == "text":
        for made in run.outputs:
            for line in difference(made.files, made.manifest, made.root, made.changes):
                click.echo(line)
    _report(run, form)


@commands.command()
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


@commands.command()
@_spec
@_overlay
@_config
def ir(spec: Path | None, overlays: tuple[Path, ...], config_path: Path | None) -> None:
    """Show what is understood of SPEC, before any language has a say."""
    from specloom.ir.dump import dump
    from specloom.parser import parse

    config = _read_config(config_path, "text")
    parsed = parse(_chosen_spec(spec, config), _chosen_overlays(spec, overlays, config))
    _print_findings(parsed.diagnostics, parsed.sources)
    if parsed.api is None:
        raise SystemExit(EXIT_PROBLEM)
    click.echo(dump(parsed.api))


@commands.command()
@_spec
@_overlay
@_config
@_form
def lint(spec: Path | None, overlays: tuple[Path, ...], config_path: Path | None, form: str) -> None:
    """Check SPEC as closely as openapi-spec-validator does, which takes seconds for a large document."""
    from specloom.parser.lint import validate_semantics
    from specloom.report import count_text

    config = _read_config(config_path, form)
    found = validate_semantics(_chosen_spec(spec, config), _chosen_overlays(spec, overlays, config))
    if form == "json":
        _print_json(found.api is not None, found.diagnostics, found.sources)
    else:
        _print_findings(found.diagnostics, found.sources)
        click.echo(count_text(found.diagnostics) or "nothing found")
    if found.api is None:
        raise SystemExit(EXIT_PROBLEM)


@commands.command()
@_spec
@_overlay
@_config
def pagination(spec: Path | None, overlays: tuple[Path, ...], config_path: Path | None) -> None:
    """Show which operations of SPEC give pages, how the next page is asked for, and why that is believed.

    Where that is wrong, x-specloom-pagination at the operation decides, in the document or in an overlay.
    """
    from specloom.ir.pagination import find_pagination
    from specloom.parser import parse
    from specloom.report import counted, printable

    config = _read_config(config_path, "text")
    parsed = parse(_chosen_spec(spec, config), _chosen_overlays(spec, overlays, config))
    _print_findings(parsed.diagnostics, parsed.sources)
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


@commands.command()
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


def _read_config(path: Path | None, form: str) -> Config:
    from specloom.config import Config, find_config, read_config

    path = path or find_config(Path())
    if path is None:
        return Config()
    configured = read_config(path)
    if configured.outcome.value is None:
        sources = {path.as_posix(): configured.source} if configured.source else {}
        if form == "json":
            _print_json(False, configured.outcome.diagnostics, sources)
        else:
            _print_findings(configured.outcome.diagnostics, sources)
        raise SystemExit(EXIT_USAGE)
    return configured.outcome.value


def _chosen_spec(spec: Path | None, config: Config) -> Path:
    chosen = spec or config.spec
    if chosen is None:
        raise click.UsageError("no document: name one, or set spec in specloom.toml")
    return chosen


def _chosen_overlays(spec: Path | None, overlays: tuple[Path, ...], config: Config) -> tuple[Path, ...]:
    """Return the overlays to apply. Configured ones are for the configured document alone."""
    if overlays:
        return overlays
    named = spec is not None and (config.spec is None or spec.resolve() != config.spec.resolve())
    return () if named else config.overlays


def _orders(
    config: Config, names: tuple[str, ...], output: Path | None, settings: tuple[str, ...]
) -> tuple[Order, ...]:
    """Put together what the command line asks for with what is configured. The command line wins."""
    from specloom.pipeline import Order

    wanted = tuple(dict.fromkeys(names)) or tuple(target.id for target in config.targets)
    if not wanted:
        raise click.UsageError("no target: choose one with --target, or set [targets.ID] in specloom.toml")
    if len(wanted) > 1 and (output or settings):
        raise click.UsageError("--output and --set need exactly one --target")
    orders = []
    for name in wanted:
        configured = config.target(name)
        folder = output or configured.output
        if folder is None:
            raise click.UsageError(f"no folder for {name}: choose one with --output, or configure it")
        orders.append(Order(name, folder, {**configured.options, **_pairs(settings)}))
    return tuple(orders)


def _pairs(settings: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise click.BadParameter(f"{setting!r} is not NAME=VALUE", param_hint="--set")
        pairs[name] = value
    return pairs


def _report(run: Run, form: str) -> None:
    if form == "json":
        _print_json(not run.failed, run.diagnostics, run.sources, run.outputs)
    else:
        _print_findings(run.diagnostics, run.sources)
        _print_summary(run)
    if run.failed:
        raise SystemExit(_exit_code(run.diagnostics))


def _exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity.value == "error"]
    only_usage = errors and all(error.code in USAGE_CODES for error in errors)
    return EXIT_USAGE if only_usage else EXIT_PROBLEM


def _print_findings(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> None:
    from specloom.report import render_text

    text = render_text(diagnostics, sources, color=_colored(sys.stderr))
    click.echo(text, err=True, nl=False, color=True)


def _print_summary(run: Run) -> None:
    from specloom.report import count_text, counted

    findings = count_text(run.diagnostics)
    if run.failed:
        click.echo(f"failed: {findings}", err=True)
        return
    if run.api is not None:
        subject = f"{counted(len(run.api.operations), 'operation')}, {counted(len(run.api.types), 'type')}"
        click.echo(f"{subject}{f'; {findings}' if findings else ''}")
    for output in run.outputs:
        changes = output.changes
        counts = f"{len(changes.added)} added, {len(changes.changed)} changed, {len(changes.removed)} removed"
        files = f"{counted(len(output.files), 'file')} in {output.root.as_posix()}"
        click.echo(f"{output.target}: {files}, {counts if changes.stale else 'up to date'}")


def _print_json(
    ok: bool,
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    outputs: tuple[Output, ...] = (),
) -> None:
    from specloom.report import render_json, to_json

    tree = {
        "ok": ok,
        "diagnostics": to_json(diagnostics, sources),
        "outputs": [
            {
                "target": output.target,
                "root": output.root.as_posix(),
                "added": output.changes.added,
                "changed": output.changes.changed,
                "removed": output.changes.removed,
                "unchanged": len(output.changes.unchanged),
                "conflicts": dict(output.changes.conflicts),
            }
            for output in outputs
        ],
    }
    click.echo(render_json(tree), nl=False)


def _colored(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
