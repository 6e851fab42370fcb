"""The fields of a model, read from its annotations without building the model."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .linking import annotations_of, link_class
from .marks import NullMark

MISSING: Any = object()
"""The default of a field that has none."""


class ModelField(NamedTuple):
    """One declared property.

    Attributes:
        name: The attribute's name.
        wire: The property's name in JSON.
        type: The annotation, evaluated; references inside aliases may not be.
        default: `MISSING` where the constructor asks for the field.
        factory: Makes the default, where it isn't the same object each time.
        nullable: Whether null is one of its values.
        read_only: Required in responses, not in requests.
        write_only: Required in requests, not in responses.
        constant: Whether the default is the property's only value.
    """

    name: str
    wire: str
    type: Any
    default: Any
    factory: Callable[[], Any] | None
    nullable: bool
    read_only: bool
    write_only: bool
    constant: bool

    @property
    def in_responses(self) -> bool:
        """Whether a response has to hold the property."""
        if self.read_only or self.constant:
            return True
        return self.default is MISSING and not self.write_only

    @property
    def in_requests(self) -> bool:
        """Whether a request has to hold the property."""
        return self.constant or self.default is MISSING


@cache
def fields_of(cls: type[BaseModel]) -> tuple[ModelField, ...]:
    """Return the fields of a model, in order of declaration."""
    annotations = _annotations(cls)
    return tuple(
        _field(name, info, annotations[name])
        for name, info in cls.__pydantic_fields__.items()
    )


@cache
def extra_type(cls: type[BaseModel]) -> Any:
    """Return the type of a model's undeclared properties."""
    for base in cls.__mro__:
        if base is not BaseModel and issubclass(base, BaseModel):
            annotation = annotations_of(base).get("__pydantic_extra__")
            if annotation is not None:
                return get_args(annotation)[1]
    return Any


@cache
def absent_when_none(cls: type[BaseModel]) -> frozenset[str]:
    """Return the optional fields for which ``None`` means "not given"."""
    return frozenset(
        field.name
        for field in fields_of(cls)
        if field.default is None and not field.nullable
    )


@cache
def constants(cls: type[BaseModel]) -> frozenset[str]:
    """Return the fields that have one possible value, which is always sent."""
    return frozenset(field.name for field in fields_of(cls) if field.constant)


def _annotations(cls: type[BaseModel]) -> dict[str, Any]:
    link_class(cls)
    annotations: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel:
            annotations.update(annotations_of(base))
    return annotations


def _field(name: str, info: FieldInfo, annotation: Any) -> ModelField:
    marks = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    infos = [info, *(mark for mark in marks if isinstance(mark, FieldInfo))]
    facts: dict[str, Any] = {}
    wire = name
    for each in infos:
        if isinstance(each.json_schema_extra, dict):
            facts.update(each.json_schema_extra)
        if isinstance(each.validation_alias, str):
            wire = each.validation_alias
    factory: Any = info.default_factory
    return ModelField(
        name=name,
        wire=wire,
        type=annotation,
        default=MISSING if info.is_required() else info.default,
        factory=factory,
        nullable=annotation is Any or any(isinstance(mark, NullMark) for mark in marks),
        read_only="readOnly" in facts,
        write_only="writeOnly" in facts,
        constant="const" in facts,
    )
