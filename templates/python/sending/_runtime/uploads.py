"""Request bodies that are sent while they are read."""

from __future__ import annotations

import io
import os
from abc import ABC, abstractmethod
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Generator,
    Iterable,
    Iterator,
    Sequence,
)
from pathlib import Path
from typing import IO, Any, Final

import httpx2

_CHUNK: Final = 1 << 16


class Source(ABC):
    """Something that bytes can be read from.

    Attributes:
        length: How many bytes there are, or None if nobody can tell.
        replayable: Whether they can be read again.
        asynchronous: Whether they can't be read otherwise.
    """

    length: int | None = None
    replayable: bool = True
    asynchronous: bool = False

    @abstractmethod
    def chunks(self) -> Iterator[bytes]:
        """Read the bytes, from the beginning."""

    async def async_chunks(self) -> AsyncIterator[bytes]:
        """Read the bytes, from the beginning."""
        for chunk in self.chunks():
            yield chunk


class BytesSource(Source):
    """Bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.length = len(data)

    def chunks(self) -> Iterator[bytes]:
        """Give the bytes in one piece."""
        yield self._data


class FileSource(Source):
    """Something that is read from a disk, which takes its time."""

    async def async_chunks(self) -> AsyncIterator[bytes]:
        """Read the bytes in a thread, so that other tasks go on meanwhile."""
        import anyio.to_thread  # which only asynchronous clients need

        chunks = self.chunks()
        try:
            while chunk := await anyio.to_thread.run_sync(next, chunks, b""):
                yield chunk
        finally:
            if isinstance(chunks, Generator):
                chunks.close()


class PathSource(FileSource):
    """A file that is opened when it is sent."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.length = path.stat().st_size

    def chunks(self) -> Iterator[bytes]:
        """Read the file."""
        with self._path.open("rb") as file:
            yield from _read(file)


class FileObjectSource(FileSource):
    """An open file, from where it stands."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._start = 0
        try:
            self._start = file.tell()
            self.length = file.seek(0, io.SEEK_END) - self._start
            file.seek(self._start)
        except (AttributeError, OSError):
            self.replayable = False

    def chunks(self) -> Iterator[bytes]:
        """Read the file."""
        if self.replayable:
            self._file.seek(self._start)
        yield from _read(self._file)


class IterableSource(Source):
    """Pieces of bytes."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.replayable = not isinstance(pieces, Iterator)

    def chunks(self) -> Iterator[bytes]:
        """Give the pieces."""
        yield from self._pieces


class AsyncIterableSource(Source):
    """Pieces of bytes that have to be awaited."""

    asynchronous = True

    def __init__(self, pieces: AsyncIterable[bytes]) -> None:
        self._pieces = pieces
        self.replayable = not isinstance(pieces, AsyncIterator)

    def chunks(self) -> Iterator[bytes]:
        """Fail: the pieces have to be awaited."""
        raise TypeError("asynchronous content needs the asynchronous client")

    async def async_chunks(self) -> AsyncIterator[bytes]:
        """Give the pieces."""
        async for piece in self._pieces:
            yield piece


class Stream(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Sources one after the other, as a request body."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        lengths = [source.length for source in sources]
        known = [length for length in lengths if length is not None]
        self.length = sum(known) if len(known) == len(lengths) else None
        self.asynchronous = any(source.asynchronous for source in sources)
        self._replayable = all(source.replayable for source in sources)
        self._begun = False

    @property
    def can_be_sent(self) -> bool:
        """Whether the body can be sent, for the first time or again."""
        return self._replayable or not self._begun

    def headers(self) -> dict[str, str]:
        """Return the headers that tell the server where the body ends."""
        if self.length is None:
            return {"Transfer-Encoding": "chunked"}
        return {"Content-Length": str(self.length)}

    def __iter__(self) -> Iterator[bytes]:
        self._begun = True
        for source in self._sources:
            yield from source.chunks()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        self._begun = True
        for source in self._sources:
            async for chunk in source.async_chunks():
                yield chunk


def with_stream(request: httpx2.Request, stream: Stream) -> httpx2.Request:
    """Return a request that was made without a body, with one."""
    return httpx2.Request(
        request.method,
        request.url,
        headers=request.headers,
        stream=stream,
        extensions=request.extensions,
    )


def source_of(content: Any) -> Source:
    """Return a source for what a caller passed as the content of a file."""
    value = content
    if isinstance(value, (bytes, bytearray, memoryview)):
        return BytesSource(bytes(value))
    if isinstance(value, os.PathLike):
        return PathSource(Path(value))
    if hasattr(value, "read"):
        return FileObjectSource(value)
    if isinstance(value, AsyncIterable):
        return AsyncIterableSource(value)
    return IterableSource(value)


def file_name(content: Any) -> str:
    """Return the name of a file, or ``""`` if it has none."""
    value = content
    name = value if isinstance(value, os.PathLike) else getattr(value, "name", "")
    return Path(name).name if isinstance(name, (str, os.PathLike)) else ""


def media_type_of(name: str) -> str:
    """Guess a media type from the name of a file."""
    import mimetypes

    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _read(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
