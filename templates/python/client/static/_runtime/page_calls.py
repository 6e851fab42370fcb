"""Calls for another page, whose URL the API gave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx2

from .base_client import BaseClient
from .calls import Call
from .errors import ApiResponseValidationError
from .operation import Operation
from .pages import Walk
from .redirects import is_same_origin

if TYPE_CHECKING:
    from .options import RequestOptions

Data = TypeVar("Data")


class PageCall(Call[Data], Generic[Data]):
    """A call for the page where a walk is.

    Its URL may be of the API's choice. The credentials are those of the operation.
    """

    def __init__(
        self,
        client: BaseClient,
        operation: Operation[Data],
        body: Any,
        content_type: str | None,
        options: RequestOptions,
        walk: Walk[Any],
    ) -> None:
        arguments = walk.arguments
        super().__init__(client, operation, arguments, body, content_type, options)
        self._walk = walk
        if walk.url is not None:
            # The URL has them, as far as they count. Credentials are added later.
            self.target.query.clear()

    def _url(self, http_client: httpx2.Client | httpx2.AsyncClient) -> str:
        usual = super()._url(http_client)
        walk = self._walk
        if walk.url is None or walk.response is None:
            return usual
        try:
            return page_url(usual, walk.url)
        except ValueError as error:
            message = f"the URL of the next page: {error}"
            raise ApiResponseValidationError(
                message, walk.response, walk.url
            ) from error


def page_url(usual: str, text: str) -> str:
    """Return the URL of the next page, with what the usual one's query has beside.

    Raises:
        ValueError: It is none, or leads to another origin, which must not see the
            credentials of this one.
    """
    base = httpx2.URL(usual)
    try:
        url = base.join(text)
    except httpx2.InvalidURL as error:
        raise ValueError(str(error)) from error
    if (
        base.scheme == "https"
        and url.scheme == "http"
        and url.host == base.host
        and url.port is None
    ):
        # The API stands behind a proxy and doesn't know of TLS.
        url = url.copy_with(scheme="https")
    url = url.copy_with(userinfo=base.userinfo)
    if not is_same_origin(base, url):
        raise ValueError(f"it is at another origin, {url.host!r}")
    query = url.query.decode()
    given = {pair.partition("=")[0] for pair in query.split("&")}
    added = [
        pair
        for pair in base.query.decode().split("&")
        if pair and pair.partition("=")[0] not in given
    ]
    joined = "&".join(([query] if query else []) + added)
    return str(url.copy_with(query=joined.encode() if joined else None, fragment=None))
