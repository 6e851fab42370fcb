"""Files to send."""

from __future__ import annotations

import io
import os
from collections.abc import AsyncIterable, Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    PydanticSerializationError,
    core_schema,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class FileMark:
    """Says of a type that its values are files."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _check_file,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _as_text, when_used="json-unless-none"
            ),
        )


FileSource: TypeAlias = (
    bytes | os.PathLike[str] | IO[bytes] | Iterable[bytes] | AsyncIterable[bytes]
)
"""Bytes, a path, a binary file, or an iterable of bytes (asynchronous ones only with
the asynchronous client)."""

FileContent: TypeAlias = Annotated[
    FileSource
    | tuple[str, FileSource]
    | tuple[str, FileSource, str]
    | tuple[str, FileSource, str, Mapping[str, str]],
    FileMark(),
]
"""A file to send. A tuple gives it a name, a media type, and headers for its part."""


def is_file(value: object) -> bool:
    """Whether a value can only be a file."""
    return isinstance(value, (bytes, bytearray, os.PathLike)) or hasattr(value, "read")


def check_source(value: object) -> None:
    """Raise `ValueError` for what is not the content of a file."""
    if isinstance(value, (str, io.TextIOBase)):
        message = "text is not a file: pass bytes, a path or a binary file"
        raise PydanticCustomError("file_type", message)
    if not is_file(value) and not isinstance(value, (Iterable, AsyncIterable)):
        message = "must be bytes, a path, a binary file or an iterable of bytes"
        raise PydanticCustomError("file_type", message)


def _as_text(value: Any) -> Any:
    """Return a file as JSON holds it: as text, which not every file is."""
    if isinstance(value, (bytes, bytearray)):
        return value.decode()
    if isinstance(value, (tuple, Iterator, AsyncIterable)) or is_file(value):
        raise PydanticSerializationError("a file can't be sent as JSON")
    return value


def _check_file(value: Any) -> Any:
    if not isinstance(value, tuple):
        check_source(value)
    elif len(value) in (2, 3, 4) and all(isinstance(part, str) for part in value[:3:2]):
        check_source(value[1])
    else:
        raise ValueError("a tuple must be (name, content[, media type[, headers]])")
    return value
