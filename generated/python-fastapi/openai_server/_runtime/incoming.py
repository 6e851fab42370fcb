"""The bodies of requests: read as a whole or piece by piece, and never more than allowed."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Final

import anyio
from fastapi import UploadFile
from starlette.datastructures import UploadFile as StarletteUploadFile
from starlette.requests import ClientDisconnect, Request

from .media_types import essence_of
from .problems import Refusal, refusal, unreadable


@dataclass(frozen=True, slots=True)
class Limits:
    """How many bytes a request's body may have.

    Attributes:
        body: A body that is held in memory, and each text in a form.
        upload: A body that is read piece by piece: files, and forms with files.
    """

    body: int
    upload: int


class BodyStream:
    """A request's body, which is read while it arrives.

    Attributes:
        content_type: Its media type.
        size: How many bytes it has, None if the request doesn't say.
    """

    def __init__(self, request: Request, limit: int) -> None:
        self._request = request
        self._limit = limit
        self.content_type: str = request.headers.get("content-type", "")
        self.size = _declared_size(request)
        if self.size is not None and self.size > limit:
            raise _too_large(limit)

    async def __aiter__(self) -> AsyncGenerator[bytes, None]:
        size = 0
        try:
            async for chunk in self._request.stream():
                size += len(chunk)
                if size > self._limit:
                    raise _too_large(self._limit)
                if chunk:
                    yield chunk
        except ClientDisconnect:
            raise unreadable("body", "", "it broke off") from None

    async def read(self) -> bytes:
        """Return all of it."""
        return b"".join([chunk async for chunk in self])

    async def write_to(self, path: str | os.PathLike[str]) -> int:
        """Write all of it to a file, and return how many bytes it had."""
        size = 0
        async with await anyio.open_file(path, "wb") as file:
            async for chunk in self:
                size += await file.write(chunk)
        return size


class Incoming:
    """A request whose body is to be read.

    Args:
        request: The request.
        limits: How large it may be.

    Attributes:
        content_type: The value of the header ``Content-Type``.
    """

    def __init__(self, request: Request, limits: Limits) -> None:
        self._request = request
        self._limits = limits
        self._files: list[UploadFile] = []
        self.content_type: str = request.headers.get("content-type", "")

    @property
    def media_type(self) -> str:
        """The media type, without its parameters."""
        return essence_of(self.content_type)

    @property
    def has_body(self) -> bool:
        """Whether the request has a body, which may be empty if its size isn't said."""
        size = _declared_size(self._request)
        return (
            "transfer-encoding" in self._request.headers if size is None else size > 0
        )

    async def read(self) -> bytes:
        """Return the body.

        Raises:
            Refusal: It is too large.
        """
        return await BodyStream(self._request, self._limits.body).read()

    def stream(self) -> BodyStream:
        """Return the body, to be read piece by piece.

        Raises:
            Refusal: It is too large.
        """
        return BodyStream(self._request, self._limits.upload)

    async def parts(self) -> list[tuple[str, str | UploadFile]]:
        """Return the parts of a form with files, by name. Files are kept on disk.

        Raises:
            Refusal: It is too large, or no such form.
        """
        from starlette.formparsers import MultiPartException, MultiPartParser

        parser = MultiPartParser(
            self._request.headers,
            aiter(self.stream()),
            max_part_size=self._limits.body,
        )
        try:
            form = await parser.parse()
        except MultiPartException as error:
            if "exceeded maximum size" in error.message:
                raise refusal(413, f"body: {error.message}") from None
            raise unreadable("body", "", error.message) from None
        except KeyError:
            raise unreadable("body", "", "the parts have no boundary") from None
        parts = [(name, _known(part)) for name, part in form.multi_items()]
        self._files += [part for _, part in parts if isinstance(part, UploadFile)]
        return parts

    async def close(self) -> None:
        """Throw away files that were kept."""
        for file in self._files:
            await file.close()


def _known(part: str | StarletteUploadFile) -> str | UploadFile:
    """Return a file as the one that FastAPI's users know."""
    if isinstance(part, str):
        return part
    return UploadFile(
        part.file, size=part.size, filename=part.filename, headers=part.headers
    )


_TOO_LARGE: Final = "the body is larger than {} bytes"


def _too_large(limit: int) -> Refusal:
    return refusal(413, _TOO_LARGE.format(limit), Connection="close")


def _declared_size(request: Request) -> int | None:
    text = request.headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdecimal() else None
