"""Plans become files in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment

from specloom.diagnostics import Diagnostic
from specloom.targets.kit.plan import FilePlan, SourceDocument
from specloom.writing.compiled import CompiledTemplates
from specloom.writing.files import File
from specloom.writing.overriding import OwnTemplates, explain_failure, unused_templates
from specloom.writing.shipped import compiled_folder
from specloom.writing.templates import engine


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files, and what there is to say about templates of the user's."""

    files: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


class RenderError(Exception):
    """A template and its model don't fit together: a mistake of this program, never of a document."""


class OwnTemplateError(Exception):
    """A template of the user's doesn't fit its model."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(one.message for one in diagnostics))
        self.diagnostics = diagnostics


def render(
    plans: Iterable[FilePlan], templates: Path, document: Callable[[], object] = lambda: None
) -> tuple[File, ...]:
    """Return the files, in the order of their paths. What has no model is copied byte by byte.

    ``document`` gives the document as JSON values, for targets that hand it on. Raises RenderError.
    """
    return render_with(plans, templates, None, document).files


def render_with(
    plans: Iterable[FilePlan],
    templates: Path,
    own: OwnTemplates | None,
    document: Callable[[], object] = lambda: None,
) -> Rendered:
    """Return the files; templates of the user's stand in for those of the same name.

    Raises RenderError, and OwnTemplateError.
    """
    environment = engine(templates, own.folder) if own else _compiled(templates)
    files: list[File] = []
    faults: list[Diagnostic] = []
    for plan in plans:
        if plan.model is None:
            files.extend(_copies(plan, templates / plan.template))
            continue
        if isinstance(plan.model, bytes):
            files.append(File(plan.path, plan.model))
            continue
        if isinstance(plan.model, SourceDocument):
            files.append(File(plan.path, _json(document())))
            continue
        model = plan.make_model()
        try:
            text = environment.get_template(plan.template).render(_context(model))
            files.append(File(plan.path, text.encode("utf-8"), plan.language))
        except Exception as error:
            fault = explain_failure(own, error) if own else None
            if fault is None:
                message = f"{plan.path} from {plan.template}: {type(error).__name__}: {error}"
                raise RenderError(message) from error
            faults.append(fault)
    if faults:
        raise OwnTemplateError(tuple(dict.fromkeys(faults)))
    unused = tuple(unused_templates(own, _loaded(environment), templates)) if own else ()
    return Rendered(tuple(sorted(files, key=lambda file: file.path)), unused)


@cache
def _compiled(templates: Path) -> Environment:
    """Return the engine for our own templates, which don't change while a program runs that watches others."""
    return engine(templates, compiled=CompiledTemplates(compiled_folder()))


def _loaded(environment: Environment) -> frozenset[str]:
    return frozenset(name for _, name in environment.cache or ())


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
    # The type checker takes the hash of a class for that of its instances.
    return {name: getattr(model, name) for name in _field_names(type(model))}  # type: ignore[arg-type]


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    if not is_dataclass(kind):
        raise TypeError(f"a model is a dataclass, not {kind.__name__}")
    return tuple([field.name for field in fields(kind)])
