"""What a method answers with."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final, Generic, TypeAlias, overload

from starlette.responses import Response
from typing_extensions import TypeVar

_Headers: TypeAlias = "Mapping[str, object] | None"

Data = TypeVar("Data")
Data_co = TypeVar("Data_co", covariant=True)
Headers = TypeVar("Headers", bound=_Headers, default=None)
Headers_co = TypeVar("Headers_co", bound=_Headers, default=None, covariant=True)

_NONE: Final[Mapping[str, Any]] = {}

Bytes: TypeAlias = bytes | os.PathLike[str] | AsyncIterator[bytes]
"""Bytes to answer with: all of them, a file, or pieces. Parts of a file can be asked for
(``Range``)."""


class Reply(Generic[Data_co, Headers_co]):
    """An answer that chooses its status or has headers.

    Args:
        data: What the body holds.
        status: The status code; by default the first that the document has for success.
        headers: The headers that the document has for the response, of their types: a
            dictionary of ``headers``.
        extra_headers: Headers that the document doesn't have.
        media_type: The media type, where the document has several.
    """

    __slots__ = ("data", "extra_headers", "headers", "media_type", "status")

    @overload
    def __init__(
        self: Reply[Data, None],
        data: Data,
        *,
        status: int | None = None,
        extra_headers: Mapping[str, str] | None = None,
        media_type: str | None = None,
    ) -> None: ...
    @overload
    def __init__(
        self,
        data: Data_co,
        *,
        headers: Headers_co,
        status: int | None = None,
        extra_headers: Mapping[str, str] | None = None,
        media_type: str | None = None,
    ) -> None: ...
    def __init__(
        self,
        data: Any,
        *,
        headers: Mapping[str, Any] | None = None,
        status: int | None = None,
        extra_headers: Mapping[str, str] | None = None,
        media_type: str | None = None,
    ) -> None:
        self.data: Data_co = data
        self.status = status
        self.headers: Mapping[str, Any] = headers or _NONE
        self.extra_headers: Mapping[str, str] = extra_headers or _NONE
        self.media_type = media_type


class ErrorReply(Exception):
    """An answer that says that the request failed, to be raised.

    Args:
        status: The status code.
        data: What the body holds, of the type that the document has for this status;
            by default, problem details.
        detail: An explanation for people, in problem details.
        headers: The headers that the document has for this status, of their types: a
            dictionary of ``headers``.
        extra_headers: Headers that the document doesn't have.
        media_type: The media type, where the document has several.
    """

    def __init__(
        self,
        status: int,
        data: Any = None,
        *,
        detail: str = "",
        headers: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        media_type: str | None = None,
    ) -> None:
        super().__init__(f"status {status}")
        self.detail = detail
        self.reply: Reply[Any, Any] = Reply(
            data,
            status=status,
            headers=headers,
            extra_headers=extra_headers,
            media_type=media_type,
        )


Answer: TypeAlias = Data | Reply[Data, Headers] | Response
"""What a method returns: what the body holds, a `Reply` with it, or a response of
Starlette's, which is sent as it is."""

AnswerWithHeaders: TypeAlias = Reply[Data, Headers] | Response
"""What a method returns if its response has to have headers: a `Reply`, or a response of
Starlette's, which is sent as it is."""
