"""Which operation a request is for (OAS 3.1 §4.8.8): at the root, and below the path of each server."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product
from urllib.parse import unquote, unquote_plus, urlsplit

from specloom.ir.api import Api, Operation, Server
from specloom.mock.messages import Pairs, split_query

MOST_BASES = 100
_VARIABLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Route:
    """An operation and the raw text of its path parameters."""

    operation: Operation
    path_parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Miss:
    """No operation: ``methods`` are those that the path has, none where nothing is there."""

    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Segment:
    """What a segment with variables looks like: the texts around them, one more than there are names."""

    texts: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def size(self) -> int:
        """How much of the segment is text: the more there is, the more is said."""
        return sum(map(len, self.texts))

    def match(self, segment: str) -> dict[str, str] | None:
        """Return the variables' raw values, each at least one character and as short as it can be."""
        if not segment.startswith(self.texts[0]):
            return None
        found: dict[str, str] = {}
        start = len(self.texts[0])
        for name, text in zip(self.names[:-1], self.texts[1:-1], strict=True):
            end = segment.find(text, start + 1)
            if end < 0:
                return None
            found[name] = segment[start:end]
            start = end + len(text)
        end = len(segment) - len(self.texts[-1])
        if end <= start or not segment.endswith(self.texts[-1]):
            return None
        found[self.names[-1]] = segment[start:end]
        return found


@dataclass(slots=True)
class _Node:
    """What follows a part of a path: segments that are texts, then those with variables, then operations."""

    texts: dict[str, _Node] = field(default_factory=dict)
    patterns: dict[_Segment, _Node] = field(default_factory=dict)
    operations: list[tuple[Operation, Pairs]] = field(default_factory=list)


class Router:
    """All paths of an API as a tree."""

    def __init__(self, api: Api) -> None:
        self._root = _Node()
        self.bases = base_paths(api.servers)
        for operation in api.operations:
            own = base_paths(operation.servers) if operation.servers else self.bases
            for base in dict.fromkeys(("", *own)):
                self._add(base, operation)

    def _add(self, base: str, operation: Operation) -> None:
        template, _, rest = re.sub(r"[?#]", "\0", operation.path, count=1).partition("\0")
        node = self._root
        for segment in [*base.split("/")[1:], *template.split("/")[1:]]:
            pieces = _VARIABLE.split(segment)
            if len(pieces) == 1:
                node = node.texts.setdefault(unquote(segment), _Node())
            else:
                pattern = _Segment(tuple(pieces[::2]), tuple(pieces[1::2]))
                node = node.patterns.setdefault(pattern, _Node())
        # Documents tell operations of one path apart by what stands behind ? or # in its key.
        wanted = tuple((name, unquote_plus(value)) for name, value in split_query(rest) if value)
        node.operations.append((operation, wanted))

    def find(self, method: str, path: str, query: str = "") -> Route | Miss:
        """Return the operation for a method and raw path. A concrete path goes before templates, whatever it allows."""
        given = {(name, unquote_plus(value)) for name, value in split_query(query)}
        methods: dict[str, None] = {}
        shape: tuple[bool, ...] | None = None
        for place in _walk(self._root, path.split("/")[1:], (), {}):
            shape = shape if shape is not None else place.shape
            if place.shape != shape:
                break
            methods.update(dict.fromkeys(operation.method for operation, _ in place.operations))
            fitting = [each for each in place.operations if each[0].method == method]
            if fitting:
                told = [each for each in fitting if given.issuperset(each[1])]
                operation, _ = max(told or fitting[:1], key=lambda each: len(each[1]))
                return Route(operation, place.parameters)
        return Miss(tuple(methods))


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands at a path; ``shape`` says of each segment whether it has variables."""

    operations: list[tuple[Operation, Pairs]]
    shape: tuple[bool, ...]
    parameters: dict[str, str]


def _walk(
    node: _Node, segments: list[str], shape: tuple[bool, ...], parameters: dict[str, str]
) -> Iterator[_Place]:
    """Yield what stands at a path, the most concrete first."""
    if not segments:
        if node.operations:
            yield _Place(node.operations, shape, parameters)
        return
    segment, rest = segments[0], segments[1:]
    following = node.texts.get(unquote(segment))
    if following is not None:
        yield from _walk(following, rest, (*shape, False), parameters)
    for pattern, below in sorted(node.patterns.items(), key=lambda item: -item[0].size):
        found = pattern.match(segment)
        if found is not None:
            yield from _walk(below, rest, (*shape, True), {**parameters, **found})


def base_paths(servers: Iterable[Server]) -> tuple[str, ...]:
    """Return the paths of servers, each with every value of its variables, without a slash at the end."""
    found: dict[str, None] = {}
    for server in servers:
        choices = [
            [(variable.name, value) for value in dict.fromkeys((variable.default, *variable.values))]
            for variable in server.variables
        ]
        for chosen in islice(product(*choices), MOST_BASES):
            url = server.url
            for name, value in chosen:
                url = url.replace("{" + name + "}", value)
            try:
                path = urlsplit(url).path
            except ValueError:
                continue
            path = "/" + path.strip("/")
            if path != "/" and len(found) < MOST_BASES:
                found[path] = None
    return tuple(found)
