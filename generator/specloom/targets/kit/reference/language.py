"""What the planners of reference pages ask of a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from specloom.ir.api import Api
from specloom.ir.types import Default, Enumeration, Record, TypeId, TypeUse
from specloom.targets.kit.code import Code
from specloom.targets.kit.reference.catalog import Catalog
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.naming import Page


class Index(Protocol):
    """What pages and models there are, and where. Links lead from the README."""

    @property
    def api(self) -> Api:
        """The API."""

    @property
    def manner(self) -> Manner:
        """How prose is written."""

    @property
    def catalog(self) -> Catalog:
        """The models."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """The classes of operations, sorted."""

    @property
    def models(self) -> Mapping[TypeId, str]:
        """The names of the models."""

    def name(self, text: str) -> Code:
        """Return an allocated name."""

    def class_title(self, class_name: str) -> Code:
        """Return the name of a class of operations or of a model as the README shows it."""

    def method_link(self, page: Page, method: str) -> Code:
        """Return the link to a method's section."""

    def model_link(self, model: TypeId) -> Code:
        """Return the link to a model's page."""


class Language(Index, Protocol):
    """A language's names and spellings for one API."""

    def scalar(self, value: bool | int | float | str | None) -> Code:
        """Return the literal of a JSON scalar."""

    def type_cell(self, use: TypeUse) -> Code:
        """Return a type for a cell of a page of a model."""

    def field_names(self, record: Record) -> Mapping[str, str]:
        """Return the names of a model's properties by their wire names."""

    def constant_names(self, enumeration: Enumeration) -> tuple[str, ...]:
        """Return the names of an enumeration's constants, in the order of its members."""

    def default_note(self, default: Default | None) -> Code:
        """Return the note that tells a default, nothing where there is none."""
