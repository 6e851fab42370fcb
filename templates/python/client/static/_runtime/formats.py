"""Types for the formats that Python's own types don't cover."""

from __future__ import annotations

import io
import os
import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import IO, Annotated, Any, TypeAlias, TypeVar

from pydantic import AfterValidator, GetCoreSchemaHandler, PlainSerializer, Strict
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Value = TypeVar("Value")


def _base64(value: bytes) -> str:
    return b64encode(value).decode("ascii")


def _base64url(value: bytes) -> str:
    return urlsafe_b64encode(value).decode("ascii")


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


# The serializers must keep what isn't bytes or a number: a response may hold anything.
def _of(type_: type[Value], write: Callable[[Value], object]) -> PlainSerializer:
    def serialize(value: Any) -> Any:
        return write(value) if isinstance(value, type_) else value

    return PlainSerializer(serialize, when_used="json-unless-none")


Base64: TypeAlias = Annotated[bytes, Strict(), _of(bytes, _base64)]
"""Bytes that travel as base64 text."""

Base64Url: TypeAlias = Annotated[bytes, Strict(), _of(bytes, _base64url)]
"""Bytes that travel as base64 text of the alphabet for URLs."""

DecimalNumber: TypeAlias = Annotated[Decimal, _of(Decimal, _number)]
"""A decimal that travels as a JSON number."""


class FileMark:
    """Says of a type that its values are files."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_check_file)


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


def _check_file(value: Any) -> Any:
    if not isinstance(value, tuple):
        check_source(value)
    elif len(value) in (2, 3, 4) and all(isinstance(part, str) for part in value[:3:2]):
        check_source(value[1])
    else:
        raise ValueError("a tuple must be (name, content[, media type[, headers]])")
    return value


def unique() -> AfterValidator:
    """Say of a list that no two of its items are equal."""
    return AfterValidator(_check_unique)


def pattern(expression: str) -> AfterValidator:
    """Say of text that it matches a regular expression that needs Python's engine."""

    def check(value: str) -> str:
        found = _compile(expression)
        if found is not None and found.search(value) is None:
            raise ValueError(f"text should match {expression!r}")
        return value

    return AfterValidator(check)


@cache
def _compile(expression: str) -> re.Pattern[str] | None:
    try:
        return re.compile(expression)
    except re.error:
        # A regular expression of another language says nothing that we can check.
        return None


def _check_unique(value: list[Any]) -> list[Any]:
    for position, item in enumerate(value):
        if any(item == other for other in value[:position]):
            raise ValueError("items should be unique")
    return value
