"""Example values: the document's own where they fit their schema, else made up within the schema's limits.

One tree, four uses: documentation, README, tests, mock servers. The same document gives the same examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from specloom.ir.api import Example, Header, MediaType, Parameter, ParameterLocation
from specloom.ir.exchange import Direction
from specloom.ir.graph import resolve
from specloom.ir.maker import Maker, Memory, Wish, first_typed, shown_default
from specloom.ir.plain import to_json
from specloom.ir.types import (
    Alias,
    Enumeration,
    JsonValue,
    Named,
    Nullable,
    Scalar,
    TypeId,
    Types,
    TypeUse,
)
from specloom.ir.values import RawValue, Value

MOST_PARTS = 1000
MOST_PARTS_COMPLETE = 300
LEVELS_COMPLETE = 3


def example_of(
    types: Types,
    use: TypeUse,
    *,
    given: Sequence[JsonValue] = (),
    direction: Direction = Direction.REQUEST,
    name: str = "",
    complete: bool = False,
) -> Value:
    """Return an example of a type: the first of ``given`` that fits, else the type's own, else one made up.

    ``given`` are the document's examples and default for the place of use, best first. ``name`` is the
    property's or parameter's: made-up texts are told by it. Made-up records have the required properties that
    travel in ``direction``; ``complete`` gives them the optional ones too, in the outer records and as far as
    the example stays readable, but not the deprecated ones of a request. What is made up is ``typed`` itself,
    unless the type has no finite value (a record that requires itself) or its limits can't be met: then as much
    of it as there is.
    """
    found = first_typed(types, given, use, direction)
    if found is not None:
        return found
    for levels in range(LEVELS_COMPLETE if complete else 0, -1, -1):
        parts = MOST_PARTS_COMPLETE if levels else MOST_PARTS
        maker = Maker(types, direction, levels, parts, memory=_memory.of(types))
        made = maker.make(use, Wish(name))
        if made is not None:
            return made
    made = Maker(types, direction, 0, MOST_PARTS_COMPLETE, cuts=True).make(use, Wish(name))
    return RawValue({}) if made is None else made


class _Memories:
    """The memory of the document that was asked about last: a run has one, and each of its pages has examples."""

    def __init__(self) -> None:
        self._last: tuple[Types, Memory] = ({}, {})

    def of(self, types: Types) -> Memory:
        """Return what was made of the types of this very table, which nobody changes."""
        known, memory = self._last
        if known is not types:
            memory = {}
            self._last = types, memory
        return memory


_memory = _Memories()


def example_of_parameter(types: Types, parameter: Parameter) -> Value:
    """Return an example of a parameter: its own, else its default, else its type's.

    A path's parameter is never empty: the path would be another one (OAS 3.1 §4.8.12.1).
    """
    given = (*_values(parameter.examples), *shown_default(parameter.default))
    if parameter.place is not ParameterLocation.PATH:
        return example_of(types, parameter.type, given=given, name=parameter.name)
    found = example_of(types, parameter.type, given=_full(given), name=parameter.name)
    if not _is_empty(to_json(found)):
        return found
    # The type's own example is empty, or what its limits lead to.
    given = _full((*given, *_given_by_names(types, parameter.type)))
    resolved = resolve(types, parameter.type, through_nullable=True)
    if isinstance(resolved, Enumeration):
        given = _full(member.value for member in resolved.members)
    elif isinstance(resolved, Scalar):
        limits = replace(resolved.limits, min_length=max(1, resolved.limits.min_length or 0))
        return example_of(types, replace(resolved, limits=limits), given=given, name=parameter.name)
    return example_of(types, parameter.type, given=given, name=parameter.name)


def _given_by_names(types: Types, use: TypeUse) -> tuple[JsonValue, ...]:
    """Return the examples of the names that a use goes by."""
    found: dict[TypeId, tuple[JsonValue, ...]] = {}
    while True:
        use = use.inner if isinstance(use, Nullable) else use
        if not isinstance(use, Named) or use.id in found:
            return tuple(value for examples in found.values() for value in examples)
        definition = types[use.id]
        found[use.id] = definition.examples
        if isinstance(definition, Alias):
            use = definition.target


def _full(values: Iterable[JsonValue]) -> tuple[JsonValue, ...]:
    return tuple(value for value in values if not _is_empty(value))


def _is_empty(value: JsonValue) -> bool:
    return value is None or value == "" or value == [] or value == {}


def example_of_header(types: Types, header: Header) -> Value:
    """Return an example of a header: its own, else its default, else its type's."""
    given = (*_values(header.examples), *shown_default(header.default))
    return example_of(types, header.type, given=given, direction=Direction.RESPONSE, name=header.name)


def example_of_media(
    types: Types, media: MediaType, direction: Direction, *, complete: bool = False
) -> Value | None:
    """Return an example of a body, or of an item of a sequential one; None where nothing is said."""
    given = _values(media.examples)
    use = media.type if media.type is not None else media.item_type
    if use is None:
        return RawValue(given[0]) if given else None
    return example_of(types, use, given=given, direction=direction, complete=complete)


def _values(examples: Iterable[Example]) -> tuple[JsonValue, ...]:
    return tuple(example.value for example in examples if not example.external_value)
