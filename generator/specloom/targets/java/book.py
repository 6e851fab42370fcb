"""What all pages of Java's documentation draw on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from specloom.ir.api import Api
from specloom.ir.types import Default, Enumeration, Record, TypeId, TypeUse
from specloom.targets.java import syntax
from specloom.targets.java.naming import Names
from specloom.targets.java.typing import type_of
from specloom.targets.kit.code import EMPTY, Code, compose, join
from specloom.targets.kit.entities import entities
from specloom.targets.kit.escapes import markdown_code_cell
from specloom.targets.kit.reference.catalog import Catalog, Model
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.naming import Page

LONGEST = 110
"""Characters: a longer signature is put on several lines."""

AUTH = "auth"
"""The page of the security schemes, in the folder of the classes of operations."""


@dataclass(frozen=True, slots=True)
class Book:
    """The API, its names, and how prose is written."""

    api: Api
    names: Names
    manner: Manner

    @property
    def catalog(self) -> Catalog:
        """The models."""
        return self.names.catalog

    @property
    def pages(self) -> tuple[Page, ...]:
        """The classes of operations."""
        return self.names.pages

    @property
    def models(self) -> Mapping[TypeId, str]:
        """The classes of the models."""
        return self.names.models

    def name(self, text: str) -> Code:
        """Return an allocated name."""
        return syntax.name(text)

    def scalar(self, value: bool | int | float | str | None) -> Code:
        """Return a JSON scalar as it travels."""
        return syntax.json_scalar(value)

    def field_names(self, record: Record) -> Mapping[str, str]:
        """Return the names of a model's properties."""
        return self.names.fields(record)

    def constant_names(self, enumeration: Enumeration) -> tuple[str, ...]:
        """Return the names of an enumeration's constants."""
        return self.names.members(enumeration)

    def type_cell(self, use: TypeUse) -> Code:
        """Return a type for a cell of a page of a model: with a link to the page of the model it is made of."""
        shape = self.catalog.innermost(use)
        link = syntax.file_name(self.models[shape.definition.id]) if isinstance(shape, Model) else EMPTY
        return self._type_cell(type_of(use, self.names).code, link)

    def enum_cell(self, use: TypeUse, enum: Code) -> Code:
        """Return the type of an enumeration in place for a cell. ``enum`` is its class, which has a heading."""
        code = type_of(use, self.names, enum).code
        return self._type_cell(code, compose("#{}", syntax.fragment(enum.text)))

    def api_type_cell(self, use: TypeUse, code: Code) -> Code:
        """Return a type for a cell of a page of a class of operations. ``code`` is how the type is written there."""
        shape = self.catalog.innermost(use)
        link = self._model_page(self.models[shape.definition.id]) if isinstance(shape, Model) else EMPTY
        return self._type_cell(code, link)

    def _type_cell(self, code: Code, link: Code) -> Code:
        if link:
            return compose("[**{}**]({})", entities(code), link)
        return compose("`{}`", entities(code) if self.manner.is_verbatim else code)

    def _model_page(self, name: str) -> Code:
        file = syntax.file_name(name)
        return file if self.is_forwarded(name) else compose("../models/{}", file)

    def is_forwarded(self, name: str) -> bool:
        """Return whether there is a page beside the classes of operations that leads to the page of a model.

        Verbatim pages link models as if these were in their own folder, as known pages do.
        """
        return self.manner.is_verbatim and name.casefold() != AUTH

    def enum_values(self, use: TypeUse) -> tuple[str, ...]:
        """Return the values of the enumeration that a type is made of, none where it isn't."""
        shape = self.catalog.innermost(use)
        enumeration = shape.definition if isinstance(shape, Model) else shape
        if not isinstance(enumeration, Enumeration):
            return ()
        return tuple(_plain(member.value) or '""' for member in enumeration.members)

    def default_note(self, default: Default | None) -> Code:
        """Return the note that tells a default, if it is one that fits a cell."""
        value = default.value if default is not None else None
        if isinstance(value, list | tuple):
            shown = [_plain(item) for item in value if isinstance(item, bool | int | float | str)]
            text = ",".join(shown) if len(shown) == len(value) else ""
        else:
            text = _plain(value) if isinstance(value, bool | int | float | str) else ""
        if not text:
            return EMPTY
        code = (
            compose("`{}`", self.manner.cell(text)) if self.manner.is_verbatim else markdown_code_cell(text)
        )
        return compose("[default to {}]", code)

    def class_title(self, class_name: str) -> Code:
        """Return a class."""
        return syntax.name(class_name)

    def method_link(self, page: Page, method: str) -> Code:
        """Return the link from the README to a method's section."""
        return compose("docs/apis/{}#{}", syntax.file_name(page.class_name), syntax.name(method))

    def model_link(self, model: TypeId) -> Code:
        """Return the link from the README to a model's page."""
        return compose("docs/models/{}", syntax.file_name(self.models[model]))


def _plain(value: bool | int | float | str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def imports(classes: Iterable[Code]) -> tuple[Code, ...]:
    """Return the imports of a file, sorted."""
    return tuple(sorted(set(classes)))


def signature(result: Code, method: Code, arguments: Sequence[Code]) -> Code:
    """Return a method's signature: several arguments have a line each where one line would be long."""
    line = compose("{} {}({});", result, method, join(", ", arguments))
    if len(arguments) < 2 or len(line.text) <= LONGEST:
        return line
    return compose("{} {}(\n    {}\n);", result, method, join(",\n    ", arguments))
