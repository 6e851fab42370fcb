"""What the pages of the documentation share: the files they are in, and what is said the same way everywhere."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from specloom.ir.api import Api, Operation
from specloom.ir.types import Default
from specloom.targets.kit.code import Code, compose, join
from specloom.targets.kit.escapes import markdown_anchor, markdown_cell, markdown_code_cell, markdown_text
from specloom.targets.kit.names import Wish, allocate
from specloom.targets.kit.text import first_sentence
from specloom.targets.python import syntax
from specloom.targets.python.cases import reserved_words
from specloom.targets.python.package import PlannedCredential, Settings
from specloom.targets.python.pages import ParameterRow, Row
from specloom.targets.python.planned import PlannedOperation
from specloom.targets.python.prose import Pages
from specloom.targets.python.scopes import Vocabulary
from specloom.targets.python.values import Rendering

_OTHER_PAGES = frozenset({"callbacks", "webhooks"})


@dataclass(frozen=True, slots=True)
class Handbook:
    """Everything the pages draw on. ``tag_files`` and ``pages.files`` are names of files in ``docs/``.

    ``rows`` are those of properties that have been planned: many types have the same ones.
    """

    api: Api
    vocabulary: Vocabulary
    settings: Settings
    credentials: tuple[PlannedCredential, ...]
    pages: Pages
    tag_files: dict[str, str]
    rendering: Rendering
    rows: dict[Hashable, ParameterRow] = field(default_factory=dict, repr=False, compare=False)


def open_handbook(
    api: Api, vocabulary: Vocabulary, settings: Settings, credentials: tuple[PlannedCredential, ...]
) -> Handbook:
    """Name the pages: a tag's is called after its class, a type's after the type."""
    names = vocabulary.names
    wishes = [Wish(f"tag {tag}", (name.class_name,), rank=0) for tag, name in names.tags.items()]
    wishes += [
        Wish(f"type {id}", (name.name, f"{name.name}Model"), rank=1) for id, name in names.types.items()
    ]
    taken = reserved_words()["files"] | _OTHER_PAGES
    reserved = {name for wish in wishes for name in wish.names if name.lower() in taken}
    stems = allocate(wishes, reserved=reserved, fold=str.casefold)
    files = {id: f"{stems[f'type {id}']}.md" for id in names.types}
    tag_files = {tag: f"{stems[f'tag {tag}']}.md" for tag in names.tags}
    pages = Pages(api.types, names, files)
    rendering = Rendering(api.types, names, settings.package)
    return Handbook(api, vocabulary, settings, credentials, pages, tag_files, rendering)


def operation_row(plan: PlannedOperation, tag: str, handbook: Handbook, folder: Code) -> Row:
    """Return an operation's row in a table; ``folder`` leads from the table's page to the operation's."""
    name = syntax.identifier(plan.name)
    file = syntax.page_name(handbook.tag_files[tag])
    return Row(
        api=syntax.identifier(handbook.vocabulary.names.tags[tag].class_name),
        method=name,
        link=compose("{}{}#{}", folder, file, name),
        verb=literal_verb(plan.operation),
        path=markdown_cell(plan.operation.path),
        summary=markdown_cell(first_sentence(plan.operation.summary or plan.operation.description)),
    )


def literal_verb(operation: Operation) -> Code:
    """Return the method of HTTP, which the parser has checked to be one."""
    return markdown_text(operation.method)


def notes(flags: list[Code], phrases: tuple[Code, ...]) -> Code:
    """Return the Notes cell: flags in brackets, then what a value must satisfy."""
    return join(" ", [*flags, *([join("; ", phrases)] if phrases else [])])


def default_note(default: Default | None) -> list[Code]:
    """Return the flag that tells a default, if there is one that fits a cell."""
    if default is None or not isinstance(default.value, None | bool | int | float | str):
        return []
    return [compose("[default to {}]", markdown_code_cell(syntax.scalar(default.value)))]


_README_HEADINGS = frozenset(
    [
        "installation",
        "getting-started",
        "models-and-dictionaries",
        "files",
        "errors",
        "options",
        "streams",
        "downloads",
        "servers",
        "server-variables",
        "webhooks",
        "pagination",
        "documentation-for-api-endpoints",
        "documentation-for-models",
        "documentation-for-authorization",
    ]
)


def scheme_anchor(name: str) -> str:
    """Return the fragment of a scheme's heading in the README, which stands after the README's own headings."""
    anchor = markdown_anchor(name)
    return f"{anchor}-1" if anchor in _README_HEADINGS else anchor
