"""The command line, a file for each command.

Takes: arguments. Gives: an exit code: 0 done; 1 the document or the output has a problem; 2 wrong usage; 70 a bug
of this program. May import: everything of ours, and click. A command imports what it needs when it runs, so that
``--help`` is immediate.
"""

from __future__ import annotations

import gc
import os
import sys
import threading

import click

from specloom.cli.check import check
from specloom.cli.diff import diff
from specloom.cli.explain import explain
from specloom.cli.generate import generate
from specloom.cli.init import init
from specloom.cli.ir import ir
from specloom.cli.lint import lint
from specloom.cli.mock import mock
from specloom.cli.pagination import pagination
from specloom.cli.printing import VERSION, report_bug
from specloom.cli.targets import targets
from specloom.cli.templates import templates
from specloom.cli.watch import watch

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
            report_bug(error)
            ctx.exit(EXIT_BUG)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="specloom", message="%(prog)s %(version)s")
@click.option(
    "--debug", is_flag=True, envvar="SPECLOOM_DEBUG", help="Show a traceback for a bug of specloom."
)
def commands(debug: bool) -> None:
    """Turn one OpenAPI document into SDKs, server stubs and documentation."""


for _command in (init, generate, check, watch, diff, mock, targets, templates, ir, lint, pagination, explain):
    commands.add_command(_command)


def main() -> None:
    """Run the command line and exit."""
    # A command keeps nearly all that it makes until it ends: to look for garbage would be in vain.
    gc.disable()
    try:
        commands(prog_name="specloom")
    except SystemExit as end:
        _leave(end)


def _leave(end: SystemExit) -> None:
    """End the process at once: to take apart all that a command has made takes as long as to write it."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        raise end from None
    if isinstance(end.code, int) and threading.active_count() == 1:
        os._exit(end.code)
    raise end
