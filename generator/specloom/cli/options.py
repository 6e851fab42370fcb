"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

SPEC = click.argument("spec", required=False, type=click.Path(path_type=Path))
OVERLAY = click.option(
    "--overlay",
    "overlays",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="An OpenAPI Overlay to apply first, in place of the configured ones. May be repeated.",
)
TARGET = click.option(
    "--target", "-t", "targets", multiple=True, metavar="ID", help="What to make. May be repeated."
)
OUTPUT = click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="DIR", help="Where to. Only with one target."
)
SET = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="An option of the target. Only with one target.",
)
CONFIG = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The configuration, instead of this folder's specloom.toml or pyproject.toml.",
)
LENIENT = click.option(
    "--lenient",
    is_flag=True,
    help="Leave out what can't be understood, with a warning, where the rest means something without it.",
)
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to report: for people, for programs, or as annotations of a GitHub workflow.",
    show_default=True,
)
VERBOSE = click.option("--verbose", "-v", is_flag=True, help="Tell how long each stage took.")
