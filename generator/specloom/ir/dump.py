"""The IR as text that people and tests can read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import Any, get_args

from specloom.diagnostics import Location
from specloom.ir.api import Api, SecurityScheme
from specloom.ir.types import Scalar, TypeDef, TypeUse

_SUMS = (*get_args(TypeUse), *get_args(TypeDef), *get_args(SecurityScheme))


def dump(api: Api) -> str:
    """Return an API as JSON: stable, with sorted types, without what has its default.

    Every value of a sum has a ``kind``, so that a scalar's own kind is called ``json``. Locations are left out where
    they repeat the id.
    """
    return json.dumps(_plain(api), indent=1, ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Location):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        result: dict[str, Any] = {"kind": type(value).__name__} if isinstance(value, _SUMS) else {}
        for field in fields(value):
            member = getattr(value, field.name)
            if not _is_default(field, member) and not _is_repeated(value, field, member):
                name = "json" if isinstance(value, Scalar) and field.name == "kind" else field.name
                result[name] = _plain(member)
        return result
    if isinstance(value, Mapping):
        return {str(key): _plain(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(member) for member in value]
    return value


def _is_default(field: Field[Any], member: Any) -> bool:
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return default is not MISSING and type(member) is type(default) and bool(member == default)


def _is_repeated(value: Any, field: Field[Any], member: Any) -> bool:
    return field.name == "location" and str(member) == getattr(value, "id", None)
