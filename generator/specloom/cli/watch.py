"""``specloom watch``: generate whenever something changes that the output is made from."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli import options
from specloom.cli.choices import chosen_request, configuration_files, read_configuration
from specloom.cli.generate import bring_up_to_date
from specloom.cli.printing import report_bug
from specloom.cli.progress import Progress

if TYPE_CHECKING:
    from specloom.request import Request
    from specloom.watching import Watched


@click.command()
@options.SPEC
@options.OVERLAY
@options.TARGET
@options.OUTPUT
@options.SET
@options.CONFIG
@options.STRICT
@options.LENIENT
@options.FORM
def watch(
    spec: Path | None,
    overlays: tuple[Path, ...],
    targets: tuple[str, ...],
    output: Path | None,
    settings: tuple[str, ...],
    config_path: Path | None,
    strict: bool,
    lenient: bool,
    form: str,
) -> None:
    """Generate now, and again whenever something changes that the output is made from.

    That is the document, files that it refers to, overlays, the configuration and templates of yours. A mistake in one
    of them is shown, and mended by the next change. Ctrl-C ends it.
    """
    from specloom.watching import Watcher

    def request() -> Request:
        config = read_configuration(config_path, form)
        return chosen_request(config, spec, overlays, targets, output, settings, strict, lenient)

    watcher = Watcher()
    try:
        while True:
            started = time.monotonic()
            # The collector would look through all that a turn makes, and which is given up at its end.
            gc.disable()
            used = _turn(request, configuration_files(config_path), form)
            gc.enable()
            gc.collect()
            _tell(f"{time.monotonic() - started:.2f} s; waiting for changes", form)
            changed = watcher.wait(used)
            _tell(f"changed: {', '.join(path.name for path in changed)}", form)
    except KeyboardInterrupt:
        _tell("ended", form)


def _turn(request: Callable[[], Request], settled: Iterable[Path], form: str) -> Watched:
    """Generate once, and return what was read. Nothing that goes wrong ends the watch."""
    from specloom.watching import Watched, read_digests

    # Read before they are used: what changes in between shall be noticed.
    files = read_digests(settled)
    try:
        wanted = request()
        templates = (order.templates for order in wanted.orders if order.templates)
        files |= read_digests((wanted.spec, *wanted.overlays, *templates))
        summary = bring_up_to_date(wanted, force=False, form=form, progress=Progress())
        return Watched(files | dict(summary.inputs), anything=not summary.ok)
    except click.ClickException as error:
        error.show()
    except SystemExit:
        pass  # the configuration has a mistake, which was told
    except Exception as error:
        report_bug(error)
    return Watched(files, anything=True)


def _tell(text: str, form: str) -> None:
    if form != "json":
        click.echo(text)
