"""Building a document anew from the parts of another, with where each part was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specloom.ir.types import JsonValue
from specloom.parser.origins import Origin


@dataclass(frozen=True, slots=True)
class Part:
    """A value of the old document and where it was written. What isn't there is None, at the place of its holder."""

    value: JsonValue
    origin: Origin

    def has(self, key: str) -> bool:
        """Return whether this is an object with such a member."""
        return isinstance(self.value, dict) and key in self.value

    def at(self, key: str | int) -> Part:
        """Return a member or an element."""
        match self.value, key:
            case dict() as members, str() if key in members:
                return Part(members[key], self.origin.part(key))
            case list() as elements, int() if key < len(elements):
                return Part(elements[key], self.origin.part(str(key)))
            case _:
                return Part(None, self.origin)

    def text(self, key: str) -> str:
        """Return a member that is a text, else ``""``."""
        value = self.at(key).value
        return value if isinstance(value, str) else ""

    def list(self) -> Iterable[JsonValue]:
        """Return the elements of an array, none of anything else."""
        return self.value if isinstance(self.value, list) else ()


def members_of(part: Part) -> Iterator[tuple[str, Part]]:
    """Yield the members of an object, nothing of anything else."""
    if isinstance(part.value, dict):
        for key in part.value:
            yield key, part.at(key)


def elements_of(part: Part) -> Iterator[Part]:
    """Yield the elements of an array, nothing of anything else."""
    if isinstance(part.value, list):
        for number in range(len(part.value)):
            yield part.at(number)


class Built:
    """An object that is being built. Members keep the order in which they are put."""

    def __init__(self, origin: Origin) -> None:
        self._value: dict[str, JsonValue] = {}
        self._parts: dict[str, Origin] = {}
        self._location = origin.location

    def put(self, key: str, value: JsonValue, origin: Origin) -> None:
        """Put a value that was made up, at the place that it was made up from."""
        self._value[key] = value
        self._parts[key] = Origin(origin.location)

    def copy(self, key: str, part: Part) -> None:
        """Put a part of the old document as it is."""
        self._value[key] = part.value
        self._parts[key] = part.origin

    def build(self, key: str, built: Built) -> None:
        """Put an object that was built."""
        self._value[key], self._parts[key] = built.finished()

    def build_or_copy(self, key: str, built: Built | None, part: Part) -> None:
        """Put an object that was built, else the part that it would have been built from."""
        if built is None:
            self.copy(key, part)
        else:
            self.build(key, built)

    def put_all(self, key: str, elements: Iterable[tuple[JsonValue, Origin]], origin: Origin) -> None:
        """Put an array."""
        values, origins = [], []
        for value, place in elements:
            values.append(value)
            origins.append(place)
        self._value[key] = values
        self._parts[key] = Origin(origin.location, origins)

    def __contains__(self, key: str) -> bool:
        return key in self._value

    def finished(self) -> tuple[dict[str, JsonValue], Origin]:
        """Return the object and where its parts were written."""
        return self._value, Origin(self._location, self._parts)
