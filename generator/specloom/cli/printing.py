"""What a command says at its end, to people or as JSON, and the exit code that says the same."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from specloom.diagnostics import Diagnostic
    from specloom.pipeline import Output, Run
    from specloom.report import Source

EXIT_PROBLEM = 1
EXIT_USAGE = 2
USAGE_CODES = frozenset({"TARGET-UNKNOWN", "OPTION-UNKNOWN", "OPTION-INVALID", "CONFIG-INVALID"})
"""Errors of the command line and of the configuration, not of the document."""


def report_run(run: Run, form: str) -> None:
    if form == "json":
        print_json(not run.failed, run.diagnostics, run.sources, run.outputs)
    else:
        print_findings(run.diagnostics, run.sources)
        _print_summary(run)
    if run.failed:
        raise SystemExit(_exit_code(run.diagnostics))


def _exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity.value == "error"]
    only_usage = errors and all(error.code in USAGE_CODES for error in errors)
    return EXIT_USAGE if only_usage else EXIT_PROBLEM


def print_findings(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> None:
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
        for path in changes.kept:
            click.echo(
                f"  {(output.root / path).as_posix()} was not as we wrote it: it is kept beside as .orig"
            )


def print_json(
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
                "kept": output.changes.kept,
                "unchanged": len(output.changes.unchanged),
                "conflicts": dict(output.changes.conflicts),
            }
            for output in outputs
        ],
    }
    click.echo(render_json(tree), nl=False)


def _colored(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
