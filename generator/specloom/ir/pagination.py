"""Which operations give one page of many, how the next page is asked for, and why that is believed.

What is recognised is what documents say in names and types: a parameter that moves on, and, in the response, a list and
often what leads to the next page. A false finding would walk in circles or skip items, so that a document has to say
two things that fit together; the rest is left alone. ``x-specloom-pagination`` at an operation decides instead:
``false``, or an object with ``kind``, ``items``, ``parameter``, ``next``, ``more``, ``total`` and ``first``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from specloom.diagnostics import Diagnostic, Location, Outcome, Severity
from specloom.ir.api import MediaType, Operation, Parameter, ParameterLocation, Response
from specloom.ir.exchange import primary_success
from specloom.ir.graph import Resolved, resolve
from specloom.ir.types import Enumeration, Field, ListOf, Record, Scalar, ScalarKind, Types, TypeUse

EXTENSION = "x-specloom-pagination"


class PageKind(Enum):
    """How the next page is asked for."""

    CURSOR = "cursor"
    """With a value of the response."""
    LAST_ID = "last-id"
    """With the id of the last item."""
    PAGE = "page"
    """With the next number."""
    OFFSET = "offset"
    """With the number of items so far."""
    LINK = "link"
    """With the URL in the header ``Link`` (RFC 8288)."""
    URL = "url"
    """With a URL of the response."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """How to walk an operation's pages.

    A path is a chain of wire names that starts at the response's body; an empty one stands for nothing, but for
    ``items``, where it stands for the body itself.

    Attributes:
        kind: How the next page is asked for.
        body: The response's body.
        items: Where the list is.
        item: What the list holds.
        reason: What in the document says so.
        parameter: The wire name of the query parameter that moves on; ``""`` for links and URLs.
        next: Where the value for the next page is; for ``LAST_ID`` it may be empty: then it is the item's ``id``.
        more: Where a boolean is that says whether there is another page.
        total: Where the number of all pages (``PAGE``) or of all items (``OFFSET``) is.
        first: The number of the first page (``PAGE``), else 0.
    """

    kind: PageKind
    body: TypeUse
    items: tuple[str, ...]
    item: TypeUse
    reason: str
    parameter: str = ""
    next: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    first: int = 0


def find_pagination(operation: Operation, types: Types) -> Outcome[Pagination]:
    """Return how an operation's pages are walked: no value where it has none, an error where its extension is wrong."""
    body = _body(operation)
    given = (operation.extensions or {}).get(EXTENSION)
    if given is False:
        return Outcome(None)
    if given is not None:
        return _declared(given, operation, body, types)
    if operation.method != "GET" or _needs_body(operation) or body is None:
        return Outcome(None)
    response, media = body
    page = _page(media, operation, types)
    if page is None:
        return Outcome(None)
    query = _Query(operation, types)
    found = (
        _next_url(page, query)
        or _cursor(page, query)
        or _link(response, page, query)
        or _last_id(page, query, types)
        or _offset(page, query)
        or _numbered(page, query)
    )
    return Outcome(found)


# What a response says


@dataclass(frozen=True, slots=True)
class _Property:
    """A property of a page: its path, what it resolves to, and the words that the document has for it."""

    path: tuple[str, ...]
    type: Resolved
    field: Field

    @property
    def key(self) -> str:
        return _key(self.path[-1])

    def __str__(self) -> str:
        return f"`{'.'.join(self.path)}`"


@dataclass(frozen=True, slots=True)
class _Page:
    """A response that has one list. ``properties`` are what stands beside the list, and in objects beside it."""

    body: TypeUse
    items: tuple[str, ...]
    item: TypeUse
    properties: tuple[_Property, ...]

    def first(self, keys: frozenset[str], kind: ScalarKind) -> _Property | None:
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


def _body(operation: Operation) -> tuple[Response, MediaType] | None:
    response = primary_success(operation)
    for media in response.content if response else ():
        essence = media.name.partition(";")[0].strip().lower()
        if response and media.type is not None and essence.endswith(("/json", "+json")):
            return response, media
    return None


def _needs_body(operation: Operation) -> bool:
    return operation.request_body is not None and operation.request_body.required


