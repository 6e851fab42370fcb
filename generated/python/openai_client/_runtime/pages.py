"""Pages of a list: where the items of a response are, and how to ask for the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Generic, Literal, TypeAlias, TypeVar

import httpx2

from .api_response import ApiResponse
from .errors import ApiResponseValidationError

Item = TypeVar("Item")

PageKind: TypeAlias = Literal["cursor", "last-id", "page", "offset", "link", "url"]

_COUNTED: Final = ("page", "offset")


class Pages(Generic[Item]):
    """How to walk the pages of an operation whose list holds ``Item``.

    A path is a chain of attributes that starts at the data of a response.

    Attributes:
        kind: How the next page is asked for.
        items: The path of the list. An empty one is the data itself.
        parameter: The position of the argument that moves on.
        next: The path of its next value, or of the URL of the next page. For the kind
            ``last-id`` it starts at the last item if ``of_item`` says so.
        of_item: See ``next``.
        more: The path of what says whether there is another page.
        total: The path of the number of all pages, or of all items.
        first: The number of the first page.
    """

    def __init__(
        self,
        kind: PageKind,
        items: tuple[str, ...],
        *,
        parameter: int = -1,
        next: tuple[str, ...] = (),
        of_item: bool = False,
        more: tuple[str, ...] = (),
        total: tuple[str, ...] = (),
        first: int = 0,
    ) -> None:
        self.kind: PageKind = kind
        self.items = items
        self.parameter = parameter
        self.next = next
        self.of_item = of_item
        self.more = more
        self.total = total
        self.first = first


class Walk(Generic[Item]):
    """A walk through pages: what to ask for now, and whether there is anything left.

    Attributes:
        arguments: The arguments of the call for the next page.
        url: Its URL, None if the arguments say it all.
        response: The page that led to it, None for the first.
        ended: Whether there is no next page.
    """

    def __init__(self, pages: Pages[Item], arguments: tuple[Any, ...]) -> None:
        self._pages = pages
        self._previous: list[Item] | None = None
        self._seen: set[str | int] = set()
        if pages.parameter >= 0 and isinstance(arguments[pages.parameter], (str, int)):
            self._seen.add(arguments[pages.parameter])
        self.arguments = arguments
        self.url: str | None = None
        self.response: httpx2.Response | None = None
        self.ended = False

    def items(self, response: ApiResponse[Any]) -> list[Item]:
        """Return the items of a page. A list that is absent has none.

        Raises:
            ApiResponseValidationError: There is something else than a list.
        """
        items = _read(response.data, self._pages.items)
        if items is None:
            return []
        if not isinstance(items, list):
            raise ApiResponseValidationError(
                f"a list is expected, not {type(items).__name__}",
                response.http_response,
                response.data,
            )
        if self._pages.kind in _COUNTED and items == self._previous:
            # The API doesn't heed the parameter: it would give this page for ever.
            self.ended = True
            return []
        self._previous = items
        return items

    def move_on(self, response: ApiResponse[Any], items: list[Item]) -> None:
        """Find the next page, after one with these items."""
        pages = self._pages
        self.response = response.http_response
        if self.ended or _read(response.data, pages.more) is False:
            self.ended = True
        elif pages.kind == "link":
            self._go(response.http_response.links.get("next", {}).get("url"))
        elif pages.kind in _COUNTED:
            self._count(response, items)
        elif pages.of_item:
            self._go(_read(items[-1], pages.next) if items else None)
        elif pages.kind == "last-id" and not items:
            self.ended = True
        else:
            self._go(_read(response.data, pages.next))

    def _count(self, response: ApiResponse[Any], items: list[Item]) -> None:
        pages = self._pages
        now = self.arguments[pages.parameter]
        total = _read(response.data, pages.total)
        if not isinstance(now, int):
            now = pages.first
        following = now + (1 if pages.kind == "page" else len(items))
        is_last = isinstance(total, int) and 0 < total <= following - pages.first
        self._go(None if is_last or not items else following)

    def _go(self, value: Any) -> None:
        """Go to what a value leads to, unless there is none or it was there before."""
        if not value or not isinstance(value, (str, int)) or value in self._seen:
            self.ended = True
            return
        self._seen.add(value)
        if self._pages.parameter < 0:
            self.url = str(value)
            return
        arguments = list(self.arguments)
        arguments[self._pages.parameter] = value
        self.arguments = tuple(arguments)


def _read(value: Any, path: tuple[str, ...]) -> Any:
    """Return what is at the end of a path, None if the path breaks off."""
    if not path:
        return value if isinstance(value, list) else None
    for name in path:
        if isinstance(value, Mapping):
            value = value.get(name)
        else:
            value = getattr(value, name, None)
    return value
