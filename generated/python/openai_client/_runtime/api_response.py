"""A response, as its caller sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx2

if TYPE_CHECKING:
    from .declarations import DeclaredResponse

Data = TypeVar("Data")


class ApiResponse(Generic[Data]):
    """A response that says that the call succeeded.

    Attributes:
        status_code: Its status code.
        headers: Its headers.
        data: What its body holds.
        http_response: The response itself.
        declared: The declaration that it fits, if any.
    """

    __slots__ = ("data", "declared", "headers", "http_response", "status_code")

    def __init__(
        self,
        data: Data,
        http_response: httpx2.Response,
        declared: DeclaredResponse | None = None,
    ) -> None:
        self.status_code: int = http_response.status_code
        self.headers: httpx2.Headers = http_response.headers
        self.data = data
        self.http_response = http_response
        self.declared = declared

    def header(self, name: str) -> Any:
        """Return a header as the type that the document declares, None if it's absent.

        A header without a declaration, or one that doesn't fit it, is its text.
        """
        text = self.headers.get(name)
        if text is None or self.declared is None:
            return text
        declared = self.declared.headers.get(name.lower())
        return text if declared is None else declared.read(text)

    def __repr__(self) -> str:
        return f"ApiResponse(status_code={self.status_code}, data={self.data!r})"
