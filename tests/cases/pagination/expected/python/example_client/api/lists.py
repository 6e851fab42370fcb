from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.formats import DateTime
from .._runtime.operation import Operation, content, path, query, response
from .._runtime.pages import Pages

if TYPE_CHECKING:
    import datetime
    from collections.abc import AsyncIterator, Iterator
    from typing import Unpack

    from .._runtime.api_response import ApiResponse
    from .._runtime.options import RequestOptions

_LIST_BETWEEN: Operation[list[models.Thing]] = Operation(
    "GET",
    "/between",
    parameters=(
        query("from", lambda: DateTime),
        query("start", lambda: str),
        query("limit", lambda: int),
    ),
    responses=(
        response("200", content("application/json", lambda: list[models.Thing])),
    ),
)

_LIST_BY_CURSOR: Operation[models.ListByCursorResponse] = Operation(
    "GET",
    "/cursor",
    parameters=(query("cursor", lambda: str), query("limit", lambda: int)),
    responses=(
        response(
            "200", content("application/json", lambda: models.ListByCursorResponse)
        ),
    ),
)

_LIST_BY_LAST_ID: Operation[models.ListByLastIdResponse] = Operation(
    "GET",
    "/last-id/{owner}",
    parameters=(path("owner", lambda: str), query("starting_after", lambda: str)),
    responses=(
        response(
            "200", content("application/json", lambda: models.ListByLastIdResponse)
        ),
    ),
)

_LIST_BY_LINK: Operation[list[models.Thing]] = Operation(
    "GET",
    "/link",
    parameters=(query("page", lambda: int), query("per_page", lambda: int)),
    responses=(
        response(
            "200",
            content("application/json", lambda: list[models.Thing]),
            headers={"Link": lambda: str},
        ),
    ),
)

_LIST_BY_OFFSET: Operation[models.ListByOffsetResponse] = Operation(
    "GET",
    "/offset",
    parameters=(
        query("offset", lambda: Annotated[int, Field(ge=0)]),
        query("limit", lambda: int),
    ),
    responses=(
        response(
            "200", content("application/json", lambda: models.ListByOffsetResponse)
        ),
    ),
)

_LIST_BY_PAGE: Operation[models.ListByPageResponse] = Operation(
    "GET",
    "/pages",
    parameters=(
        query("page", lambda: Annotated[int, Field(ge=1)]),
        query("per_page", lambda: int),
    ),
    responses=(
        response("200", content("application/json", lambda: models.ListByPageResponse)),
    ),
)

_LIST_BY_PAGE_FROM_ZERO: Operation[list[models.Thing]] = Operation(
    "GET",
    "/pages-from-zero",
    parameters=(query("page", lambda: int), query("size", lambda: int)),
    responses=(
        response("200", content("application/json", lambda: list[models.Thing])),
    ),
)

_LIST_BY_URL: Operation[models.ListByUrlResponse] = Operation(
    "GET",
    "/url",
    responses=(
        response("200", content("application/json", lambda: models.ListByUrlResponse)),
    ),
)

_LIST_DECLARED: Operation[models.ListDeclaredResponse] = Operation(
    "GET",
    "/declared",
    parameters=(query("from", lambda: str),),
    responses=(
        response(
            "200", content("application/json", lambda: models.ListDeclaredResponse)
        ),
    ),
)

_LIST_LATEST: Operation[list[models.Thing]] = Operation(
    "GET",
    "/latest",
    parameters=(query("limit", lambda: int),),
    responses=(
        response("200", content("application/json", lambda: list[models.Thing])),
    ),
)

_LIST_OFF: Operation[list[models.Thing]] = Operation(
    "GET",
    "/off",
    parameters=(query("page", lambda: int), query("per_page", lambda: int)),
    responses=(
        response("200", content("application/json", lambda: list[models.Thing])),
    ),
)

_READ_BOOK: Operation[models.ReadBookResponse] = Operation(
    "GET",
    "/book",
    parameters=(query("page", lambda: int), query("size", lambda: int)),
    responses=(
        response("200", content("application/json", lambda: models.ReadBookResponse)),
    ),
)

_LIST_BY_CURSOR_PAGES: Pages[models.Thing] = Pages(
    "cursor",
    ("data",),
    parameter=0,
    next=("meta", "next_cursor"),
    more=("meta", "has_more"),
)

_LIST_BY_LAST_ID_PAGES: Pages[models.Thing] = Pages(
    "last-id",
    ("data",),
    parameter=1,
    next=("id",),
    of_item=True,
    more=("has_more",),
)

_LIST_BY_LINK_PAGES: Pages[models.Thing] = Pages(
    "link",
    (),
)

_LIST_BY_OFFSET_PAGES: Pages[str] = Pages(
    "offset",
    ("items",),
    parameter=0,
    total=("total",),
)

