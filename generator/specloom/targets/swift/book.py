"""What all pages of Swift's documentation draw on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from specloom.ir.api import Api
from specloom.ir.types import Default, Enumeration, Record, Scalar, ScalarKind, TypeId, TypeUse
from specloom.targets.kit.code import EMPTY, Code, compose
from specloom.targets.kit.entities import entities
from specloom.targets.kit.escapes import url_fragment
from specloom.targets.kit.reference.catalog import Catalog, Model
from specloom.targets.kit.reference.manner import Manner
from specloom.targets.kit.reference.naming import Page
from specloom.targets.swift import syntax
from specloom.targets.swift.naming import Names, has_type
from specloom.targets.swift.typing import nullable_type_of, type_of
from specloom.targets.swift.values import constant


@dataclass(frozen=True, slots=True)
class Book:
    """The API, its names, and how prose is written. ``module`` is what a program imports."""

    api: Api
    names: Names
    manner: Manner
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
        """The types of the models."""
        return self.names.models

    @property
    def configuration(self) -> Code:
        """The type that holds what all methods share."""
        return syntax.name(self.names.configuration)

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

    def shown_type(self, use: TypeUse, inside: Code | None = None) -> Code:
        """Return a type as tables and comments name it: known pages say neither null nor enumerations in place."""
        if self.manner.is_verbatim:
            return type_of(use, self.names)
        return nullable_type_of(use, self.names, inside)

    def type_cell(self, use: TypeUse, inside: Code | None = None) -> Code:
        """Return a type for a cell: in bold, with a link to the page of the model that it is made of."""
        return self._linked(entities(nullable_type_of(use, self.names, inside)), use)

    def input_cell(self, use: TypeUse, inside: Code | None = None) -> Code:
        """Return the type of an argument or a result for a cell, as ``type_cell`` does."""
        if self.manner.is_verbatim:
            return self._linked(type_of(use, self.names), use)
        return self.type_cell(use, inside)

    def _linked(self, kind: Code, use: TypeUse) -> Code:
        shape = self.catalog.innermost(use)
        if not isinstance(shape, Model):
            return compose("**{}**", kind)
        return compose("[**{}**]({})", kind, syntax.file_name(self.models[shape.definition.id]))

    def default_note(self, default: Default | None, use: TypeUse | None = None) -> Code:
        """Return the note that tells a default, if it is one that fits a cell."""
        shown = self.default_value(default, use)
        return compose("[default to {}]", self.manner.cell_code(shown)) if shown else EMPTY

    def default_value(self, default: Default | None, use: TypeUse | None = None) -> Code:
        """Return a default as it is shown, nothing for none, null, an array or an object."""
        if default is None or not isinstance(default.value, bool | int | float | str):
            return EMPTY
        shape = self.catalog.shape(use) if use is not None else None
        value = default.value
        if isinstance(shape, Model):
            if self.manner.is_verbatim or not isinstance(shape.definition, Enumeration):
                return EMPTY
            shape = shape.definition
        if isinstance(shape, Enumeration) and (has_type(shape) or shape.id in self.models):
            known = any(member.value == value for member in shape.members)
            return constant(shape, value, self.names) if known else syntax.scalar(value)
        if isinstance(shape, Scalar) and self.manner.is_verbatim and isinstance(value, str):
            return _known_date(shape, value) or syntax.scalar(value)
        return syntax.scalar(value)

    def scheme_anchor(self, scheme: str) -> str:
        """Return what the README calls a security scheme for links: its name, without spaces, which end a link."""
        return scheme if self.manner.is_verbatim else "-".join(scheme.split())

    def class_title(self, class_name: str) -> Code:
        """Return the name of a type."""
        return syntax.name(class_name)

    def method_link(self, page: Page, method: str) -> Code:
        """Return the link from the README to a method's section."""
        fragment = self.names.fragments[page.class_name][method]
        return compose("docs/{}#{}", syntax.file_name(page.class_name), url_fragment(fragment))

    def model_link(self, model: TypeId) -> Code:
        """Return the link from the README to a model's page."""
        return compose("docs/{}", syntax.file_name(self.models[model]))


def _known_date(scalar: Scalar, text: str) -> Code:
    """Return a date as known pages show it as a default; nothing for other text."""
    try:
        if scalar.kind is ScalarKind.STRING and scalar.format == "date":
            weekday, month, day, _, year = (
                datetime.combine(date.fromisoformat(text), datetime.min.time()).ctime().split()
            )
            return syntax.string(f"{weekday} {month} {day:0>2} 00:00:00 UTC {year}")
        if scalar.kind is ScalarKind.STRING and scalar.format == "date-time":
            moment = datetime.fromisoformat(text.upper())
            seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
            return compose("Date(timeIntervalSince1970: {} / 1_000_000)", syntax.scalar(round(seconds * 1e6)))
    except ValueError:
        pass
    return EMPTY
