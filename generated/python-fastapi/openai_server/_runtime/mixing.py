"""Objects with an undeclared property that is called as a declared one is in Python.

Where ``userId`` is declared, the attribute is ``user_id``. If a response holds
``user_id`` instead, pydantic counts the attribute among those that were set.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import CoreSchema, core_schema

from .core import ANY, first_of


class Absent(NamedTuple):
    """The value of a field that was not in the response, while it is decoded."""

    default: Any


def noticing(names: Sequence[str], notice: Callable[[], None]) -> CoreSchema:
    """Return a schema for the keys of undeclared properties.

    Args:
        names: The keys to look out for.
        notice: What to do when there is one.
    """

    def check(key: Any) -> Any:
        notice()
        return key

    wanted = core_schema.literal_schema(list(names))
    found = core_schema.no_info_after_validator_function(check, wanted)
    return first_of([found, ANY])


def unmix(model: BaseModel) -> BaseModel:
    """Take back what was only set by a property of another name."""
    values = model.__dict__
    for name, value in values.items():
        if isinstance(value, Absent):
            values[name] = value.default
            model.__pydantic_fields_set__.discard(name)
    return model
