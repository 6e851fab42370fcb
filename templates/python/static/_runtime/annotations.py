"""Questions about annotations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import Annotated, Any, ForwardRef, Union, get_args, get_origin

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from .fields import fields_of
from .linking import namespace_of, value_of
from .marks import OneOf


def evaluated(type_: Any, names: dict[str, Any]) -> Any:
    text = type_.__forward_arg__ if isinstance(type_, ForwardRef) else type_
    return eval(text, names) if isinstance(text, str) else type_


def kinds(type_: Any, names: dict[str, Any]) -> list[str]:
    """The kinds of structured JSON values that a type has, one for each variant."""
    type_ = evaluated(type_, names)
    if isinstance(type_, TypeAliasType):
        return kinds(value_of(type_), namespace_of(type_))
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        return ["object"]
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        if any(isinstance(mark, OneOf) for mark in arguments[1:]):
            return ["object"]
        return kinds(arguments[0], names)
    if origin in (Union, UnionType):
        return [kind for each in arguments for kind in kinds(each, names)]
    if origin is dict:
        return ["object"]
    return ["array"] if origin in (list, tuple) else []


def tags_of(
    variants: Sequence[Any], names: dict[str, Any]
) -> tuple[str, dict[str, type[BaseModel]]] | None:
    """The property that every object among the variants has with another constant, and
    the class for each constant. None where nothing tells the objects apart."""
    objects = [each for each in variants if "object" in kinds(each, names)]
    if len(objects) < 2 or not all(isinstance(each, type) for each in objects):
        return None
    constants = [
        {field.wire: field.default for field in fields_of(cls) if field.constant}
        for cls in objects
    ]
    for property, value in constants[0].items():
        tags: list[Any] = [each.get(property) for each in constants]
        if isinstance(value, str) and None not in tags and len(set(tags)) == len(tags):
            return property, dict(zip(tags, objects, strict=True))
    return None


def without_none(type_: Any) -> Any:
    if get_origin(type_) is Annotated:
        inner, *marks = get_args(type_)
        return Annotated[(without_none(inner), *marks)]
    if get_origin(type_) in (Union, UnionType):
        others = [each for each in get_args(type_) if each is not NoneType]
        return reduce(or_, others)
    return type_
