"""How documents say that there is another page, a function for each kind: what it finds, and why."""

from __future__ import annotations

import re

from specloom.ir.api import Parameter, Response
from specloom.ir.graph import resolve
from specloom.ir.pagination.shape import Page, Property, Query, key_of, kind_of
from specloom.ir.pagination.values import PageKind, Pagination
from specloom.ir.pagination.words import (
    AFTER,
    CURSORS,
    HAS_MORE,
    LAST_IDS,
    OFFSETS,
    PAGES,
    TOTAL_ITEMS,
    TOTAL_PAGES,
)
from specloom.ir.types import Record, Scalar, ScalarKind, Types, TypeUse


def next_url(page: Page, query: Query) -> Pagination | None:
    for one in page.properties:
        if _is_text(one) and one.key in _URLS and _says_url(one):
            more = page.first(HAS_MORE, ScalarKind.BOOLEAN)
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


def _says_url(one: Property) -> bool:
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


def _is_text(one: Property) -> bool:
    return isinstance(one.type, Scalar) and one.type.kind is ScalarKind.STRING


def cursor(page: Page, query: Query) -> Pagination | None:
    for one in page.properties:
        if not isinstance(one.type, Scalar) or not (wanted := _wanted(one)):
            continue
        kind = ScalarKind.STRING if one.type.kind is ScalarKind.STRING else ScalarKind.INTEGER
        parameter = query.first(wanted, kind)
        if parameter is None or one.type.kind is ScalarKind.BOOLEAN:
            continue
        more = page.first(HAS_MORE, ScalarKind.BOOLEAN)
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


def _wanted(one: Property) -> tuple[str, ...]:
    """Return the names of parameters that take what a property holds, if it is what comes next."""
    key = one.key
    above = key_of(one.path[-2]) if len(one.path) > 1 else ""
    if key in ("next", "after") and (above in _BESIDES or key == "next"):
        return (*(("next",) if key == "next" else ()), *CURSORS)
    if key in ("nextcursor", "cursornext", "endcursor"):
        return CURSORS
    if key == "nextpage":
        return ("nextpage", "page", "pagenumber", *CURSORS)
    if key == "nextoffset":
        return ("nextoffset", "offset")
    if key.startswith("next") and key.endswith(("token", "cursor", "marker", "key", "id")):
        last = re.sub(".*(?=(token|cursor|marker|key|id)$)", "", key)
        return (key, key.removeprefix("next"), *CURSORS, last)
    if key in ("continuationtoken", "continuation", "scrollid", "cursor", "pagetoken", "marker"):
        # Where the response names what the request may say, it is what comes next, unless it repeats the request.
        return (key,) if re.search(r"\bnext\b|\bmore\b|\bsubsequent\b", one.field.doc.description) else ()
    return ()


_BESIDES = frozenset({"cursor", "cursors", "paging", "pagination", "pageinfo", "meta", "metadata", "page"})


def link(response: Response, page: Page, query: Query) -> Pagination | None:
    if not any(header.name.lower() == "link" for header in response.headers):
        return None
    if not query.any((*PAGES, *CURSORS, *OFFSETS, "before", "since", "perpage")):
        return None
    reason = f"the response has {page.place} and the header `Link`, and there are parameters for pages"
    return Pagination(PageKind.LINK, page.body, page.items, page.item, reason)


def last_id(page: Page, query: Query, types: Types) -> Pagination | None:
    parameter = query.first(AFTER, ScalarKind.STRING)
    more = page.first(HAS_MORE, ScalarKind.BOOLEAN)
    last = page.first(LAST_IDS, ScalarKind.STRING)
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
        field.name == "id" and kind_of(resolve(types, field.type)) is ScalarKind.STRING for field in fields
    )


def offset(page: Page, query: Query) -> Pagination | None:
    parameter = query.first(OFFSETS, ScalarKind.INTEGER)
    if parameter is None or query.size is None:
        return None
    if "page" in key_of(parameter.name) or re.search(
        r"\bpages?\b.{0,20}\b(number|skip)", parameter.doc.description
    ):
        return None
    if _start(parameter) != 0:
        return None
    total = page.first(TOTAL_ITEMS, ScalarKind.INTEGER)
    more = page.first(HAS_MORE, ScalarKind.BOOLEAN)
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


def numbered(page: Page, query: Query) -> Pagination | None:
    parameter = query.first(PAGES, ScalarKind.INTEGER)
    total = page.first(TOTAL_PAGES, ScalarKind.INTEGER)
    more = page.first(HAS_MORE, ScalarKind.BOOLEAN)
    items = page.first(TOTAL_ITEMS, ScalarKind.INTEGER)
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
    counts_items = key_of(parameter.name) in OFFSETS
    limits = parameter.type.limits if isinstance(parameter.type, Scalar) else None
    lowest = limits.minimum if limits else None
    if lowest is not None:
        # A lower limit of 0 is often written for a page's number that starts with 1.
        return int(lowest) if counts_items or lowest == 1 else None
    return 0 if counts_items else 1