def _page(media: MediaType, operation: Operation, types: Types) -> _Page | None:
    assert media.type is not None
    body = resolve(types, media.type, through_nullable=True)
    if isinstance(body, ListOf):
        return _Page(media.type, (), body.item, ())
    if not isinstance(body, Record):
        return None
    wanted = _key(
        next((part for part in reversed(operation.path.split("/")) if part and "{" not in part), "")
    )
    return _page_of(media.type, body, (), wanted, types) or _wrapped(media.type, body, wanted, types)


def _wrapped(use: TypeUse, body: Record, wanted: str, types: Types) -> _Page | None:
    """Return the page inside an object that holds nothing else of interest: ``{"data": {"items": [], …}}``."""
    inner = [
        (field, resolved)
        for field in body.fields
        if isinstance(resolved := resolve(types, field.type, through_nullable=True), Record)
    ]
    if len(inner) != 1:
        return None
    field, record = inner[0]
    if len(body.fields) > 1 and _key(field.name) not in _WRAPPERS | {wanted}:
        return None
    page = _page_of(use, record, (field.name,), wanted, types)
    if page is None:
        return None
    return replace(page, properties=(*page.properties, *_beside(body, (), types, 0)))


def _page_of(use: TypeUse, record: Record, path: tuple[str, ...], wanted: str, types: Types) -> _Page | None:
    lists = [
        (field.name, resolved.item)
        for field in record.fields
        if isinstance(resolved := resolve(types, field.type, through_nullable=True), ListOf)
    ]
    likely = [(name, item) for name, item in lists if _key(name) in _LISTS or _key(name) == wanted]
    chosen = likely if len(likely) == 1 else lists
    if len(chosen) != 1:
        return None
    [(name, item)] = chosen
    return _Page(use, (*path, name), item, tuple(_beside(record, path, types, 0)))


def _beside(record: Record, path: tuple[str, ...], types: Types, depth: int) -> Iterator[_Property]:
    """Yield the properties of a page, then those of the objects in it that are about paging."""
    inner = []
    for field in record.fields:
        resolved = resolve(types, field.type, through_nullable=True)
        yield _Property((*path, field.name), resolved, field)
        if isinstance(resolved, Record) and _BESIDE.fullmatch(_key(field.name)):
            inner.append((field.name, resolved))
    if depth < _DEEPEST:
        for name, each in inner:
            yield from _beside(each, (*path, name), types, depth + 1)


# What a request can say


class _Query:
    """The query parameters of an operation, by what their names mean."""

    def __init__(self, operation: Operation, types: Types) -> None:
        self._found = {
            _key(parameter.name): (parameter, kind)
            for parameter in operation.parameters
            if parameter.place is ParameterLocation.QUERY and not parameter.media_type
            if (kind := _kind(resolve(types, parameter.type, through_nullable=True))) is not None
        }
        self.size = next((parameter for key, (parameter, _) in self._found.items() if key in _SIZES), None)

    def first(self, keys: tuple[str, ...], kind: ScalarKind) -> Parameter | None:
        """Return the parameter of one of these names, the first name's first, whose values are of this kind."""
        for key in keys:
            if key in self._found and self._found[key][1] is kind:
                return self._found[key][0]
        return None

    def any(self, keys: tuple[str, ...]) -> bool:
        return any(key in self._found for key in keys)


def _kind(type_: Resolved) -> ScalarKind | None:
    """Return the kind of plain values: dates and lists of choices are no places to move on to."""
    if not isinstance(type_, Scalar) or isinstance(type_, Enumeration) or type_.format.startswith("date"):
        return None
    if type_.kind is ScalarKind.NUMBER and not type_.format:
        return ScalarKind.INTEGER
    return type_.kind


