"""``specloom mock``: serve a document."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from specloom.cli import options
from specloom.cli.choices import chosen_overlays, chosen_spec, read_configuration
from specloom.cli.printing import EXIT_PROBLEM, print_findings

if TYPE_CHECKING:
    from specloom.mock.answering import Mock


@click.command()
@options.SPEC
@options.OVERLAY
@options.CONFIG
@click.option("--port", "-p", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0: any.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--max-body",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    metavar="MIB",
    help="The largest body of a request.",
)
@click.option(
    "--strict", is_flag=True, help="Refuse query parameters and bodies that the document doesn't declare."
)
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Let pages of this origin read replies, as pages of this machine may; * for any. Can be repeated.",
)
@options.LENIENT
@click.option("--quiet", "-q", is_flag=True, help="Don't log requests.")
def mock(
    spec: Path | None,
    overlays: tuple[Path, ...],
    config_path: Path | None,
    port: int,
    host: str,
    max_body: int,
    strict: bool,
    origins: tuple[str, ...],
    lenient: bool,
    quiet: bool,
) -> None:
    """Serve SPEC: requests are checked, replies are examples.

    A request chooses its reply with a Prefer header: code=404, example=NAME, dynamic=true.
    """
    from specloom import pipeline
    from specloom.mock.app import App
    from specloom.mock.serving import PortTaken, listen, serve, url_of
    from specloom.parser import parse
    from specloom.report import counted, printable

    config = read_configuration(config_path, "text")
    parsed = parse(
        chosen_spec(spec, config), chosen_overlays(spec, overlays, config), lenient=lenient or config.lenient
    )
    print_findings(parsed.diagnostics, parsed.sources)
    if parsed.api is None:
        raise SystemExit(EXIT_PROBLEM)
    answering = pipeline.mock(parsed, parsed.api, strict=strict, origins=origins)
    log = None if quiet else lambda line: click.echo(line, err=True)
    app = App(answering, most_body=max_body * 1024 * 1024, log=log)
    try:
        listening = listen(host, port)
    except PortTaken as error:
        raise click.UsageError(str(error)) from error
    url = url_of(listening)
    subject = f"{printable(parsed.api.info.title)} {printable(parsed.api.info.version)}".strip()
    below = "".join(f", and below {printable(base)}" for base in answering.router.bases)
    # What is made from here on doesn't stay: the collector is needed, and has nothing to find in the document.
    gc.freeze()
    gc.enable()
    operations = counted(len(parsed.api.operations), "operation")
    with _reviewed(answering):
        serve(app, listening, lambda: click.echo(f"{subject}: {operations} at {url}{below}"))
    click.echo("stopped")


@contextmanager
def _reviewed(answering: Mock) -> Iterator[None]:
    """Say, while requests are answered already, which replies can't be what the document asks for."""
    stopped = Event()

    from specloom.report import printable

    def review() -> None:
        for told in answering.unfollowed(stopped.is_set):
            click.echo(f"{printable(told)}: no value was found that its schema allows", err=True)

    reviewer = Thread(target=review)
    reviewer.start()
    try:
        yield
    finally:
        stopped.set()
        reviewer.join()
