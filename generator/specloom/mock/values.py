"""Values to reply with: the document's examples where they follow its schemas, else values made up until one does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from specloom.diagnostics import Location
from specloom.ir.api import Example, Header, MediaType, Operation
from specloom.ir.examples import example_of
from specloom.ir.exchange import Direction
from specloom.ir.graph import resolve
from specloom.ir.plain import to_json
from specloom.ir.streams import items_of
from specloom.ir.typed import typed
from specloom.ir.types import JsonValue, ListOf, Types, TypeUse, Union
from specloom.mock.chance import Chance
from specloom.mock.repairing import repair
from specloom.mock.schemas import Schemas
from specloom.mock.telling import told_apart

TRIES = 60
MOST_VARIANTS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A value, and whether the document's schema allows it. Schemas that contradict themselves allow none."""

    value: JsonValue
    allowed: bool


class Values:
    """The values that replies of one API are made of. ``schemas`` are those for responses."""

    def __init__(self, types: Types, schemas: Schemas) -> None:
        self._types = types
        self._schemas = schemas
        self._found: dict[str, Found] = {}

    def of_media(self, media: MediaType, random: Random | None = None) -> Found:
        """Return the value of a body; ``random`` makes one up, else it is the same at all times."""
        if media.type is None:
            given = _values(media.examples)
            return Found(given[0] if given else "example", True)
        place = media.location.child("schema")
        if random is not None:
            made = self._first(self._chances(media.type, random), _Judge(self._schemas, place))
            if made.allowed:
                return made
        key = str(place)
        if key not in self._found:
            candidates = self._candidates(media.type, _values(media.examples))
            self._found[key] = self._first(candidates, _Judge(self._schemas, place))
        return self._found[key]

    def of_example(self, media: MediaType, name: str) -> Found | None:
        """Return the example of this name, as the document has it."""
        for example in media.examples:
            if example.name == name and not example.external_value:
                place = media.location.child("schema")
                allowed = media.type is None or self._schemas.accepts(place, example.value)
                return Found(example.value, allowed)
        return None

    def of_header(self, header: Header) -> Found:
        """Return the value of a header."""
        key = str(header.location)
        if key not in self._found:
            part = ("content", header.media_type, "schema") if header.media_type else ("schema",)
            candidates = self._candidates(header.type, _values(header.examples), header.name)
            self._found[key] = self._first(candidates, _Judge(self._schemas, header.location.below(*part)))
        return self._found[key]

    def of_items(
        self, media: MediaType, operation: Operation, random: Random | None = None
    ) -> tuple[Found, ...]:
        """Return the items of a sequence: the document's, else one of each kind, else three."""
        items = items_of(media, operation, self._types)
        use = items.type if items is not None else None
        given = [
            each
            for value in _values(media.examples)
            for each in (value if isinstance(value, list) and media.item_type is None else [value])
        ]
        if use is None:
            return tuple(Found(text, True) for text in given or ("example 1", "example 2", "example 3"))
        judge = self._item_judge(media)
        if random is None and given and all(judge.accepts(value) for value in given):
            return tuple(Found(value, True) for value in given)
        if random is not None:
            count = random.randint(1, 5)
            return tuple(self._first(self._chances(use, random), judge) for _ in range(count))
        return tuple(self._first(self._candidates(each, ()), judge) for each in self._kinds(use))

    def _kinds(self, use: TypeUse) -> tuple[TypeUse, ...]:
        found = resolve(self._types, use, through_nullable=True)
        if isinstance(found, Union) and not found.discriminator:
            return tuple(variant.type for variant in found.variants[:MOST_VARIANTS])
        return (use,) * 3

    def _item_judge(self, media: MediaType) -> _Judge:
        if media.item_type is not None:
            return _Judge(self._schemas, media.location.child("itemSchema"))
        use = None if media.type is None else resolve(self._types, media.type, through_nullable=True)
        return _Judge(self._schemas, media.location.child("schema"), in_list=isinstance(use, ListOf))

    def _first(self, candidates: Iterator[JsonValue], judge: _Judge) -> Found:
        """Return the first value that is allowed, as it is or repaired; else the first one."""
        first: Found | None = None
        for value in candidates:
            for each in judge.versions(value):
                if judge.accepts(each):
                    return Found(each, True)
            first = first or Found(value, False)
        return first or Found(None, False)

    def _candidates(self, use: TypeUse, given: Sequence[JsonValue], name: str = "") -> Iterator[JsonValue]:
        """Yield what a value may be, best first."""
        for value in given:
            tree = typed(self._types, value, use, direction=Direction.RESPONSE)
            yield value if tree is None else to_json(tree)
        made = [
            to_json(example_of(self._types, use, direction=Direction.RESPONSE, name=name, complete=complete))
            for complete in (True, False)
        ]
        yield from made
        for value in made:
            yield from told_apart(self._types, use, value)
        yield from self._chances(use, Random(0))

    def _chances(self, use: TypeUse, random: Random) -> Iterator[JsonValue]:
        """Yield values made up, with nulls first and then without: not every null is one that the schema allows."""
        for number in range(TRIES):
            yield Chance(self._types, random, nulls=number < TRIES // 2).make(use)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges by the schema at a place, which is that of a list of such values where ``in_list``."""

    schemas: Schemas
    place: Location
    in_list: bool = False

    def accepts(self, value: JsonValue) -> bool:
        return self.schemas.accepts(self.place, [value] if self.in_list else value)

    def versions(self, value: JsonValue) -> Iterator[JsonValue]:
        """Yield the value, and the value repaired."""
        yield value
        if not self.in_list:
            yield repair(self.schemas, self.place, value)


def _values(examples: Sequence[Example]) -> tuple[JsonValue, ...]:
    return tuple(example.value for example in examples if not example.external_value)
