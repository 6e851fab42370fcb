"""What all pages of PHP's documentation draw on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specloom.ir.api import Api
from specloom.ir.exchange import Direction
from specloom.ir.graph import allows_null
from specloom.ir.types import Anything, Default, Enumeration, Record, TypeId, TypeUse
from specloom.targets.kit.code import EMPTY, Code, compose, literal
from specloom.targets.kit.entities import entity_cell
from specloom.targets.kit.escapes import markdown_anchor
from specloom.targets.kit.reference.catalog import Catalog, Model
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.naming import Page
from specloom.targets.php import syntax
from specloom.targets.php.naming import Names
from specloom.targets.php.typing import documented, documented_part


@dataclass(frozen=True, slots=True)
class Book:
    """The API, its names, and how prose is written."""

    api: Api
    names: Names
    manner: Manner

    @property
    def namespace(self) -> Code:
        """The namespace of the bundle."""
        return syntax.namespace(self.names.namespace)

    @property
    def catalog(self) -> Catalog:
        """The models."""
        return self.names.catalog

    @property
    def pages(self) -> tuple[Page, ...]:
        """The interfaces of operations."""
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
        """Return the names of an enumeration's cases."""
        return self.names.members(enumeration)

    def type_cell(self, use: TypeUse) -> Code:
        """Return a type for a cell of a page of a model, with null where it is a value."""
        shown = self._shown(use, Direction.REQUEST)
        if allows_null(self.api.types, use) and not isinstance(self.catalog.shape(use), Anything):
            shown = compose("{}|null", shown)
        return self._cell(shown, use, EMPTY)

    def argument_cell(self, use: TypeUse) -> Code:
        """Return the type of an argument for a cell of a page of operations."""
        return self._cell(self._shown(use, Direction.REQUEST), use, literal("../Model/"))

    def result_cell(self, use: TypeUse) -> Code:
        """Return the type of a result, which stands alone in its line."""
        return self._cell(self._shown(use, self.given), use, literal("../Model/"))

    @property
    def given(self) -> Direction:
        """What files of a response are: known pages show them as if they had been uploaded."""
        return Direction.REQUEST if self.manner.is_verbatim else Direction.RESPONSE

    def _shown(self, use: TypeUse, direction: Direction) -> Code:
        show = documented_part if self.manner.is_verbatim else documented
        return show(use, self.names, direction)

    def _cell(self, shown: Code, use: TypeUse, folder: Code) -> Code:
        """Return a type in bold, with a link to the page of the model that it is made of."""
        bold = compose("**{}**", entity_cell(shown.text))
        shape = self.catalog.innermost(use)
        if not isinstance(shape, Model):
            return bold
        return compose("[{}]({}{})", bold, folder, syntax.file_name(self.models[shape.definition.id]))

    def default_note(self, default: Default | None) -> Code:
        """Return the note that tells a default, if it is one that fits a cell."""
        if default is None or not isinstance(default.value, bool | int | float | str):
            return EMPTY
        return compose("[default to {}]", self.manner.cell_code(syntax.scalar(default.value)))

    def class_title(self, class_name: str) -> Code:
        """Return a class as the README shows it: without its namespace."""
        return syntax.name(class_name)

    def anchor(self, method: str) -> Code:
        """Return the fragment that renderers give the heading of a method."""
        return syntax.name(markdown_anchor(method))

    def method_link(self, page: Page, method: str) -> Code:
        """Return the link from the README to a method's section."""
        return compose("docs/Api/{}#{}", syntax.file_name(page.class_name), self.anchor(method))

    def model_link(self, model: TypeId) -> Code:
        """Return the link from the README to a model's page."""
        return compose("docs/Model/{}", syntax.file_name(self.models[model]))
