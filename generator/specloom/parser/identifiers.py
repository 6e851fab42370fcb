"""``$id``, ``$self`` and anchors: schemas that are found by name, not by place (JSON Schema §8.2, OAS 3.2 §4.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from specloom.diagnostics import Location
from specloom.parser.nodes import Node
from specloom.parser.source import Source, pointer_tokens


@dataclass(slots=True)
class _Names:
    """What one file identifies: addresses, anchors, and the addresses of what is below a pointer."""

    addresses: dict[str, Location] = field(default_factory=dict)
    anchors: dict[str, list[Location]] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)


class Identifiers:
    """The identifiers of a document set, each file looked through when that is first needed."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._names: dict[str, _Names] = {}
        self._has: dict[str, bool] = {}

    def has(self, file: str) -> bool:
        """Return whether a file gives anything an address of its own."""
        if file not in self._has:
            source = self._sources[file]
            words = ('"$id"', '"$self"') if source.is_json else ("$id", "$self")  # the longer is found sooner
            self._has[file] = any(word in source.text for word in words)
        return self._has[file]

    def find(self, place: Location, address: str) -> Location | None:
        """Return what has an address, in the words of a place: in its file, else in the root document."""
        whole = _join(self._base(place), address)
        for file in dict.fromkeys((place.file, "")):
            names = self._named(file).addresses
            for name in (whole, address):
                if name in names:
                    return names[name]
        return None

    def resource(self, place: Location) -> Location:
        """Return the innermost schema with an address around a place, else the document."""
        if self.has(place.file):
            bases = self._named(place.file).bases
            pointer = place.pointer
            while pointer:
                if pointer in bases:
                    return Location(place.file, pointer)
                pointer = pointer.rpartition("/")[0]
        return Location(place.file, "")

    def anchor(self, place: Location, name: str) -> Location | None:
        """Return what an anchor is at: of several, the one that shares most of its way with the place."""
        own = pointer_tokens(place.pointer)
        candidates = self._named(place.file).anchors.get(name, [])
        return max(candidates, key=lambda one: _shared(own, pointer_tokens(one.pointer)), default=None)

    def is_dynamic(self, place: Location, name: str) -> bool:
        """Return whether an anchor is at several schemas, so that the way to a reference decides between them."""
        return len(self._named(place.file).anchors.get(name, ())) > 1

    def _base(self, place: Location) -> str:
        return self._named(place.file).bases.get(self.resource(place).pointer, "")

    def _named(self, file: str) -> _Names:
        if file not in self._names:
            names = self._names[file] = _Names()
            pending = [(Node(Location(file, ""), self._sources[file].data), "")]
            while pending:
                node, base = pending.pop()
                if isinstance(node.value, dict):
                    base = _identify(names, node, base)
                    pending.extend((node.child(key), base) for key in reversed(node.value))
                elif isinstance(node.value, list):
                    pending.extend((node.child(number), base) for number in reversed(range(len(node.value))))
        return self._names[file]


def _identify(names: _Names, node: Node, base: str) -> str:
    """Note what an object is called, and return the base of addresses in it."""
    words = node.value if isinstance(node.value, dict) else {}
    for keyword in ("$self", "$id"):
        address = words.get(keyword)
        if isinstance(address, str) and (keyword == "$id" or not node.location.pointer):
            base = _join(base, address.removesuffix("#"))
            names.bases[node.location.pointer] = base
            for name in (base, address.removesuffix("#")):
                names.addresses.setdefault(name, node.location)
    for keyword in ("$anchor", "$dynamicAnchor"):
        anchor = words.get(keyword)
        if isinstance(anchor, str):
            names.anchors.setdefault(anchor, []).append(node.location)
    return base


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # an address that is none, such as ``http://[``
        return address


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