_LIST_BY_PAGE_PAGES: Pages[models.Thing] = Pages(
    "page",
    ("things",),
    parameter=0,
    total=("total_pages",),
    first=1,
)

_LIST_BY_PAGE_FROM_ZERO_PAGES: Pages[models.Thing] = Pages(
    "page",
    (),
    parameter=0,
)

_LIST_BY_URL_PAGES: Pages[models.Thing] = Pages(
    "url",
    ("things", "items"),
    next=("things", "next"),
)

_LIST_DECLARED_PAGES: Pages[models.Thing] = Pages(
    "cursor",
    ("found",),
    parameter=0,
    next=("last",),
)


class ListsApi(Api):
    """The operations of the group lists."""

    def list_between(
        self,
        *,
        from_: datetime.datetime | str | None = None,
        start: str | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Thing]:
        """The parameters are moments, no places in a list."""
        return self._call(_LIST_BETWEEN, (from_, start, limit), options=options).data

    def list_between_with_http_info(
        self,
        *,
        from_: datetime.datetime | str | None = None,
        start: str | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Thing]]:
        """Do as ``list_between`` and return the status code and the headers, too."""
        return self._call(_LIST_BETWEEN, (from_, start, limit), options=options)

    def list_by_cursor(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ListByCursorResponse:
        """Send ``GET /cursor``."""
        return self._call(_LIST_BY_CURSOR, (cursor, limit), options=options).data

    def list_by_cursor_with_http_info(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ListByCursorResponse]:
        """Do as ``list_by_cursor`` and return the status code and the headers, too."""
        return self._call(_LIST_BY_CURSOR, (cursor, limit), options=options)

    def list_by_cursor_iter(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Iterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_CURSOR_PAGES, _LIST_BY_CURSOR, (cursor, limit), options=options
        )

    def list_by_last_id(
        self,
        owner: str,
        *,
        starting_after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ListByLastIdResponse:
        """Send ``GET /last-id/{owner}``."""
        return self._call(
            _LIST_BY_LAST_ID, (owner, starting_after), options=options
        ).data

    def list_by_last_id_with_http_info(
        self,
        owner: str,
        *,
        starting_after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ListByLastIdResponse]:
        """Do as ``list_by_last_id`` and return the status code and the headers, too."""
        return self._call(_LIST_BY_LAST_ID, (owner, starting_after), options=options)

    def list_by_last_id_iter(
        self,
        owner: str,
        *,
        starting_after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Iterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_LAST_ID_PAGES,
            _LIST_BY_LAST_ID,
            (owner, starting_after),
            options=options,
        )

    def list_by_link(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Thing]:
        """Send ``GET /link``."""
        return self._call(_LIST_BY_LINK, (page, per_page), options=options).data

    def list_by_link_with_http_info(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Thing]]:
        """Do as ``list_by_link`` and return the status code and the headers, too."""
        return self._call(_LIST_BY_LINK, (page, per_page), options=options)

    def list_by_link_iter(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Iterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_LINK_PAGES, _LIST_BY_LINK, (page, per_page), options=options
        )

    def list_by_offset(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ListByOffsetResponse:
        """Send ``GET /offset``."""
        return self._call(_LIST_BY_OFFSET, (offset, limit), options=options).data

    def list_by_offset_with_http_info(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ListByOffsetResponse]:
        """Do as ``list_by_offset`` and return the status code and the headers, too."""
        return self._call(_LIST_BY_OFFSET, (offset, limit), options=options)

    def list_by_offset_iter(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Iterator[str]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_OFFSET_PAGES, _LIST_BY_OFFSET, (offset, limit), options=options
        )

    def list_by_page(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ListByPageResponse:
        """Send ``GET /pages``.

        Args:
            page: Default: ``1``.
        """
        return self._call(_LIST_BY_PAGE, (page, per_page), options=options).data

    def list_by_page_with_http_info(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ListByPageResponse]:
        """Do as ``list_by_page`` and return the status code and the headers, too."""
        return self._call(_LIST_BY_PAGE, (page, per_page), options=options)

    def list_by_page_iter(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Iterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_PAGE_PAGES, _LIST_BY_PAGE, (page, per_page), options=options
        )

    def list_by_page_from_zero(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Thing]:
        """Send ``GET /pages-from-zero``.

        Args:
            page: The number of a page, zero-based
        """
        return self._call(_LIST_BY_PAGE_FROM_ZERO, (page, size), options=options).data

    def list_by_page_from_zero_with_http_info(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Thing]]:
        """Do as ``list_by_page_from_zero`` and return the status code and the headers,
        too.
        """
        return self._call(_LIST_BY_PAGE_FROM_ZERO, (page, size), options=options)

    def list_by_page_from_zero_iter(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Iterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_PAGE_FROM_ZERO_PAGES,
            _LIST_BY_PAGE_FROM_ZERO,
            (page, size),
            options=options,
        )

    def list_by_url(
        self, **options: Unpack[RequestOptions]
    ) -> models.ListByUrlResponse:
        """Send ``GET /url``."""
        return self._call(_LIST_BY_URL, options=options).data

    def list_by_url_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.ListByUrlResponse]:
        """Do as ``list_by_url`` and return the status code and the headers, too."""
        return self._call(_LIST_BY_URL, options=options)

    def list_by_url_iter(
        self, **options: Unpack[RequestOptions]
    ) -> Iterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(_LIST_BY_URL_PAGES, _LIST_BY_URL, options=options)

    def list_declared(
        self, *, from_: str | None = None, **options: Unpack[RequestOptions]
    ) -> models.ListDeclaredResponse:
        """Send ``GET /declared``."""
        return self._call(_LIST_DECLARED, (from_,), options=options).data

    def list_declared_with_http_info(
        self, *, from_: str | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.ListDeclaredResponse]:
        """Do as ``list_declared`` and return the status code and the headers, too."""
        return self._call(_LIST_DECLARED, (from_,), options=options)

    def list_declared_iter(
        self, *, from_: str | None = None, **options: Unpack[RequestOptions]
    ) -> Iterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_DECLARED_PAGES, _LIST_DECLARED, (from_,), options=options
        )

    def list_latest(
        self, *, limit: int | None = None, **options: Unpack[RequestOptions]
    ) -> list[models.Thing]:
        """Send ``GET /latest``."""
        return self._call(_LIST_LATEST, (limit,), options=options).data

    def list_latest_with_http_info(
        self, *, limit: int | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[models.Thing]]:
        """Do as ``list_latest`` and return the status code and the headers, too."""
        return self._call(_LIST_LATEST, (limit,), options=options)

    def list_off(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Thing]:
        """Send ``GET /off``."""
        return self._call(_LIST_OFF, (page, per_page), options=options).data

    def list_off_with_http_info(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Thing]]:
        """Do as ``list_off`` and return the status code and the headers, too."""
        return self._call(_LIST_OFF, (page, per_page), options=options)

    def read_book(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ReadBookResponse:
        """The page is one of a book's. There is no list."""
        return self._call(_READ_BOOK, (page, size), options=options).data

    def read_book_with_http_info(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ReadBookResponse]:
        """Do as ``read_book`` and return the status code and the headers, too."""
        return self._call(_READ_BOOK, (page, size), options=options)


class AsyncListsApi(AsyncApi):
    """The operations of the group lists."""

    async def list_between(
        self,
        *,
        from_: datetime.datetime | str | None = None,
        start: str | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Thing]:
        """The parameters are moments, no places in a list."""
        return (
            await self._call(_LIST_BETWEEN, (from_, start, limit), options=options)
        ).data

    async def list_between_with_http_info(
        self,
        *,
        from_: datetime.datetime | str | None = None,
        start: str | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Thing]]:
        """Do as ``list_between`` and return the status code and the headers, too."""
        return await self._call(_LIST_BETWEEN, (from_, start, limit), options=options)

    async def list_by_cursor(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ListByCursorResponse:
        """Send ``GET /cursor``."""
        return (
            await self._call(_LIST_BY_CURSOR, (cursor, limit), options=options)
        ).data

    async def list_by_cursor_with_http_info(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ListByCursorResponse]:
        """Do as ``list_by_cursor`` and return the status code and the headers, too."""
        return await self._call(_LIST_BY_CURSOR, (cursor, limit), options=options)

    def list_by_cursor_iter(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> AsyncIterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_CURSOR_PAGES, _LIST_BY_CURSOR, (cursor, limit), options=options
        )

    async def list_by_last_id(
        self,
        owner: str,
        *,
        starting_after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ListByLastIdResponse:
        """Send ``GET /last-id/{owner}``."""
        return (
            await self._call(_LIST_BY_LAST_ID, (owner, starting_after), options=options)
        ).data

    async def list_by_last_id_with_http_info(
        self,
        owner: str,
        *,
        starting_after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ListByLastIdResponse]:
        """Do as ``list_by_last_id`` and return the status code and the headers, too."""
        return await self._call(
            _LIST_BY_LAST_ID, (owner, starting_after), options=options
        )

    def list_by_last_id_iter(
        self,
        owner: str,
        *,
        starting_after: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> AsyncIterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_LAST_ID_PAGES,
            _LIST_BY_LAST_ID,
            (owner, starting_after),
            options=options,
        )

    async def list_by_link(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Thing]:
        """Send ``GET /link``."""
        return (await self._call(_LIST_BY_LINK, (page, per_page), options=options)).data

    async def list_by_link_with_http_info(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Thing]]:
        """Do as ``list_by_link`` and return the status code and the headers, too."""
        return await self._call(_LIST_BY_LINK, (page, per_page), options=options)

    def list_by_link_iter(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> AsyncIterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_LINK_PAGES, _LIST_BY_LINK, (page, per_page), options=options
        )

    async def list_by_offset(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ListByOffsetResponse:
        """Send ``GET /offset``."""
        return (
            await self._call(_LIST_BY_OFFSET, (offset, limit), options=options)
        ).data

    async def list_by_offset_with_http_info(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ListByOffsetResponse]:
        """Do as ``list_by_offset`` and return the status code and the headers, too."""
        return await self._call(_LIST_BY_OFFSET, (offset, limit), options=options)

    def list_by_offset_iter(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> AsyncIterator[str]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_OFFSET_PAGES, _LIST_BY_OFFSET, (offset, limit), options=options
        )

    async def list_by_page(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ListByPageResponse:
        """Send ``GET /pages``.

        Args:
            page: Default: ``1``.
        """
        return (await self._call(_LIST_BY_PAGE, (page, per_page), options=options)).data

    async def list_by_page_with_http_info(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ListByPageResponse]:
        """Do as ``list_by_page`` and return the status code and the headers, too."""
        return await self._call(_LIST_BY_PAGE, (page, per_page), options=options)

    def list_by_page_iter(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> AsyncIterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_PAGE_PAGES, _LIST_BY_PAGE, (page, per_page), options=options
        )

    async def list_by_page_from_zero(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Thing]:
        """Send ``GET /pages-from-zero``.

        Args:
            page: The number of a page, zero-based
        """
        return (
            await self._call(_LIST_BY_PAGE_FROM_ZERO, (page, size), options=options)
        ).data

    async def list_by_page_from_zero_with_http_info(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Thing]]:
        """Do as ``list_by_page_from_zero`` and return the status code and the headers,
        too.
        """
        return await self._call(_LIST_BY_PAGE_FROM_ZERO, (page, size), options=options)

    def list_by_page_from_zero_iter(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> AsyncIterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_BY_PAGE_FROM_ZERO_PAGES,
            _LIST_BY_PAGE_FROM_ZERO,
            (page, size),
            options=options,
        )

    async def list_by_url(
        self, **options: Unpack[RequestOptions]
    ) -> models.ListByUrlResponse:
        """Send ``GET /url``."""
        return (await self._call(_LIST_BY_URL, options=options)).data

    async def list_by_url_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.ListByUrlResponse]:
        """Do as ``list_by_url`` and return the status code and the headers, too."""
        return await self._call(_LIST_BY_URL, options=options)

    def list_by_url_iter(
        self, **options: Unpack[RequestOptions]
    ) -> AsyncIterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(_LIST_BY_URL_PAGES, _LIST_BY_URL, options=options)

    async def list_declared(
        self, *, from_: str | None = None, **options: Unpack[RequestOptions]
    ) -> models.ListDeclaredResponse:
        """Send ``GET /declared``."""
        return (await self._call(_LIST_DECLARED, (from_,), options=options)).data

    async def list_declared_with_http_info(
        self, *, from_: str | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[models.ListDeclaredResponse]:
        """Do as ``list_declared`` and return the status code and the headers, too."""
        return await self._call(_LIST_DECLARED, (from_,), options=options)

    def list_declared_iter(
        self, *, from_: str | None = None, **options: Unpack[RequestOptions]
    ) -> AsyncIterator[models.Thing]:
        """Yield the items of every page; a page is asked for when it is needed."""
        return self._iterate(
            _LIST_DECLARED_PAGES, _LIST_DECLARED, (from_,), options=options
        )

    async def list_latest(
        self, *, limit: int | None = None, **options: Unpack[RequestOptions]
    ) -> list[models.Thing]:
        """Send ``GET /latest``."""
        return (await self._call(_LIST_LATEST, (limit,), options=options)).data

    async def list_latest_with_http_info(
        self, *, limit: int | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[models.Thing]]:
        """Do as ``list_latest`` and return the status code and the headers, too."""
        return await self._call(_LIST_LATEST, (limit,), options=options)

    async def list_off(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.Thing]:
        """Send ``GET /off``."""
        return (await self._call(_LIST_OFF, (page, per_page), options=options)).data

    async def list_off_with_http_info(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[models.Thing]]:
        """Do as ``list_off`` and return the status code and the headers, too."""
        return await self._call(_LIST_OFF, (page, per_page), options=options)

    async def read_book(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ReadBookResponse:
        """The page is one of a book's. There is no list."""
        return (await self._call(_READ_BOOK, (page, size), options=options)).data

    async def read_book_with_http_info(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.ReadBookResponse]:
        """Do as ``read_book`` and return the status code and the headers, too."""
        return await self._call(_READ_BOOK, (page, size), options=options)
