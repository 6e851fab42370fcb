"""What is known of an operation's pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from specloom.ir.types import TypeUse

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
