"""Small changes that make a value follow its schema: what is too much goes, and a constant takes its place."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema_rs

from specloom.diagnostics import Location
from specloom.ir.types import JsonValue
from specloom.mock.schemas import Breach, Schemas

ROUNDS = 8

_Kind = jsonschema_rs.ValidationErrorKind


def repair(schemas: Schemas, location: Location, value: JsonValue) -> JsonValue:
    """Return the value with what the schema refuses left out or replaced, as far as that is obvious.

    What comes out isn't always right: a property that may not be there may be required as well.
    """
    tree: list[Any] = [copy.deepcopy(value)]
    for _ in range(ROUNDS):
        changed = False
        for breach in schemas.breaches(location, tree[0]):
            changed = _mend(tree, breach) or changed
        if not changed:
            break
    mended: JsonValue = tree[0]
    return mended


def _mend(tree: list[Any], breach: Breach) -> bool:
    """Change one place; return whether anything was changed."""
    holder: Any = tree
    path = (0, *breach.path)
    for step in path[:-1]:
        try:
            holder = holder[step]
        except (LookupError, TypeError):
            return False
    last = path[-1]
    try:
        found = holder[last]
    except (LookupError, TypeError):
        return False
    match breach.kind:
        case _Kind.Enum(options=[first, *_]) if first != found:
            holder[last] = first
        case _Kind.Constant(expected_value=expected) if expected != found:
            holder[last] = expected
        case _Kind.AdditionalProperties(unexpected=names) if isinstance(found, dict):
            for name in names:
                found.pop(name, None)
        case _Kind.Type() | _Kind.Enum() if found is None and isinstance(holder, dict):
            del holder[last]
        case _:
            return False
    return True
