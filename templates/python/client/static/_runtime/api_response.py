"""A response, as its caller sees it."""

from __future__ import annotations

from typing import Generic, TypeVar

import httpx2

Data = TypeVar("Data")


class ApiResponse(Generic[Data]):
    """A response that says that the call succeeded.

    Attributes:
        status_code: Its status code.
        headers: Its headers.
        data: What its body holds.
        http_response: The response itself.
    """

    __slots__ = ("data", "headers", "http_response", "status_code")

    def __init__(self, data: Data, http_response: httpx2.Response) -> None:
        self.status_code: int = http_response.status_code
        self.headers: httpx2.Headers = http_response.headers
        self.data = data
        self.http_response = http_response

    def __repr__(self) -> str:
        return f"ApiResponse(status_code={self.status_code}, data={self.data!r})"
