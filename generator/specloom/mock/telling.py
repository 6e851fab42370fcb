"""Values that one alternative of a ``oneOf`` allows where several allow nearly everything.

Objects without required properties allow each other's values, so that ``oneOf`` refuses them all. A value is told apart
by properties that only the other alternatives declare, with values that these don't allow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specloom.ir.graph import resolve
from specloom.ir.typed import typed
from specloom.ir.types import Extra, JsonValue, Record, Types, TypeUse, Union

MOST_ALTERNATIVES = 20
_WRONG: tuple[JsonValue, ...] = ("example", 0, True)


def told_apart(types: Types, use: TypeUse, value: JsonValue) -> Iterator[JsonValue]:
    """Yield versions of a value that are one alternative's alone; nothing where the type has no such alternatives."""
    found = resolve(types, use, through_nullable=True)
    if not isinstance(found, Union) or not isinstance(value, Mapping):
        return
    resolved = (resolve(types, variant.type) for variant in found.variants[:MOST_ALTERNATIVES])
    records = [record for record in resolved if isinstance(record, Record)]
    for record in records:
        own = {field.name for field in record.fields}
        others = [other for other in records if other is not record]
        if record.extra is not Extra.FORBIDDEN:
            foreign = {field.name for other in others for field in other.fields} - own
            kept = {name: member for name, member in value.items() if name not in foreign}
            yield kept | dict(filter(None, (_breach(other, own, types) for other in others)))


def _breach(record: Record, known: set[str], types: Types) -> tuple[str, JsonValue] | None:
    """Return a property that isn't known, with a value that the record doesn't allow."""
    for field in record.fields:
        if field.name not in known:
            for wrong in _WRONG:
                if typed(types, wrong, field.type) is None:
                    return field.name, wrong
    return None