_SIZES = frozenset(
    {
        *("limit", "perpage", "pagesize", "size", "pagelimit", "count", "maxresults", "top", "take"),
        *("itemsperpage", "resultsperpage", "pagecount", "maxitems", "maxrecords", "rows", "first", "num"),
        *("pageitems", "max", "results", "rpp", "hitsperpage", "maxpagesize", "limits", "pagelength"),
    }
)
_PAGES = ("page", "pagenumber", "pagenum", "pageno", "pageindex", "pagenr", "currentpage")
_OFFSETS = ("offset", "skip", "startindex", "startat", "pageoffset", "start", "from")
_CURSORS = (
    *("cursor", "pagetoken", "nextpagetoken", "nexttoken", "nextcursor", "continuationtoken", "continuation"),
    *("after", "startingafter", "pagecursor", "pageafter", "marker", "nextmarker", "scrollid"),
)
_AFTER = ("after", "startingafter", "afterid", "lastid", "startafter")
_HAS_MORE = frozenset(
    {"hasmore", "hasnext", "hasnextpage", "more", "ismore", "moreavailable", "hasmoreitems"}
)
_LAST_IDS = frozenset({"lastid"})
_TOTAL_PAGES = frozenset({"totalpages", "pagecount", "lastpage", "pagestotal", "numpages", "pages"})
_TOTAL_ITEMS = frozenset(
    {"total", "totalcount", "totalitems", "totalresults", "totalrecords", "totalsize", "totalentries"}
)


# The kinds


def _next_url(page: _Page, query: _Query) -> Pagination | None:
    for one in page.properties:
        if _is_text(one) and one.key in _URLS and _says_url(one):
            more = page.first(_HAS_MORE, ScalarKind.BOOLEAN)
            reason = f"the response has {page.place} and the URL of the next page in {one}"
            return Pagination(
                PageKind.URL,
                page.body,
                page.items,
                page.item,
                reason,
                next=one.path,
                more=more.path if more else (),
            )
    return None


_URLS = frozenset(
    {"next", "nexturl", "nexturi", "nextlink", "nexthref", "nextpage", "nextpageurl", "nextpageuri"}
)


def _says_url(one: _Property) -> bool:
    """Return whether a property holds a URL: by its format, its name, its description or its examples."""
    assert isinstance(one.type, Scalar)
    if one.type.format in ("uri", "url", "uri-reference", "iri") or one.key.endswith(
        ("url", "uri", "link", "href")
    ):
        return True
    shown = [str(example) for example in one.field.examples]
    if any(example.startswith(("http://", "https://", "/")) for example in shown):
        return True
    words = f"{one.field.doc.title} {one.field.doc.description}"
    return bool(re.search(r"\b(URL|URI|url|uri|href|hyperlink)\b", words))


def _is_text(one: _Property) -> bool:
    return isinstance(one.type, Scalar) and one.type.kind is ScalarKind.STRING


def _cursor(page: _Page, query: _Query) -> Pagination | None:
    for one in page.properties:
        if not isinstance(one.type, Scalar) or not (wanted := _wanted(one)):
            continue
        kind = ScalarKind.STRING if one.type.kind is ScalarKind.STRING else ScalarKind.INTEGER
        parameter = query.first(wanted, kind)
        if parameter is None or one.type.kind is ScalarKind.BOOLEAN:
            continue
        more = page.first(_HAS_MORE, ScalarKind.BOOLEAN)
        value = f"the value of the parameter `{parameter.name}` for the next page"
        reason = f"the response has {page.place} and, in {one}, {value}"
        return Pagination(
            PageKind.CURSOR,
            page.body,
            page.items,
            page.item,
            reason,
            parameter=parameter.name,
            next=one.path,
            more=more.path if more else (),
        )
    return None


def _wanted(one: _Property) -> tuple[str, ...]:
    """Return the names of parameters that take what a property holds, if it is what comes next."""
    key = one.key
    above = _key(one.path[-2]) if len(one.path) > 1 else ""
    if key in ("next", "after") and (above in _BESIDES or key == "next"):
        return (*(("next",) if key == "next" else ()), *_CURSORS)
    if key in ("nextcursor", "cursornext", "endcursor"):
        return _CURSORS
    if key == "nextpage":
        return ("nextpage", "page", "pagenumber", *_CURSORS)
    if key == "nextoffset":
        return ("nextoffset", "offset")
    if key.startswith("next") and key.endswith(("token", "cursor", "marker", "key", "id")):
        last = re.sub(".*(?=(token|cursor|marker|key|id)$)", "", key)
        return (key, key.removeprefix("next"), *_CURSORS, last)
    if key in ("continuationtoken", "continuation", "scrollid", "cursor", "pagetoken", "marker"):
        # Where the response names what the request may say, it is what comes next, unless it repeats the request.
        return (key,) if re.search(r"\bnext\b|\bmore\b|\bsubsequent\b", one.field.doc.description) else ()
    return ()


