"""What a page looks like: the list in a response and what stands beside it, and what a request can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from specloom.ir.api import MediaType, Operation, Parameter, ParameterLocation, Response
from specloom.ir.exchange import primary_success
from specloom.ir.graph import Resolved, resolve
from specloom.ir.pagination.words import SIZES
from specloom.ir.types import Enumeration, Field, ListOf, Record, Scalar, ScalarKind, Types, TypeUse

# What a response says


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a page: its path, what it resolves to, and the words that the document has for it."""

    path: tuple[str, ...]
    type: Resolved
    field: Field

    @property
    def key(self) -> str:
        return key_of(self.path[-1])

    def __str__(self) -> str:
        return f"`{'.'.join(self.path)}`"


@dataclass(frozen=True, slots=True)
class Page:
    """A response that has one list. ``properties`` are what stands beside the list, and in objects beside it."""

    body: TypeUse
    items: tuple[str, ...]
    item: TypeUse
    properties: tuple[Property, ...]

    def first(self, keys: frozenset[str], kind: ScalarKind) -> Property | None:
        """Return the first property of one of these names and of this kind, the outermost first."""
        for one in self.properties:
            if one.key in keys and isinstance(one.type, Scalar) and one.type.kind is kind:
                return one
        return None

    @property
    def place(self) -> str:
        return f"the list in `{'.'.join(self.items)}`" if self.items else "the list"


_LISTS = frozenset(
    {
        *("data", "items", "results", "result", "records", "entries", "list", "values", "rows"),
        *("elements", "objects", "hits", "content", "resources", "value", "edges", "nodes"),
    }
)
_BESIDE = re.compile(r"meta|metadata|paging|pagination|page|pageinfo|cursors?|links|pages|responsemetadata")
_WRAPPERS = frozenset({"data", "result", "results", "response", "body", "payload"})
_DEEPEST = 3


def find_body(operation: Operation) -> tuple[Response, MediaType] | None:
    response = primary_success(operation)
    for media in response.content if response else ():
        essence = media.name.partition(";")[0].strip().lower()
        if response and media.type is not None and essence.endswith(("/json", "+json")):
            return response, media
    return None


def needs_body(operation: Operation) -> bool:
    return operation.request_body is not None and operation.request_body.required


def find_page(media: MediaType, operation: Operation, types: Types) -> Page | None:
    assert media.type is not None
    body = resolve(types, media.type, through_nullable=True)
    if isinstance(body, ListOf):
        return Page(media.type, (), body.item, ())
    if not isinstance(body, Record):
        return None
    wanted = key_of(
        next((part for part in reversed(operation.path.split("/")) if part and "{" not in part), "")
    )
    return _page_of(media.type, body, (), wanted, types) or _wrapped(media.type, body, wanted, types)


def _wrapped(use: TypeUse, body: Record, wanted: str, types: Types) -> Page | None:
    """Return the page inside an object that holds nothing else of interest: ``{"data": {"items": [], …}}``."""
    inner = [
        (field, resolved)
        for field in body.fields
        if isinstance(resolved := resolve(types, field.type, through_nullable=True), Record)
    ]
    if len(inner) != 1:
        return None
    field, record = inner[0]
    if len(body.fields) > 1 and key_of(field.name) not in _WRAPPERS | {wanted}:
        return None
    page = _page_of(use, record, (field.name,), wanted, types)
    if page is None:
        return None
    return replace(page, properties=(*page.properties, *_beside(body, (), types, 0)))


def _page_of(use: TypeUse, record: Record, path: tuple[str, ...], wanted: str, types: Types) -> Page | None:
    lists = [
        (field.name, resolved.item)
        for field in record.fields
        if isinstance(resolved := resolve(types, field.type, through_nullable=True), ListOf)
    ]
    likely = [(name, item) for name, item in lists if key_of(name) in _LISTS or key_of(name) == wanted]
    chosen = likely if len(likely) == 1 else lists
    if len(chosen) != 1:
        return None
    [(name, item)] = chosen
    return Page(use, (*path, name), item, tuple(_beside(record, path, types, 0)))


def _beside(record: Record, path: tuple[str, ...], types: Types, depth: int) -> Iterator[Property]:
    """Yield the properties of a page, then those of the objects in it that are about paging."""
    inner = []
    for field in record.fields:
        resolved = resolve(types, field.type, through_nullable=True)
        yield Property((*path, field.name), resolved, field)
        if isinstance(resolved, Record) and _BESIDE.fullmatch(key_of(field.name)):
            inner.append((field.name, resolved))
    if depth < _DEEPEST:
        for name, each in inner:
            yield from _beside(each, (*path, name), types, depth + 1)


# What a request can say


class Query:
    """The query parameters of an operation, by what their names mean."""

    def __init__(self, operation: Operation, types: Types) -> None:
        self._found = {
            key_of(parameter.name): (parameter, kind)
            for parameter in operation.parameters
            if parameter.place is ParameterLocation.QUERY and not parameter.media_type
            if (kind := kind_of(resolve(types, parameter.type, through_nullable=True))) is not None
        }
        self.size = next((parameter for key, (parameter, _) in self._found.items() if key in SIZES), None)

    def first(self, keys: tuple[str, ...], kind: ScalarKind) -> Parameter | None:
        """Return the parameter of one of these names, the first name's first, whose values are of this kind."""
        for key in keys:
            if key in self._found and self._found[key][1] is kind:
                return self._found[key][0]
        return None

    def any(self, keys: tuple[str, ...]) -> bool:
        return any(key in self._found for key in keys)


def kind_of(type_: Resolved) -> ScalarKind | None:
    """Return the kind of plain values: dates and lists of choices are no places to move on to."""
    if not isinstance(type_, Scalar) or isinstance(type_, Enumeration) or type_.format.startswith("date"):
        return None
    if type_.kind is ScalarKind.NUMBER and not type_.format:
        return ScalarKind.INTEGER
    return type_.kind


def key_of(name: str) -> str:
    """Return what a name says, however it is written: ``next_cursor``, ``nextCursor`` and ``page[next-cursor]``."""
    return re.sub(r"[^a-z0-9]", "", name.lower().removeprefix("@odata."))
