"""What all pages of Ruby's documentation draw on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specloom.ir.api import Api
from specloom.ir.types import Default, Enumeration, Record, TypeId, TypeUse
from specloom.targets.kit.code import EMPTY, Code, compose
from specloom.targets.kit.entities import entities
from specloom.targets.kit.reference.catalog import Catalog, Model
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.naming import Page
from specloom.targets.ruby import syntax
from specloom.targets.ruby.naming import Names
from specloom.targets.ruby.typing import type_of


@dataclass(frozen=True, slots=True)
class Book:
    """The API, its names, and how prose is written. ``gem`` is what is required, ``module`` what holds the classes."""

    api: Api
    names: Names
    manner: Manner
    gem: Code
    module: Code

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
        """Return the literal of a JSON scalar."""
        return syntax.scalar(value)

    def field_names(self, record: Record) -> Mapping[str, str]:
        """Return the names of a model's properties."""
        return self.names.fields(record)

    def constant_names(self, enumeration: Enumeration) -> tuple[str, ...]:
        """Return the names of an enumeration's constants."""
        return self.names.members(enumeration)

    def type_cell(self, use: TypeUse) -> Code:
        """Return a type for a cell: in bold, with a link to the page of the model that it is made of."""
        bold = compose("**{}**", entities(type_of(use, self.names)))
        shape = self.catalog.innermost(use)
        if not isinstance(shape, Model):
            return bold
        return compose("[{}]({})", bold, syntax.file_name(self.models[shape.definition.id]))

    def default_note(self, default: Default | None) -> Code:
        """Return the note that tells a default, if it is one that fits a cell."""
        if default is None or not isinstance(default.value, bool | int | float | str):
            return EMPTY
        return compose("[default to {}]", self.manner.cell_code(syntax.scalar(default.value)))

    def class_title(self, class_name: str) -> Code:
        """Return a class with its module."""
        return compose("{}::{}", self.module, syntax.name(class_name))

    def method_link(self, page: Page, method: str) -> Code:
        """Return the link from the README to a method's section."""
        return compose("docs/{}#{}", syntax.file_name(page.class_name), syntax.name(method))

    def model_link(self, model: TypeId) -> Code:
        """Return the link from the README to a model's page."""
        return compose("docs/{}", syntax.file_name(self.models[model]))
