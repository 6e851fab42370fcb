"""What stands in the annotations of models beside the types themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypeAliasType

from .linking import value_of

Value = TypeVar("Value")


class NullMark:
    """Says of a field that null is one of its values."""


class OneOf:
    """Says which property tells the variants of a union apart, and by which values."""

    __slots__ = ("property", "variants")

    def __init__(self, property: str, variants: Mapping[Any, str]) -> None:
        self.property = property
        self.variants = variants

    def types(self, variants: Sequence[Any]) -> dict[Any, Any]:
        """Return each tag's type, given the union's types."""
        named = {variant.__name__: variant for variant in variants}
        return {tag: named[name] for tag, name in self.variants.items()}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        choices = self.types(get_args(source) or (source,))
        # The property is looked up by its name in JSON, and on models by attribute.
        names = dict.fromkeys([self.property])
        for variant in choices.values():
            names.update(dict.fromkeys(_attributes(variant, self.property)))
        paths: list[list[str | int]] = [[name] for name in names]
        return core_schema.tagged_union_schema(
            {tag: handler.generate_schema(type_) for tag, type_ in choices.items()},
            paths,
        )


Nullable: TypeAlias = Annotated[Value | None, NullMark()]
"""A value or null. On an optional field, null is sent when it was given."""


def wire(name: str) -> Any:
    """Give the field's name in JSON, where Python can't use it."""
    return Field(validation_alias=name, serialization_alias=name)


def read_only() -> Any:
    """Return the default of a required property that only responses hold."""
    return Field(default=None, json_schema_extra={"readOnly": True})


def write_only() -> Any:
    """Say of a required property that responses don't hold it."""
    return Field(json_schema_extra={"writeOnly": True})


def constant(value: Any) -> Any:
    """Return the default of a required property with one possible value.

    It is always sent.
    """
    return Field(default=value, json_schema_extra={"const": value})


def made(make: Callable[[], Any]) -> Any:
    """Return a default that is made anew each time."""
    return Field(default_factory=make)


def one_of(property: str, variants: Mapping[Any, str]) -> OneOf:
    """Tell the variants of a union apart by a property.

    Args:
        property: The property's name in JSON.
        variants: The name of the variant's class for each value of the property.
    """
    return OneOf(property, variants)


def _attributes(variant: Any, property: str) -> list[str]:
    """Return the Python names that a property has in a variant."""
    if isinstance(variant, TypeAliasType):
        return _attributes(value_of(variant), property)
    if isinstance(variant, type) and issubclass(variant, BaseModel):
        from .fields import fields_of

        return [field.name for field in fields_of(variant) if field.wire == property]
    return [name for part in get_args(variant) for name in _attributes(part, property)]
