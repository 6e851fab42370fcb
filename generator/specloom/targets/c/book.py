"""What all pages of C's documentation draw on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from specloom.ir.api import Api
from specloom.ir.typed import typed
from specloom.ir.types import Default, TypeId, TypeUse
from specloom.targets.c import syntax
from specloom.targets.c.enums import Place
from specloom.targets.c.naming import Names
from specloom.targets.c.typing import contents, type_of
from specloom.targets.c.values import initializer
from specloom.targets.kit.code import EMPTY, Code, compose
from specloom.targets.kit.escapes import markdown_anchor, markdown_code_cell
from specloom.targets.kit.reference.catalog import Catalog, Model
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.naming import Page


@dataclass(frozen=True, slots=True)
class Book:
    """The API, its names, and how prose is written. ``prefix`` is what types of enumerations in place begin with."""

    api: Api
    names: Names
    manner: Manner
    prefix: Code

    @property
    def catalog(self) -> Catalog:
        """The models."""
        return self.names.catalog

    @property
    def pages(self) -> tuple[Page, ...]:
        """The functions by tag."""
        return self.names.pages

    @property
    def models(self) -> Mapping[TypeId, str]:
        """The types of the models."""
        return self.names.types

    def name(self, text: str) -> Code:
        """Return an allocated name."""
        return syntax.name(text)

    def member_cell(self, use: TypeUse, place: Place, *, is_pointed: bool) -> Code:
        """Return the type of a struct's member for a cell, with a link to a model's page and with what a list is of."""
        kind = type_of(use, place, self.names)
        starred = kind.is_pointer or is_pointed
        shape = self.catalog.innermost(use)
        if isinstance(shape, Model):
            page = syntax.file_name(self.names.models[shape.definition.id])
            cell = compose("[**{}**]({}) \\*" if starred else "[**{}**]({})", kind.name, page)
        else:
            cell = compose("**{} \\***" if starred else "**{}**", kind.name)
        return self.with_contents(cell, use, place)

    def with_contents(self, cell: Code, use: TypeUse, place: Place) -> Code:
        """Return a cell with what the elements of a list are."""
        inside = contents(use, place, self.names)
        return compose("{} of {}", cell, markdown_code_cell(inside)) if inside else cell

    def default_note(self, default: Default | None, use: TypeUse, place: Place) -> Code:
        """Return the note that tells a default, if it is one that fits a cell."""
        if default is None or not isinstance(default.value, bool | int | float | str):
            return EMPTY
        shown = syntax.quoted(default.value) if self.manner.is_verbatim else self._shown(default, use, place)
        return compose("[default to {}]", self.manner.cell_code(shown))

    def _shown(self, default: Default, use: TypeUse, place: Place) -> Code:
        """Return a default as a program would write it; one of a struct as its JSON text."""
        value = typed(self.api.types, default.value, use)
        if value is None or type_of(use, place, self.names).is_struct:
            return syntax.string(json.dumps(default.value, ensure_ascii=False))
        return initializer(value, use, place, self.names)

    def class_title(self, class_name: str) -> Code:
        """Return the name of a page of functions, or a model's type."""
        return syntax.name(class_name)

    def method_link(self, page: Page, method: str) -> Code:
        """Return the link from the README to a function's section."""
        anchor = syntax.name(method if self.manner.is_verbatim else markdown_anchor(method))
        return compose("docs/{}#{}", syntax.file_name(page.class_name), anchor)

    def model_link(self, model: TypeId) -> Code:
        """Return the link from the README to a model's page."""
        return compose("docs/{}", syntax.file_name(self.names.models[model]))
