"""Which operation a request is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from specloom.ir.api import Operation

_VARIABLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Route:
    """An operation and the raw text of its path parameters."""

    operation: Operation
    path_parameters: Mapping[str, str]


def find_route(operations: Iterable[Operation], method: str, path: str, query: str = "") -> Route | None:
    """Return the operation for a method and raw path; concrete paths go before templates (OAS 3.1 §4.8.8).

    Of templates, that goes first which has more text around its variables; of paths that differ in a query of their
    own, that which asks for more of the given one.
    """
    found: list[tuple[tuple[tuple[int, ...], int], Route]] = []
    given = {*query.split("&")}
    for operation in operations:
        template, *rest = re.split(r"[?#]", operation.path)
        fixed = {*rest[0].split("&")} if rest else set()
        if operation.method != method or not fixed <= given:
            continue
        parameters = _match(operation.path, path)
        if parameters is not None:
            rank = tuple(_rank(segment) for segment in template.split("/"))
            found.append(((rank, -len(fixed)), Route(operation, parameters)))
    return min(found, key=lambda ranked: ranked[0])[1] if found else None


def _rank(segment: str) -> int:
    return 1000 - len(_VARIABLE.sub("", segment)) if "{" in segment else 0


def _match(template: str, path: str) -> Mapping[str, str] | None:
    patterns = _segments(template)
    segments = path.split("/")
    if len(patterns) != len(segments):
        return None
    parameters: dict[str, str] = {}
    for (pattern, names), segment in zip(patterns, segments, strict=True):
        if not names:
            if pattern != unquote(segment):
                return None
            continue
        found = re.fullmatch(pattern, segment)
        if found is None:
            return None
        parameters |= dict(zip(names, found.groups(), strict=True))
    return parameters


@lru_cache(maxsize=4096)
def _segments(template: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each segment: its text, or where it has variables a pattern and their names."""
    result = []
    for segment in re.split(r"[?#]", template)[0].split("/"):
        pieces = _VARIABLE.split(segment)
        names = tuple(pieces[1::2])
        literals = [re.escape(piece) for piece in pieces[::2]]
        result.append(("([^/]+?)".join(literals) if names else segment, names))
    return tuple(result)
