"""Which representation is asked for, and which one was sent (RFC 9110 §8.3, §12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from specloom.ir.api import MediaType
from specloom.ir.media import Kind, essence_of, is_sequential, kind_of
from specloom.ir.types import Types

_ESSENCE = re.compile(r"[A-Za-z0-9!#$&^_.+*-]{1,127}/[A-Za-z0-9!#$&^_.+*-]{1,127}")
_WEIGHT = re.compile(r"[01](?:\.[0-9]{0,3})?")
PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class _Wanted:
    essence: str
    weight: float

    @property
    def precision(self) -> int:
        return 0 if self.essence == "*/*" else 1 if self.essence.endswith("/*") else 2


@dataclass(frozen=True, slots=True)
class Representation:
    """A declared media type, and the concrete one that it is served as."""

    media: MediaType
    content_type: str


def choose(
    content: Iterable[MediaType], accept: str | None, types: Types, *, streamed: bool = False
) -> Representation | None:
    """Return the representation that suits best, None where none does.

    Among equals JSON goes first and streams last, or first if ``streamed``; then the document's order counts.
    """
    wanted = _read_accept(accept)
    best: tuple[tuple[float, int, bool, bool], Representation] | None = None
    for media in content:
        weight, precision, name = _weigh(media, wanted, types)
        if not weight:
            continue
        is_json = kind_of(media, types) is Kind.JSON
        rank = (weight, precision, is_sequential(media.name) is streamed, is_json)
        if best is None or rank > best[0]:
            best = (rank, Representation(media, name))
    return None if best is None else best[1]


def accepts(accept: str | None, essence: str) -> bool:
    """Return whether an Accept header names a media type, not only a range around it."""
    return any(each.essence == essence and each.weight for each in _read_accept(accept))


def _read_accept(accept: str | None) -> tuple[_Wanted, ...]:
    found = []
    for piece in (accept or "").split(",")[:100]:
        name, *parameters = [each.strip() for each in piece.lower().split(";")]
        weights = [each[2:].strip() for each in parameters if each.startswith("q=")]
        if _ESSENCE.fullmatch(name):
            weight = float(weights[0]) if weights and _WEIGHT.fullmatch(weights[0]) else 1.0
            found.append(_Wanted(name, weight))
    return tuple(found) or (_Wanted("*/*", 1.0),)


def _weigh(media: MediaType, wanted: tuple[_Wanted, ...], types: Types) -> tuple[float, int, str]:
    """Return how much a representation is wanted, how precisely that is said, and what to serve it as."""
    own = essence_of(media.name)
    best: _Wanted | None = None
    for each in wanted:
        if (covers(each.essence, own) or covers(own, each.essence)) and (
            best is None or each.precision > best.precision
        ):
            best = each
    if best is None:
        return 0.0, 0, ""
    if "*" in own:
        concrete = best.essence if "*" not in best.essence else _concrete(own, media, types)
        return best.weight, best.precision, concrete
    return best.weight, best.precision, media.name if _is_header(media.name) else "application/octet-stream"


def _is_header(name: str) -> bool:
    return bool(_ESSENCE.fullmatch(essence_of(name))) and name.isascii() and name.isprintable()


def _concrete(own: str, media: MediaType, types: Types) -> str:
    """Return a media type of a range that a body of this schema can be."""
    first = own.partition("/")[0]
    if own in {"*/*", "application/*"}:
        kind = kind_of(media, types)
        return "application/json" if kind is Kind.JSON else "application/octet-stream"
    if "+json" in own:
        return "application/json"
    return {"text": "text/plain", "image": "image/png"}.get(first, "application/octet-stream")


def covers(range_: str, essence: str) -> bool:
    """Return whether a media type, or a narrower range, is within a range."""
    if range_ in {"*/*", essence}:
        return True
    first, _, second = range_.partition("/")
    other, _, rest = essence.partition("/")
    if second.startswith("*+"):
        return first == other and rest.endswith(second[1:])
    return second == "*" and first == other


def matching(content: Iterable[MediaType], content_type: str) -> MediaType | None:
    """Return what the document says about a body of this media type: the most precise, None where nothing."""
    essence = essence_of(content_type)
    if not _ESSENCE.fullmatch(essence):
        return None
    found = [media for media in content if covers(essence_of(media.name), essence)]
    return min(found, key=lambda media: essence_of(media.name).count("*"), default=None)
