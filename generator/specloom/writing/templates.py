"""The template engine, set up so that a template can print nothing but ``Code``."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, FunctionLoader, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from specloom.targets.kit.code import Code, indent
from specloom.writing.compiled import CompiledTemplates, PackedTemplates
from specloom.writing.rules import violations
from specloom.writing.shipped import templates_folder

__all__ = ["engine", "templates_folder"]


class _Ruled(Environment):
    """An environment that refuses to compile a template which breaks the rules."""

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        for violation in violations(source):
            raise TemplateSyntaxError(violation.message, violation.line, name, filename)
        return super()._generate(source, name, filename, defer_init)


class _Sandbox(_Ruled, SandboxedEnvironment):
    """The same for templates that others have written."""


def pack_templates(folder: Path, compiled: Path) -> None:
    """Compile all templates below a folder. Raises TemplateSyntaxError for one that breaks the rules."""
    made = engine(folder, compiled=PackedTemplates(compiled))
    # Without the names of files, which would tell where a program was packed.
    made.loader = FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8"))
    for path in sorted(folder.rglob("*.j2")):
        made.get_template(path.relative_to(folder).as_posix())


def engine(
    folder: Path, own: Path | None = None, *, compiled: CompiledTemplates | None = None
) -> Environment:
    """Return the engine for the templates below a folder, and those of a user, which come first.

    ``compiled`` are templates of that folder that needn't be compiled again. In a sandbox they are of no use.
    Compiling raises TemplateSyntaxError for a template that breaks the rules; printing raises TypeError for a
    value that isn't ``Code`` and UndefinedError for one that isn't there.
    """
    made = (_Sandbox if own else _Ruled)(
        loader=FileSystemLoader([own, folder] if own else folder, encoding="utf-8"),
        undefined=StrictUndefined,
        finalize=_code_only,
        autoescape=False,  # each language has escapers of its own; HTML's would be one too many
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=None if own else compiled,
        cache_size=-1,
    )
    made.globals.clear()
    made.tests.clear()
    made.filters.clear()
    made.filters["indent"] = indent
    return made


def _code_only(value: object) -> str:
    if isinstance(value, Code):
        return value.text
    if isinstance(value, StrictUndefined):
        return str(value)  # raises, and says which name it is
    raise TypeError(f"not Code: {value!r}")