_BESIDES = frozenset({"cursor", "cursors", "paging", "pagination", "pageinfo", "meta", "metadata", "page"})


def _link(response: Response, page: _Page, query: _Query) -> Pagination | None:
    if not any(header.name.lower() == "link" for header in response.headers):
        return None
    if not query.any((*_PAGES, *_CURSORS, *_OFFSETS, "before", "since", "perpage")):
        return None
    reason = f"the response has {page.place} and the header `Link`, and there are parameters for pages"
    return Pagination(PageKind.LINK, page.body, page.items, page.item, reason)


def _last_id(page: _Page, query: _Query, types: Types) -> Pagination | None:
    parameter = query.first(_AFTER, ScalarKind.STRING)
    more = page.first(_HAS_MORE, ScalarKind.BOOLEAN)
    last = page.first(_LAST_IDS, ScalarKind.STRING)
    if parameter is None or (more is None and last is None):
        return None
    if last is None and not _has_id(page.item, types):
        return None
    source = f"{last}" if last else "the `id` of the last item"
    beside = f", {more} says whether there are more" if more else ""
    reason = f"the response has {page.place}, the parameter `{parameter.name}` takes {source}{beside}"
    return Pagination(
        PageKind.LAST_ID,
        page.body,
        page.items,
        page.item,
        reason,
        parameter=parameter.name,
        next=last.path if last else (),
        more=more.path if more else (),
    )


def _has_id(item: TypeUse, types: Types) -> bool:
    record = resolve(types, item, through_nullable=True)
    fields = record.fields if isinstance(record, Record) else ()
    return any(
        field.name == "id" and _kind(resolve(types, field.type)) is ScalarKind.STRING for field in fields
    )


def _offset(page: _Page, query: _Query) -> Pagination | None:
    parameter = query.first(_OFFSETS, ScalarKind.INTEGER)
    if parameter is None or query.size is None:
        return None
    if "page" in _key(parameter.name) or re.search(
        r"\bpages?\b.{0,20}\b(number|skip)", parameter.doc.description
    ):
        return None
    if _start(parameter) != 0:
        return None
    total = page.first(_TOTAL_ITEMS, ScalarKind.INTEGER)
    more = page.first(_HAS_MORE, ScalarKind.BOOLEAN)
    words = f"the parameter `{parameter.name}` counts items and `{query.size.name}` limits them"
    reason = f"the response has {page.place}, {words}"
    return Pagination(
        PageKind.OFFSET,
        page.body,
        page.items,
        page.item,
        reason,
        parameter=parameter.name,
        more=more.path if more else (),
        total=total.path if total else (),
    )


def _numbered(page: _Page, query: _Query) -> Pagination | None:
    parameter = query.first(_PAGES, ScalarKind.INTEGER)
    total = page.first(_TOTAL_PAGES, ScalarKind.INTEGER)
    more = page.first(_HAS_MORE, ScalarKind.BOOLEAN)
    items = page.first(_TOTAL_ITEMS, ScalarKind.INTEGER)
    if parameter is None or not (query.size or total or more or items):
        return None
    first = _start(parameter)
    if first is None:
        return None
    others = [f"`{query.size.name}` its size"] if query.size else []
    others += [f"{one} tells how many there are" for one in (total, items) if one][:1]
    others += [f"{more} whether there are more"] if more else []
    listed = ", ".join(("", *others))
    reason = f"the response has {page.place}, the parameter `{parameter.name}` is a page's number{listed}"
    return Pagination(
        PageKind.PAGE,
        page.body,
        page.items,
        page.item,
        reason,
        parameter=parameter.name,
        more=more.path if more else (),
        total=total.path if total else (),
        first=first,
    )


