"""What a project has settled: ``[tool.specloom]`` of pyproject.toml, or specloom.toml.

    spec = "spec/openapi.yaml"
    overlays = ["spec/streams.yaml"]

    [targets.python]
    output = "generated/python"
    ignore = ["README.md"]
    templates = "templates"

    [targets.python.options]
    package = "openai_client"

Paths are relative to the file. A key that isn't known is refused: a misspelt option would be silently without
effect.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from specloom.diagnostics import Diagnostic, Location, Outcome, Position, Severity

_TABLE = re.compile(r"\s*\[\[?([^\[\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*([^=#]+?)\s*=")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class TargetConfig:
    """What is settled for one target. Options are text, as on the command line, numbers and truths too.

    ``ignore`` are patterns of files, relative to the output, that the user keeps; ``templates`` is the folder with
    templates of the user's.
    """

    id: str
    output: Path | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """What is settled. ``targets`` and ``overlays`` stand in the order of the file. ``lenient`` is for the reading."""

    spec: Path | None = None
    targets: tuple[TargetConfig, ...] = ()
    overlays: tuple[Path, ...] = ()
    lenient: bool = False

    def target(self, name: str) -> TargetConfig:
        """Return what is settled for a target: nothing, where the file doesn't mention it."""
        return next((target for target in self.targets if target.id == name), TargetConfig(name))


@dataclass(frozen=True, slots=True)
class ConfigText:
    """The configuration's text, for excerpts. The keys of a pointer are the names of tables and keys."""

    path: Path
    text: str

    def position(self, pointer: str) -> Position:
        """Find the line of a key or table: the first that names it or something below it."""
        wanted = tuple(pointer.split("/")[1:])
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.text.split("\n"), 1):
            if header := _TABLE.match(line):
                table = named = _dotted(header[1])
            elif key := _KEY.match(line):
                named = table + _dotted(key[1])
            else:
                continue
            if named[: len(wanted)] == wanted:
                return Position(number, len(line) - len(line.lstrip()) + 1)
        return Position(1, 1)


@dataclass(frozen=True, slots=True)
class Configured:
    """The configuration as read, with its text where there is a file."""

    outcome: Outcome[Config]
    source: ConfigText | None = None


def find_config(folder: Path) -> Path | None:
    """Return a folder's configuration: specloom.toml, else a pyproject.toml with our table, else None."""
    own, shared = folder / "specloom.toml", folder / "pyproject.toml"
    if own.is_file():
        return own
    if shared.is_file() and re.search(
        r"^\s*\[tool\.specloom\b", shared.read_text("utf-8", "replace"), re.MULTILINE
    ):
        return shared
    return None


def read_config(path: Path) -> Configured:
    """Read a configuration. Every fault is reported with its line, as ``CONFIG-INVALID``."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Configured(Outcome(None, (_invalid(path, (), f"can't be read: {error}"),)))
    source = ConfigText(path, text)
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Configured(Outcome(None, (_not_toml(path, text, str(error)),)), source)
    prefix = ("tool", "specloom") if path.name == "pyproject.toml" else ()
    for key in prefix:
        tree = tree.get(key, {}) if isinstance(tree, dict) else {}
    findings = tuple(_invalid(path, (*prefix, *place), message) for place, message in _faults(tree))
    return Configured(Outcome(None if findings else _settled(tree, path.parent), findings), source)


def _settled(tree: Mapping[str, object], folder: Path) -> Config:
    targets = []
    for name, table in _table(tree.get("targets", {})).items():
        settings = _table(table)
        output = settings.get("output")
        options = {key: _text(value) for key, value in _table(settings.get("options", {})).items()}
        ignore = tuple(map(str, _list(settings.get("ignore", []))))
        own = settings.get("templates")
        templates = folder / str(own) if own else None
        targets.append(
            TargetConfig(name, folder / str(output) if output else None, options, ignore, templates)
        )
    spec = tree.get("spec")
    return Config(
        folder / str(spec) if spec else None,
        tuple(targets),
        tuple(folder / str(overlay) for overlay in _list(tree.get("overlays", []))),
        tree.get("lenient") is True,
    )


def _faults(tree: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """Find what is not as it must be, each with the keys that lead to it."""
    if not isinstance(tree, dict):
        yield (), "must be a table"
        return
    yield from _unknown((), tree, ("spec", "overlays", "lenient", "targets"))
    yield from _not_text(("spec",), tree.get("spec", ""))
    yield from _not_texts(("overlays",), tree.get("overlays", []))
    if not isinstance(tree.get("lenient", False), bool):
        yield ("lenient",), "must be true or false"
    targets = tree.get("targets", {})
    if not isinstance(targets, dict):
        yield ("targets",), "must be a table"
        return
    for name, table in targets.items():
        if not isinstance(table, dict):
            yield ("targets", name), "must be a table"
            continue
        yield from _unknown(("targets", name), table, ("output", "options", "ignore", "templates"))
        yield from _not_text(("targets", name, "output"), table.get("output", ""))
        yield from _not_text(("targets", name, "templates"), table.get("templates", ""))
        yield from _not_texts(("targets", name, "ignore"), table.get("ignore", []))
        options = table.get("options", {})
        if not isinstance(options, dict):
            yield ("targets", name, "options"), "must be a table"
            continue
        for key, value in options.items():
            if not isinstance(value, (str, bool, int, float)):
                yield ("targets", name, "options", key), "must be text, a number, true or false"


def _unknown(
    place: tuple[str, ...], table: Mapping[str, object], known: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    for key in table:
        if key not in known:
            yield (*place, key), f"is not known here; there are {', '.join(known[:-1])} and {known[-1]}"


def _not_text(place: tuple[str, ...], value: object) -> Iterator[tuple[tuple[str, ...], str]]:
    if not isinstance(value, str):
        yield place, "must be text"


def _not_texts(place: tuple[str, ...], value: object) -> Iterator[tuple[tuple[str, ...], str]]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        yield place, "must be a list of texts"


def _not_toml(path: Path, text: str, complaint: str) -> Diagnostic:
    found = _TOML_PLACE.search(complaint)
    last = Position(text.count("\n") + 1, 1)
    position = Position(int(found[1]), int(found[2])) if found and found[1] else last
    message = f"not TOML: {complaint[: found.start()] if found else complaint}"
    return Diagnostic("CONFIG-INVALID", Severity.ERROR, message, Location(path.as_posix(), ""), "", position)


def _invalid(path: Path, place: tuple[str, ...], message: str) -> Diagnostic:
    pointer = "".join(f"/{key}" for key in place)
    subject = ".".join(place) if place else "the configuration"
    return Diagnostic(
        "CONFIG-INVALID", Severity.ERROR, f"{subject} {message}", Location(path.as_posix(), pointer)
    )


def _table(value: object) -> Mapping[str, object]:
    assert isinstance(value, dict)
    return value


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _dotted(text: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in text.split("."))
