"""References of Swagger 2.0, followed before anything is rebuilt."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

from specloom.ir.types import JsonValue
from specloom.parser.origins import Origin
from specloom.parser.rebuilding import Part
from specloom.parser.references import Documents

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")


class References:
    """The references of a document that has not been rebuilt. What can't be found is left to the reader of 3.0."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def follow(self, part: Part) -> Part:
        """Return what a Reference Object names in the end, the part itself where it is none or names nothing."""
        current, seen = part, set[str]()
        while reference := current.text("$ref"):
            place = self._documents.names(reference, "")
            if place is None or reference in seen:
                return part
            seen.add(reference)
            value = self._documents.at(place)
            current = Part(_rebased(value, place.file) if place.file else value, Origin(place))
        return current


def _rebased(value: JsonValue, file: str) -> JsonValue:
    """Return a copy of what another file holds, with its references as the root document would write them."""
    match value:
        case dict():
            return {
                key: _relative(member, file) if key == "$ref" else _rebased(member, file)
                for key, member in value.items()
            }
        case list():
            return [_rebased(item, file) for item in value]
        case _:
            return value


def _relative(reference: JsonValue, file: str) -> JsonValue:
    if not isinstance(reference, str) or _ELSEWHERE.match(reference):
        return reference
    address, _, fragment = reference.partition("#")
    name = (
        posixpath.normpath(posixpath.join(quote(posixpath.dirname(file)), address))
        if address
        else quote(file)
    )
    return f"{name}#{fragment}"
