"""What the text of a parameter or of a form's field can be, told by its type."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from .annotations import evaluated
from .fields import extra_type, fields_of
from .files import FileMark
from .linking import link_type, namespace_of, value_of

_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d{0,400})(\.\d{1,400})?([eE][+-]?\d{1,4})?")

Names = dict[str, Any]


class Texts:
    """What a value may be when it has to be read from text.

    Attributes:
        words: Whether it may be text.
        numbers: Whether it may be a number.
        switches: Whether it may be true or false.
        nothing: Whether it may be null.
        files: Whether it may be a file.
        items: What it holds if it is a list, a type for each position, then the rest.
        is_list: Whether it may be a list.
        is_object: Whether it may be an object.
    """

    def __init__(self, type_: Any, names: Names | None = None) -> None:
        self.words = self.numbers = self.switches = self.nothing = self.files = False
        self.is_list = self.is_object = False
        self._items: list[Callable[[], Texts]] = []
        self._models: list[type[BaseModel]] = []
        self._others: list[Callable[[], Texts]] = []
        self._closed = True
        link_type(type_)
        self._add(type_, names or {})

    @property
    def is_scalar(self) -> bool:
        """Whether it may be something else than a list or an object."""
        return self.words or self.numbers or self.switches

    @property
    def has_parts(self) -> bool:
        """Whether it may be a list or an object."""
        return self.is_list or self.is_object

    def item(self, position: int) -> Texts:
        """Return what the item at a position may be."""
        if not self._items:
            return ANYTHING
        return self._items[min(position, len(self._items) - 1)]()

    @cached_property
    def members(self) -> dict[str, Texts]:
        """What the declared members of an object may be, by their names in JSON."""
        return {
            field.wire: Texts(field.type, namespace_of(model))
            for model in self._models
            for field in fields_of(model)
        }

    @property
    def is_open(self) -> bool:
        """Whether an object may have members that aren't declared."""
        return self.is_object and not self._closed

    def member(self, name: str) -> Texts:
        """Return what a member of an object may be."""
        found = self.members.get(name)
        if found is not None:
            return found
        return self._others[0]() if self._others else ANYTHING

    def value(self, text: str) -> Any:
        """Return the JSON value that a text stands for."""
        if self.numbers and (match := _NUMBER.fullmatch(text)):
            return float(text) if match[1] or match[2] else int(text)
        if self.switches and text in ("true", "false"):
            return text == "true"
        if self.has_parts and text[:1] in ("[", "{"):
            try:
                return json.loads(text)
            except (ValueError, RecursionError):
                return text
        if self.nothing and text == "null" and not self.words:
            return None
        return text

    def _add(self, type_: Any, names: Names) -> None:
        type_ = evaluated(type_, names)
        origin, arguments = get_origin(type_), get_args(type_)
        if isinstance(type_, TypeAliasType):
            self._add(value_of(type_), namespace_of(type_))
        elif type_ is Any:
            self.words = self.numbers = self.switches = self.nothing = True
            self.is_list = self.is_object = True
            self._closed = False
        elif type_ is NoneType or type_ is None:
            self.nothing = True
        elif type_ is bool:
            self.switches = True
        elif type_ in (int, float):
            self.numbers = True
        elif isinstance(type_, type) and issubclass(type_, BaseModel):
            self.is_object = True
            self._models.append(type_)
            if type_.model_config.get("extra") != "forbid":
                self._closed = False
                self._others.append(lambda: _extra(type_))
        elif origin is Annotated:
            if any(isinstance(mark, FileMark) for mark in arguments[1:]):
                self.files = True
            else:
                self._add(arguments[0], names)
        elif origin in (Union, UnionType):
            for each in arguments:
                self._add(each, names)
        elif origin is Literal:
            self._add_constants(arguments)
        elif origin in (list, tuple):
            self.is_list = True
            self._items += [_later(each, names) for each in arguments]
        elif origin is dict:
            self.is_object = True
            self._closed = False
            self._others.append(_later(arguments[1], names))
        else:
            self.words = True

    def _add_constants(self, constants: tuple[Any, ...]) -> None:
        for constant in constants:
            self.words |= isinstance(constant, str)
            self.switches |= isinstance(constant, bool)
            self.numbers |= type(constant) is int


def _extra(model: type[BaseModel]) -> Texts:
    # Looking at its fields links a model to those that it mentions.
    fields_of(model)
    return Texts(extra_type(model), namespace_of(model))


def _later(type_: Any, names: Names) -> Callable[[], Texts]:
    return lambda: Texts(type_, names)


ANYTHING: Final = Texts(Any)
