"""Questions about annotations."""

from __future__ import annotations

from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import Annotated, Any, ForwardRef, Union, get_args, get_origin

from pydantic import BaseModel
from typing_extensions import TypeAliasType

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


def without_none(type_: Any) -> Any:
    if get_origin(type_) is Annotated:
        inner, *marks = get_args(type_)
        return Annotated[(without_none(inner), *marks)]
    if get_origin(type_) in (Union, UnionType):
        others = [each for each in get_args(type_) if each is not NoneType]
        return reduce(or_, others)
    return type_
