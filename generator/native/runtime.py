"""What the classes of the compiled package have instead of what ``dataclasses`` gives them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

_Record = TypeVar("_Record")


def describe(
    record: Any,
    doc: str | None,
    names: tuple[str, ...],
    hints: dict[str, str],
    defaults: dict[str, Any],
    factories: dict[str, Callable[[], Any]],
    flags: dict[str, tuple[str, ...]],
) -> None:
    """Give a class its docstring, its annotations (those of properties, too), and its fields.

    ``flags`` are, by argument of ``field()``, the names of the fields for which it is false.
    """
    found: dict[str, Any] = {}
    for name in names:
        given: dict[str, Any] = {}
        if name in defaults:
            given["default"] = defaults[name]
        if name in factories:
            given["default_factory"] = factories[name]
        field: Any = dataclasses.field(
            **given,
            init=name not in flags.get("init", ()),
            repr=name not in flags.get("repr", ()),
            compare=name not in flags.get("compare", ()),
            kw_only=False,
        )
        field.name = name
        field.type = hints[name]
        field._field_type = _FIELD
        found[name] = field
    record.__dataclass_fields__ = found
    record.__annotations__ = hints
    if doc is not None:
        record.__doc__ = doc


def describe_enumeration(enumeration: Any, doc: str | None) -> None:
    """Give an enumeration its docstring, and take away the annotations that its members have got."""
    enumeration.__doc__ = doc
    enumeration.__annotations__ = {}


def replace(record: _Record, /, **changes: Any) -> _Record:
    """Return a copy of a record with other values. A type checker has seen that it has fields of these names."""
    copied: Any = record
    result: _Record = copied._replaced(changes)
    return result


_FIELD: Any = vars(dataclasses)["_FIELD"]
