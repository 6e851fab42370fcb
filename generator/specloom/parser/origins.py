"""Where the parts of a merged document were written, before overlays moved and joined them."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.diagnostics import Location
from specloom.ir.types import JsonValue
from specloom.parser.source import pointer_tokens


@dataclass(slots=True)
class Origin:
    """The place of a value. ``parts`` are the origins of its members; None while they are where they always were."""

    location: Location
    parts: dict[str, Origin] | list[Origin] | None = None

    def find(self, pointer: str) -> Location:
        """Return the place of what a pointer into the merged value leads to."""
        origin = self
        tokens = pointer_tokens(pointer)
        for number, token in enumerate(tokens):
            part = origin._part(token)
            if part is None:
                return origin.location.below(*tokens[number:])
            origin = part
        return origin.location

    def part(self, token: str) -> Origin:
        """Return the origin of a member or an element."""
        return self._part(token) or Origin(self.location.child(token))

    def _part(self, token: str) -> Origin | None:
        match self.parts:
            case dict():
                return self.parts.get(token)
            case list() if token.isdecimal() and int(token) < len(self.parts):
                return self.parts[int(token)]
            case _:
                return None

    def at(self, pointer: str) -> Origin:
        """Return the origin of what a pointer leads to."""
        origin = self
        for token in pointer_tokens(pointer):
            origin = origin.part(token)
        return origin

    def behind(self, earlier: Origin) -> Origin:
        """Return these origins in a document whose own parts came from elsewhere before."""
        if self.location.file:
            return self
        if self.parts is None:
            return earlier.at(self.location.pointer)
        place = earlier.find(self.location.pointer)
        match self.parts:
            case dict() as parts:
                return Origin(place, {key: part.behind(earlier) for key, part in parts.items()})
            case list() as parts:
                return Origin(place, [part.behind(earlier) for part in parts])

    def members(self, value: dict[str, JsonValue]) -> dict[str, Origin]:
        """Return the origins of an object's members, to be changed with it."""
        if not isinstance(self.parts, dict):
            self.parts = {key: Origin(self.location.child(key)) for key in value}
        return self.parts

    def elements(self, value: list[JsonValue]) -> list[Origin]:
        """Return the origins of an array's elements, to be changed with it."""
        if not isinstance(self.parts, list):
            self.parts = [Origin(self.location.child(number)) for number in range(len(value))]
        return self.parts
