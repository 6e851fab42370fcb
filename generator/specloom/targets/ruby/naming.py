"""Names in Ruby: ``snake_case`` methods, arguments and properties, ``UpperCamel`` classes, ``UPPER_CASE`` constants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specloom.ir.api import Api, Operation
from specloom.ir.types import Enumeration, Record, TypeId
from specloom.targets.kit.casing import lower_camel, reserved_words, snake, upper_camel
from specloom.targets.kit.reference.catalog import Catalog, make_catalog
from specloom.targets.kit.reference.inputs import Input, inputs_of
from specloom.targets.kit.reference.naming import (
    Page,
    name_fields,
    name_inputs,
    name_members,
    name_models,
    name_pages,
    publish_insides,
    readable,
    spoken_member,
)
from specloom.targets.kit.register import Register
from specloom.targets.kit.text import split_words


def _reserved(scope: str) -> frozenset[str]:
    return reserved_words(__package__)[scope]


def stem(tag: str) -> str:
    """Return what a class of operations is called after: ``Fine-tuning`` is ``FineTuning``."""
    name = upper_camel(tag)
    return f"Class{name}" if name[:1].isdigit() else name


def method(raw: str) -> str:
    """Return a method's name: ``getHTTPStatus`` is ``get_http_status``, ``class`` is ``call_class``."""
    name = "_".join(snake(lower_camel(part)) for part in raw.split(".") if lower_camel(part))
    return f"call_{name}" if name in _reserved("methods") or name[:1].isdigit() else name


def argument(raw: str) -> str:
    """Return an argument's name: ``X-Request-ID`` is ``x_request_id``, ``if`` is ``_if``."""
    return _variable(raw, "arguments")


def attribute(raw: str) -> str:
    """Return a property's name, as ``argument`` does."""
    return _variable(raw, "properties")


def _variable(raw: str, scope: str) -> str:
    name = snake(readable(raw)).rstrip("_")
    return f"_{name}" if name in _reserved(scope) or name[:1].isdigit() else name


def model(raw: str) -> str:
    """Return a class's name: ``open-ai_file`` is ``OpenAiFile``, ``200start`` is ``Model200start``."""
    name = upper_camel(readable(raw))
    return f"Model{name}" if name in _reserved("models") or name[:1].isdigit() else name


def constant(raw: str) -> str:
    """Return a constant's name: ``gpt-4o`` is ``GPT_4O``, ``1`` is ``N1``."""
    name = "_".join(split_words(raw)).upper() or "EMPTY"
    return f"N{name}" if name[:1].isdigit() else name


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an API that depend on the whole document. ``models`` has the classes of the models."""

    catalog: Catalog
    pages: tuple[Page, ...]
    models: Mapping[TypeId, str]
    register: Register

    def inputs(self, operation: Operation) -> tuple[tuple[str, Input], ...]:
        """Return the arguments of a method, named."""
        inputs = inputs_of(operation, self.catalog.types)
        refused = _reserved("arguments").__contains__
        return name_inputs(operation, inputs, self.catalog, self.models, argument, self.register, refused)

    def fields(self, record: Record) -> Mapping[str, str]:
        """Return the names of a model's properties, by their wire names."""
        owner, refused = self.catalog.owner(record), _reserved("properties").__contains__
        return name_fields(record, owner, attribute, self.register, refused)

    def members(self, enumeration: Enumeration) -> tuple[str, ...]:
        """Return the constants of an enumeration."""
        owner = self.catalog.owner(enumeration)
        return name_members(
            enumeration,
            owner,
            lambda member: constant(spoken_member(member)),
            self.register,
            lambda name: not name[0].isupper(),
        )


def name_api(api: Api, register: Register) -> Names:
    """Name everything that the gem's users see."""
    catalog = make_catalog(api)
    refused = _reserved("methods").__contains__
    pages = name_pages(api, catalog, register, stem=stem, method=method, suffix="Api", refused=refused)
    models = name_models(
        catalog,
        model,
        register,
        refused=lambda name: name in _reserved("models") or not name[0].isupper(),
        taken=[page.class_name for page in pages],
    )
    names = Names(catalog, pages, models, register)
    publish_insides(api, names)
    return names
