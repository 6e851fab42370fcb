"""Plans become files in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from specloom.targets.kit.plan import FilePlan, SourceDocument
from specloom.writing.templates import engine


@dataclass(frozen=True, slots=True)
class File:
    """A file of the output. ``language`` is the one to format it as, ``""`` to leave it as it is."""

    path: str
    content: bytes
    language: str = ""


class RenderError(Exception):
    """A template and its model don't fit together: a mistake of this program, never of a document."""


def render(
    plans: Iterable[FilePlan], templates: Path, document: Callable[[], object] = lambda: None
) -> tuple[File, ...]:
    """Return the files, in the order of their paths. What has no model is copied byte by byte.

    ``document`` gives the document as JSON values, for targets that hand it on. Raises RenderError.
    """
    environment = engine(templates)
    files: list[File] = []
    for plan in plans:
        if plan.model is None:
            files.extend(_copies(plan, templates / plan.template))
            continue
        if isinstance(plan.model, SourceDocument):
            files.append(File(plan.path, _json(document())))
            continue
        try:
            text = environment.get_template(plan.template).render(_context(plan.model))
            files.append(File(plan.path, text.encode("utf-8"), plan.language))
        except Exception as error:
            raise RenderError(f"{plan.path} from {plan.template}: {type(error).__name__}: {error}") from error
    return tuple(sorted(files, key=lambda file: file.path))


def _json(value: object) -> bytes:
    """Return a value as JSON of ASCII characters alone, a member on each line."""
    return json.dumps(value, indent=1, allow_nan=False).encode("ascii") + b"\n"


def _copies(plan: FilePlan, source: Path) -> Iterator[File]:
    """Yield the plan's file, or the files below its folder, without what tools leave behind in one."""
    if source.is_file():
        yield File(plan.path, source.read_bytes())
        return
    if not source.is_dir():
        raise RenderError(f"{plan.path} from {plan.template}: there is no such file or folder")
    for path in source.rglob("*"):
        below = path.relative_to(source)
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in below.parts):
            name = below.as_posix()
            yield File(f"{plan.path}/{name}" if plan.path else name, path.read_bytes())


def _context(model: object) -> Mapping[str, object]:
    if not is_dataclass(model):
        raise TypeError(f"a model is a dataclass, not {type(model).__name__}")
    return {field.name: getattr(model, field.name) for field in fields(model)}
