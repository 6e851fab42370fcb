"""The configuration as text, with its reasons."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from specloom.init.settings import Settings
from specloom.targets.kit.plan import Target


@dataclass(frozen=True, slots=True)
class Planned:
    """A target and its folder, with what an earlier configuration says of it: patterns and options."""

    target: Target
    output: str
    ignore: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """What is to be written down. ``others`` are documents that were found and not chosen."""

    spec: str
    targets: tuple[Planned, ...]
    settings: Settings
    others: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()


def draft(choices: Choices) -> str:
    """Return the text of a ``specloom.toml``."""
    return "".join(f"{line}\n" if line else "\n" for line in _lines(choices))


def _lines(choices: Choices) -> Iterator[str]:
    yield "# What `specloom generate` and `specloom check` work on. Paths are relative to this file."
    yield ""
    if choices.others:
        yield f"# There are more documents here: {_comment(', '.join(choices.others))}"
    yield f"spec = {_text(choices.spec)}"
    yield ""
    yield "# Overlays add to the document or correct it, in this order (https://spec.openapis.org/overlay/latest.html)."
    overlays = ", ".join(map(_text, choices.overlays))
    yield f"overlays = [{overlays}]" if overlays else '# overlays = ["overlay.yaml"]'
    yield ""
    yield "# Leave out what can't be understood, with a warning, instead of refusing the document."
    yield "# lenient = true"
    yield ""
    for number, planned in enumerate(choices.targets):
        yield from [""] if number else []
        yield from _target(planned)
    lost = [setting for setting in choices.settings.trail if not setting.ours]
    if lost:
        yield ""
        yield "# Not carried over:"
        for setting in lost:
            yield f"#   {_comment(f'{setting.file}: {setting.key}: {setting.reason}')}"


def _target(planned: Planned) -> Iterator[str]:
    target = planned.target
    yield f"[targets.{target.id}]"
    yield f"output = {_text(planned.output)}"
    yield ""
    yield "# Files of the output that you keep yourself: patterns as in a .gitignore, relative to the output."
    if planned.ignore:
        yield "ignore = ["
        for pattern in planned.ignore:
            yield f"    {_text(pattern)},"
        yield "]"
    else:
        yield '# ignore = ["README.md"]'
    yield ""
    yield "# A folder with templates of yours, each instead of ours of the same name: `specloom templates` lists them."
    yield '# templates = "templates"'
    yield ""
    yield f"[targets.{target.id}.options]"
    for option in target.options:
        yield f"# {_comment(option.description)}"
        given = planned.options.get(option.name)
        yield f"{option.name} = {_text(given)}" if given else f"# {option.name} = {_text(option.default)}"


def _text(value: str) -> str:
    """Return a TOML basic string: JSON's, but for one character."""
    return json.dumps(value).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    """Return text that can't leave its comment."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
