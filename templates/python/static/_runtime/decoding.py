"""Turns JSON that was received into values of a declared type.

The type's annotations become a schema for pydantic-core, so that no Python code runs
for the parts of a response. By default decoding is lenient: unknown properties and
enumeration values are kept, nothing is required, and what doesn't fit its type stays
as it came. Strict decoding refuses such responses.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import SchemaValidator

from .building import LOCK
from .linking import link_type
from .schemas import Mode, Schemas

_LARGE: Final = 100_000


class Decoder:
    """Decodes JSON to one type.

    A lenient decoder knows the models that it has met: it starts with those that the
    type itself names, leaves objects of other models as they are, and where it met
    any it learns their models and decodes again. So a model that mentions every other
    one costs what the responses hold and not what they could hold. In the same way it
    learns of models whose objects have an undeclared property that is called as a
    declared one is in Python.
    """

    def __init__(self, type_: Any, mode: Mode = Mode.LENIENT) -> None:
        self._type = type_
        self._mode = mode
        self._newest: _Knowledge | None = None

    def decode(self, data: bytes) -> Any:
        """Decode JSON.

        Raises:
            pydantic_core.ValidationError: The text is not JSON or, if strict, it
                doesn't fit the type.
        """
        return self._read(partial(_validate, data))

    def check(self, value: Any) -> Any:
        """Return a value, as JSON holds it, as the type.

        Raises:
            pydantic_core.ValidationError: It doesn't fit the type.
        """
        return self._read(lambda validator: validator.validate_python(value))

    def _read(self, read: Callable[[SchemaValidator], Any]) -> Any:
        knowledge = self._newest or self._learn(None)
        while True:
            value = read(knowledge.validator)
            if knowledge.suffices:
                return value
            knowledge = self._learn(knowledge)

    def _learn(self, old: _Knowledge | None) -> _Knowledge:
        """Return what is known with what was met, which another thread may have learned."""
        with LOCK:
            if self._newest is old or self._newest is None:
                link_type(self._type)
                self._newest = _Knowledge(self._type, self._mode, old)
            return self._newest


class _Knowledge:
    """The models that a validator knows, and those that were met in decoding with it."""

    def __init__(self, type_: Any, mode: Mode, old: _Knowledge | None) -> None:
        self._known: set[type[BaseModel]] = set()
        self._known_mixed: set[type[BaseModel]] = set()
        if old is not None:
            self._known |= old._known | old._met
            self._known_mixed |= old._known_mixed | old._mixed
        self._met: set[type[BaseModel]] = set()
        self._mixed: set[type[BaseModel]] = set()
        schemas = Schemas(
            self._known, self._met.add, self._known_mixed, self._mixed.add
        )
        self.validator: SchemaValidator = schemas.validator(type_, mode)

    @property
    def suffices(self) -> bool:
        """Whether nothing was met that isn't known."""
        return self._met <= self._known and self._mixed <= self._known_mixed


def _validate(data: bytes, validator: SchemaValidator) -> Any:
    if len(data) < _LARGE or not gc.isenabled():
        return validator.validate_json(data)
    # All that is made here is kept, so that looking for garbage again and again while
    # it is made would be in vain; it would take a third of the time.
    gc.disable()
    try:
        return validator.validate_json(data)
    finally:
        _let_age()
        gc.enable()


def _let_age() -> None:
    """Make all objects old, so that what was just decoded isn't searched for garbage at
    once; not where the application has frozen objects, which would thaw."""
    if hasattr(gc, "freeze") and not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
