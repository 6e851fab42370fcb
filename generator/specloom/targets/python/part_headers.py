"""Headers of the parts of multipart bodies: which a caller gives, and what is known without one (OAS 3.1 §4.8.15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom.ir import graph
from specloom.ir.api import Encoding, Header, MediaType
from specloom.ir.media import Kind, kind_of
from specloom.ir.types import Enumeration, JsonValue, Types


@dataclass(frozen=True, slots=True)
class PartHeader:
    """A header of the part that a property of a body becomes."""

    part: str
    header: Header

    @property
    def name(self) -> str:
        """The header's name on the wire."""
        return self.header.name


def part_headers(content: tuple[MediaType, ...], types: Types) -> tuple[PartHeader, ...]:
    """Return the headers of parts that a caller may give: those with more than one possible value."""
    found = {
        (encoding.property, header.name.lower()): PartHeader(encoding.property, header)
        for media in content
        if kind_of(media, types) is Kind.MULTIPART
        for encoding in media.encodings
        for header in _sent(encoding)
        if _only_value(header, types) is None
    }
    return tuple(found.values())


def known_headers(encoding: Encoding, types: Types) -> Iterator[tuple[str, JsonValue]]:
    """Yield the headers of a part that are sent without a caller's word, with their values.

    A default is what the API takes the absence of a header for, so that only a required header needs it.
    """
    for header in _sent(encoding):
        only = _only_value(header, types)
        if only is not None:
            yield header.name, only
        elif header.required and header.default is not None:
            yield header.name, header.default.value


def needed_headers(encoding: Encoding, types: Types) -> tuple[str, ...]:
    """Return the headers that a part can't be sent without and that nobody but the caller knows."""
    known = {name for name, _ in known_headers(encoding, types)}
    return tuple(header.name for header in _sent(encoding) if header.required and header.name not in known)


def _sent(encoding: Encoding) -> Iterator[Header]:
    """Yield the declared headers but the one that makes a part what it is."""
    return (header for header in encoding.headers if header.name.lower() != "content-disposition")


def _only_value(header: Header, types: Types) -> JsonValue | None:
    resolved = graph.resolve(types, header.type, through_nullable=True)
    if isinstance(resolved, Enumeration) and len(resolved.members) == 1:
        return resolved.members[0].value
    return None
