"""Finds the operation that a request asks for (OAS 3.1 §4.8.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, NamedTuple, TypeVar
from urllib.parse import quote, unquote

Target = TypeVar("Target")

_PARAMETER: Final = re.compile(r"\{([^{}]+)\}")


class Found(NamedTuple, Generic[Target]):
    """What a path leads to, and the texts of its parameters, still encoded."""

    target: Target
    parameters: dict[str, str]


@dataclass(slots=True)
class _Pattern(Generic[Target]):
    """A segment with parameters in it. Those with more text are looked at first."""

    expression: re.Pattern[str]
    names: tuple[str, ...]
    text: int
    node: _Node[Target]


@dataclass(slots=True)
class _Node(Generic[Target]):
    literals: dict[str, _Node[Target]] = field(default_factory=dict)
    patterns: dict[str, _Pattern[Target]] = field(default_factory=dict)
    targets: dict[str, list[_Ending[Target]]] = field(default_factory=dict)


class _Ending(NamedTuple, Generic[Target]):
    """The end of a path. ``query`` is what has to stand in the query."""

    target: Target
    query: frozenset[str]
    names: tuple[str, ...]


class Routes(Generic[Target]):
    """Paths and methods, and what they lead to."""

    def __init__(self) -> None:
        self._root: _Node[Target] = _Node()

    def add(self, template: str, method: str, target: Target) -> None:
        """Add a path's template. Of two that are alike the first one counts."""
        text, _, query = template.partition("?")
        node = self._root
        names: list[str] = []
        for segment in _segments(text):
            found = _PARAMETER.findall(segment)
            names += found
            if not found:
                node = node.literals.setdefault(unquote(segment), _Node())
                continue
            shape = _PARAMETER.sub("{}", segment)
            if shape not in node.patterns:
                node.patterns[shape] = _Pattern(
                    _expression(segment), tuple(found), len(shape), _Node()
                )
                ordered = sorted(node.patterns.items(), key=lambda each: -each[1].text)
                node.patterns = dict(ordered)
            node = node.patterns[shape].node
        wanted = frozenset(filter(None, query.split("&")))
        endings = node.targets.setdefault(method, [])
        endings.append(_Ending(target, wanted, tuple(names)))
        endings.sort(key=lambda each: -len(each.query))

    def find(self, path: str, method: str, query: str) -> Found[Target] | None:
        """Return what a path, still encoded, leads to with a method.

        Literal segments go before those with parameters.
        """
        given = set(query.split("&")) if query else set()
        for node, values in self._ends(path):
            for ending in node.targets.get(method, ()):
                if ending.query <= given:
                    named = dict(zip(ending.names, values, strict=True))
                    return Found(ending.target, named)
        return None

    def methods(self, path: str) -> set[str]:
        """Return the methods that a path can be asked with."""
        return {method for node, _ in self._ends(path) for method in node.targets}

    def _ends(self, path: str) -> Iterator[tuple[_Node[Target], tuple[str, ...]]]:
        yield from _walk(self._root, _segments(path), 0, ())


def _walk(
    node: _Node[Target], segments: Sequence[str], depth: int, values: tuple[str, ...]
) -> Iterator[tuple[_Node[Target], tuple[str, ...]]]:
    if depth == len(segments):
        if node.targets:
            yield node, values
        return
    segment = segments[depth]
    literal = node.literals.get(unquote(segment))
    if literal is not None:
        yield from _walk(literal, segments, depth + 1, values)
    for pattern in node.patterns.values():
        if match := pattern.expression.fullmatch(segment):
            found = (*values, *match.groups())
            yield from _walk(pattern.node, segments, depth + 1, found)


def _segments(path: str) -> list[str]:
    return path.removeprefix("/").split("/")


def _expression(segment: str) -> re.Pattern[str]:
    """Return the expression for a segment: parameters are as short as they can be."""
    pieces = _PARAMETER.split(segment)
    parts = [
        "(.+?)" if number % 2 else re.escape(piece)
        for number, piece in enumerate(pieces)
    ]
    return re.compile("".join(parts), re.DOTALL)


def encoded_path(scope: Any) -> str:
    """Return the path of a request below where the application is mounted."""
    raw: bytes | None = scope.get("raw_path")
    path = quote(scope["path"]) if raw is None else raw.decode("latin-1")
    root = quote(scope.get("root_path", "").rstrip("/"))
    if root and path.startswith(f"{root}/"):
        return path[len(root) :]
    return path
