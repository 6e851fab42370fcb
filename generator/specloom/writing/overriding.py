"""A user's own templates: each instead of ours of the same name, by the same rules, in Jinja's sandbox.

What is wrong with one is a finding at its line, never an exception: their author is a user.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from specloom.diagnostics import Diagnostic, Location, Outcome, Position, Severity
from specloom.writing.rules import violations
from specloom.writing.templates import engine

_INVALID = "TEMPLATE-INVALID"


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template's text, for excerpts. ``path`` is the file as the user named it, ``sha256`` that of its bytes."""

    path: Path
    text: str
    sha256: str

    def position(self, pointer: str) -> Position:
        """Return the start: findings about templates have positions of their own."""
        return Position(1, 1)


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """The templates of a user's folder by name, as in ``python/client/client.py.j2``."""

    folder: Path
    texts: Mapping[str, TemplateText]

    @property
    def sources(self) -> Mapping[str, TemplateText]:
        """The texts by the ``file`` of a ``Location``."""
        return {_file(name): text for name, text in self.texts.items()}


def read_own_templates(folder: Path) -> Outcome[OwnTemplates]:
    """Read the templates below a folder. Every place that breaks a rule is reported, and the texts are there."""
    if not folder.is_dir():
        message = f"there is no folder {folder.as_posix()} with templates"
        return Outcome(OwnTemplates(folder, {}), (Diagnostic(_INVALID, Severity.ERROR, message),))
    texts: dict[str, TemplateText] = {}
    found: list[Diagnostic] = []
    for path in sorted(folder.rglob("*.j2")):
        name = path.relative_to(folder).as_posix()
        content = path.read_bytes()
        text = content.decode("utf-8", "replace")
        texts[name] = TemplateText(path, text, hashlib.sha256(content).hexdigest())
        if "\N{REPLACEMENT CHARACTER}" in text:
            found.append(_fault(name, 1, "the template is not UTF-8 text"))
        else:
            found.extend(_broken_rules(name, text))
    return Outcome(OwnTemplates(folder, texts), tuple(found))


def unused_templates(own: OwnTemplates, used: Iterable[str], shipped: Path) -> Iterator[Diagnostic]:
    """Report the templates that have no effect on any document: their names are probably misspelt."""
    for name in sorted(own.texts.keys() - set(used)):
        if not (shipped / name).is_file():
            message = "no template has this name, and none includes it"
            yield _fault(name, 1, message, "specloom templates lists the names", Severity.WARNING)


def explain_failure(own: OwnTemplates, error: Exception) -> Diagnostic | None:
    """Return what a template of the user did wrong, None where the last to blame is one of ours.

    A user's template that includes ours has to give it what it needs.
    """
    place = _last_place(own, error)
    if place is None:
        return None
    match error:
        case TemplateNotFound():
            message = f"there is no template {error.name!r}"
        case UndefinedError():
            message = f"{error.message}"
        case TypeError():
            message = f"only code can be printed: {error}"
        case TemplateError():
            message = str(error)
        case _:
            message = f"{type(error).__name__}: {error}"
    return _fault(*place, message, "specloom templates lists what each template can use")


def _broken_rules(name: str, text: str) -> Iterator[Diagnostic]:
    try:
        for violation in violations(engine(Path()).parse(text)):
            yield _fault(name, violation.line, violation.message, "templates/README.md has the rules")
    except TemplateSyntaxError as error:
        yield _fault(name, error.lineno, error.message or "it can't be read")


def _last_place(own: OwnTemplates, error: Exception) -> tuple[str, int] | None:
    """Return the innermost place within the user's templates from where the error came."""
    names = {str(text.path): name for name, text in own.texts.items()}
    place = None
    trace = error.__traceback__
    while trace is not None:
        name = names.get(trace.tb_frame.f_code.co_filename)
        if name is not None:
            place = name, trace.tb_lineno
        trace = trace.tb_next
    return place


def _fault(
    name: str, line: int, message: str, hint: str = "", severity: Severity = Severity.ERROR
) -> Diagnostic:
    return Diagnostic(_INVALID, severity, message, Location(_file(name), ""), hint, Position(line, 1))


def _file(name: str) -> str:
    return f"template:{name}"
