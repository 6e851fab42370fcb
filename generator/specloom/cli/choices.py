"""What to work on: the command line first, then the configuration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli.printing import EXIT_USAGE, print_findings, print_json
from specloom.cli.summary import Summary

if TYPE_CHECKING:
    from specloom.config import Config
    from specloom.request import Order, Request


def read_configuration(path: Path | None, form: str) -> Config:
    from specloom.config import Config, find_config, read_config

    path = path or find_config(Path())
    if path is None:
        return Config()
    configured = read_config(path)
    if configured.outcome.value is None:
        sources = {path.as_posix(): configured.source} if configured.source else {}
        if form == "json":
            print_json(Summary(False, configured.outcome.diagnostics, sources))
        else:
            print_findings(configured.outcome.diagnostics, sources, form)
        raise SystemExit(EXIT_USAGE)
    return configured.outcome.value


def configuration_files(path: Path | None) -> tuple[Path, ...]:
    """Return the files whose change may change the configuration."""
    return (path,) if path else (Path("specloom.toml"), Path("pyproject.toml"))


def chosen_request(
    config: Config,
    spec: Path | None,
    overlays: tuple[Path, ...],
    targets: tuple[str, ...],
    output: Path | None,
    settings: tuple[str, ...],
    strict: bool,
    lenient: bool,
) -> Request:
    """Return the whole of what is asked for."""
    from specloom.request import Request

    chosen = chosen_spec(spec, config)
    orders = chosen_orders(config, targets, output, settings)
    return Request(chosen, orders, chosen_overlays(spec, overlays, config), strict, lenient or config.lenient)


def chosen_spec(spec: Path | None, config: Config) -> Path:
    chosen = spec or config.spec
    if chosen is None:
        raise click.UsageError("no document: name one, or set spec in specloom.toml")
    return chosen


def chosen_overlays(spec: Path | None, overlays: tuple[Path, ...], config: Config) -> tuple[Path, ...]:
    """Return the overlays to apply. Configured ones are for the configured document alone."""
    if overlays:
        return overlays
    named = spec is not None and (config.spec is None or spec.resolve() != config.spec.resolve())
    return () if named else config.overlays


def chosen_orders(
    config: Config, names: tuple[str, ...], output: Path | None, settings: tuple[str, ...]
) -> tuple[Order, ...]:
    """Put together what the command line asks for with what is configured. The command line wins."""
    from specloom.request import Order

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
        options = {**configured.options, **_pairs(settings)}
        orders.append(Order(name, folder, options, configured.ignore, configured.templates))
    return tuple(orders)


def _pairs(settings: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise click.BadParameter(f"{setting!r} is not NAME=VALUE", param_hint="--set")
        pairs[name] = value
    return pairs
