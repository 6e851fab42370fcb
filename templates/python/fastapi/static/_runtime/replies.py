"""What a method answers with."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping
from typing import Any, Generic, TypeAlias, TypeVar

from starlette.responses import Response

Data = TypeVar("Data")
Data_co = TypeVar("Data_co", covariant=True)

Bytes: TypeAlias = bytes | os.PathLike[str] | AsyncIterator[bytes]
"""Bytes to answer with: all of them, a file, or pieces. Parts of a file can be asked for
(``Range``)."""


class Reply(Generic[Data_co]):
    """An answer that chooses its status or has headers.

    Args:
        data: What the body holds.
        status: The status code; by default the first that the document has for success.
        headers: Headers, as values of the types that the document has for them.
        media_type: The media type, where the document has several.
    """

    __slots__ = ("data", "headers", "media_type", "status")

    def __init__(
        self,
        data: Data_co,
        *,
        status: int | None = None,
        headers: Mapping[str, Any] | None = None,
        media_type: str | None = None,
    ) -> None:
        self.data = data
        self.status = status
        self.headers: Mapping[str, Any] = headers or {}
        self.media_type = media_type


class ErrorReply(Exception):
    """An answer that says that the request failed, to be raised.

    Args:
        status: The status code.
        data: What the body holds, of the type that the document has for this status;
            by default, problem details.
        detail: An explanation for people, in problem details.
        headers: Headers, as values of the types that the document has for them.
        media_type: The media type, where the document has several.
    """

    def __init__(
        self,
        status: int,
        data: Any = None,
        *,
        detail: str = "",
        headers: Mapping[str, Any] | None = None,
        media_type: str | None = None,
    ) -> None:
        super().__init__(f"status {status}")
        self.detail = detail
        self.reply = Reply(data, status=status, headers=headers, media_type=media_type)


Answer: TypeAlias = Data | Reply[Data] | Response
"""What a method returns: what the body holds, a `Reply` with it, or a response of
Starlette's, which is sent as it is."""
