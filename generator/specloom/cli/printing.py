"""What a command says at its end, to people or as JSON, and the exit code that says the same."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from specloom import __version__
from specloom.cli.summary import Summary, Written, summarize_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from specloom.diagnostics import Diagnostic
    from specloom.pipeline import Run
    from specloom.report import Source

EXIT_PROBLEM = 1
EXIT_USAGE = 2
VERSION = f"{__version__} (compiled)" if find_spec("specloom.native") else __version__
"""The version, and whether this is the compiled package: only that one has a module for its classes."""

USAGE_CODES = frozenset({"TARGET-UNKNOWN", "OPTION-UNKNOWN", "OPTION-INVALID", "CONFIG-INVALID"})
"""Errors of the command line and of the configuration, not of the document."""


def report_run(run: Run, form: str) -> None:
    """Tell what a run came to, and exit where it failed."""
    summary = summarize_run(run)
    report(summary, form)
    exit_with(summary)


def exit_with(summary: Summary) -> None:
    """Exit where there is a failure."""
    if not summary.ok:
        raise SystemExit(_exit_code(summary.diagnostics))


def report(summary: Summary, form: str) -> None:
    """Tell what there is to tell."""
    if form == "json":
        print_json(summary)
        return
    print_findings(summary.diagnostics, summary.sources, form)
    _print_summary(summary)


def report_bug(error: Exception) -> None:
    """Tell of an exception that should not be."""
    click.echo(f"specloom: this is a bug in specloom {VERSION}, not in your document.", err=True)
    click.echo(f"  {type(error).__name__}: {error}", err=True)
    click.echo("Please report it with the output of the same command after --debug.", err=True)
    click.echo(f"  specloom --debug {' '.join(sys.argv[1:])}", err=True)


def _exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity.value == "error"]
    only_usage = errors and all(error.code in USAGE_CODES for error in errors)
    return EXIT_USAGE if only_usage else EXIT_PROBLEM


def print_findings(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], form: str = "text"
) -> None:
    from specloom.report import render_annotations, render_text

    if form == "github":
        workspace = os.environ.get("GITHUB_WORKSPACE")
        click.echo(render_annotations(diagnostics, sources, Path(workspace) if workspace else None), nl=False)
        return
    text = render_text(diagnostics, sources, color=_colored(sys.stderr))
    click.echo(text, err=True, nl=False, color=True)


def _print_summary(summary: Summary) -> None:
    from specloom.report import count_text, counted

    findings = count_text(summary.diagnostics)
    if not summary.ok:
        click.echo(f"failed: {findings}", err=True)
        return
    if summary.size is not None:
        operations, types = summary.size
        subject = f"{counted(operations, 'operation')}, {counted(types, 'type')}"
        click.echo(f"{subject}{f'; {findings}' if findings else ''}")
    for output in summary.outputs:
        files = f"{counted(output.files, 'file')} in {output.root.as_posix()}"
        click.echo(f"{output.target}: {files}, {_changes_text(output)}")
        for path in output.kept:
            place = (output.root / path).as_posix()
            click.echo(f"  {place} was not as we wrote it: it is kept beside as .orig")


def _changes_text(output: Written) -> str:
    if not output.stale:
        return "up to date"
    if not (output.added or output.changed or output.removed):
        return "only its manifest changed"
    return f"{len(output.added)} added, {len(output.changed)} changed, {len(output.removed)} removed"


def print_json(summary: Summary) -> None:
    from specloom.report import render_json, to_json

    tree = {
        "ok": summary.ok,
        "diagnostics": to_json(summary.diagnostics, summary.sources),
        "outputs": [
            {
                "target": output.target,
                "root": output.root.as_posix(),
                "added": output.added,
                "changed": output.changed,
                "removed": output.removed,
                "kept": output.kept,
                "unchanged": output.unchanged,
                "conflicts": dict(output.conflicts),
            }
            for output in summary.outputs
        ],
    }
    click.echo(render_json(tree), nl=False)


def _colored(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