def _start(parameter: Parameter) -> int | None:
    """Return the first number of pages or items, None where the document contradicts itself or says nothing clear."""
    words = parameter.doc.description.lower()
    zero = bool(
        re.search(r"(0|zero)[- ](based|indexed)|(start\w*|begin\w*) (at|from|with) (0|zero)\b", words)
    )
    one = bool(re.search(r"(1|one)[- ](based|indexed)|(start\w*|begin\w*) (at|from|with) (1|one)\b", words))
    if zero or one:
        return None if zero and one else int(one)
    default = parameter.default.value if parameter.default else None
    if isinstance(default, int) and not isinstance(default, bool):
        return default if default in (0, 1) else None
    counts_items = _key(parameter.name) in _OFFSETS
    limits = parameter.type.limits if isinstance(parameter.type, Scalar) else None
    lowest = limits.minimum if limits else None
    if lowest is not None:
        # A lower limit of 0 is often written for a page's number that starts with 1.
        return int(lowest) if counts_items or lowest == 1 else None
    return 0 if counts_items else 1


# What an extension says


def _declared(
    given: object, operation: Operation, body: tuple[Response, MediaType] | None, types: Types
) -> Outcome[Pagination]:
    def refuse(message: str) -> Outcome[Pagination]:
        place = operation.location.child(EXTENSION)
        hint = "Example: {kind: cursor, items: data, parameter: cursor, next: meta.next_cursor}"
        return Outcome(None, (_invalid(f"{EXTENSION} {message}", place, hint),))

    if not isinstance(given, Mapping):
        return refuse("must be false or an object")
    unknown = sorted(set(given) - {"kind", "items", "parameter", "next", "more", "total", "first"})
    if unknown:
        return refuse(f"has no {unknown[0]!r}")
    kinds = {kind.value: kind for kind in PageKind}
    kind = kinds.get(str(given.get("kind")))
    if kind is None:
        return refuse(f"needs a kind: {', '.join(kinds)}")
    if body is None or operation.method != "GET" or _needs_body(operation):
        return refuse("needs the method GET, no request body and a response in JSON")
    paths = {}
    for name in ("items", "next", "more", "total"):
        text = given.get(name, "")
        if not isinstance(text, str):
            return refuse(f"needs a path such as meta.next for {name!r}")
        paths[name] = tuple(text.split(".")) if text else ()
    parameter = str(given.get("parameter", ""))
    by_value = kind not in (PageKind.LINK, PageKind.URL)
    known = {one.name for one in operation.parameters if one.place is ParameterLocation.QUERY}
    if by_value and parameter not in known:
        return refuse(f"names no query parameter of the operation: {parameter!r}")
    if kind in (PageKind.CURSOR, PageKind.URL) and not paths["next"]:
        return refuse("needs the path of what comes next")
    first = given.get("first", 1 if kind is PageKind.PAGE else 0)
    if not isinstance(first, int):
        return refuse("needs a number for 'first'")
    media = body[1]
    assert media.type is not None
    for name in ("next", "more", "total"):
        if paths[name] and _at(media.type, paths[name], types) is None:
            return refuse(f"leads nowhere in the response: {name}: {given.get(name)}")
    items = _at(media.type, paths["items"], types)
    if not isinstance(items, ListOf):
        return refuse("names no list of the response by its items")
    return Outcome(
        Pagination(
            kind,
            media.type,
            paths["items"],
            items.item,
            f"`{EXTENSION}` says so",
            parameter if by_value else "",
            paths["next"],
            paths["more"],
            paths["total"],
            first,
        )
    )


def _at(use: TypeUse, path: tuple[str, ...], types: Types) -> Resolved | None:
    """Return what stands at a path of a body, None where the document declares nothing there."""
    current = resolve(types, use, through_nullable=True)
    for name in path:
        fields = current.fields if isinstance(current, Record) else ()
        field = next((field for field in fields if field.name == name), None)
        if field is None:
            return None
        current = resolve(types, field.type, through_nullable=True)
    return current


def _invalid(message: str, place: Location, hint: str) -> Diagnostic:
    return Diagnostic("PAGINATION-INVALID", Severity.ERROR, message, place, hint)


def _key(name: str) -> str:
    """Return what a name says, however it is written: ``next_cursor``, ``nextCursor`` and ``page[next-cursor]``."""
    return re.sub(r"[^a-z0-9]", "", name.lower().removeprefix("@odata."))
