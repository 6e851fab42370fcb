"""Which operations give one page of many, how the next page is asked for, and why that is believed.

What is recognised is what documents say in names and types: a parameter that moves on, and, in the response, a list and
often what leads to the next page. A false finding would walk in circles or skip items, so that a document has to say
two things that fit together; the rest is left alone. ``x-specloom-pagination`` at an operation decides instead:
``false``, or an object with ``kind``, ``items``, ``parameter``, ``next``, ``more``, ``total`` and ``first``.
"""

from __future__ import annotations

from specloom.diagnostics import Outcome
from specloom.ir.api import Operation
from specloom.ir.pagination.extension import read_extension
from specloom.ir.pagination.rules import cursor, last_id, link, next_url, numbered, offset
from specloom.ir.pagination.shape import Query, find_body, find_page, needs_body
from specloom.ir.pagination.values import EXTENSION, PageKind, Pagination
from specloom.ir.types import Types

__all__ = ["EXTENSION", "PageKind", "Pagination", "find_pagination"]


def find_pagination(operation: Operation, types: Types) -> Outcome[Pagination]:
    """Return how an operation's pages are walked: no value where it has none, an error where its extension is wrong."""
    body = find_body(operation)
    given = (operation.extensions or {}).get(EXTENSION)
    if given is False:
        return Outcome(None)
    if given is not None:
        return read_extension(given, operation, body, types)
    if operation.method != "GET" or needs_body(operation) or body is None:
        return Outcome(None)
    response, media = body
    page = find_page(media, operation, types)
    if page is None:
        return Outcome(None)
    query = Query(operation, types)
    found = (
        next_url(page, query)
        or cursor(page, query)
        or link(response, page, query)
        or last_id(page, query, types)
        or offset(page, query)
        or numbered(page, query)
    )
    return Outcome(found)
