"""Request bodies of one value: JSON, text, bytes (OAS 3.1 §4.8.13)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from .errors import RequestValidationError
from .formats import check_source
from .model import NULL
from .uploads import Stream, file_name, media_type_of, source_of
from .values import ValueType


@dataclass(frozen=True, slots=True)
class Content:
    """An encoded body.

    Attributes:
        media_type: The value of the header ``Content-Type``.
        data: The body.
    """

    media_type: str
    data: bytes | Stream


class Body(Protocol):
    """How a body of one media type is made."""

    @property
    def media_type(self) -> str:
        """The media type, which may be a range."""
        ...

    def encode(self, value: Any, media_type: str) -> Content:
        """Check a value and encode it.

        Args:
            value: What the caller passed.
            media_type: What to send it as.

        Raises:
            RequestValidationError: The value doesn't fit.
        """
        ...


@dataclass(frozen=True, slots=True)
class JsonBody:
    """A JSON text."""

    media_type: str
    type: ValueType[Any]

    def encode(self, value: Any, media_type: str) -> Content:
        """Check a value and encode it."""
        checked = self.type.check(None if value is NULL else value, "body")
        return Content(media_type, self.type.to_json(checked))


@dataclass(frozen=True, slots=True)
class TextBody:
    """Text, in UTF-8."""

    media_type: str

    def encode(self, value: Any, media_type: str) -> Content:
        """Check a value and encode it."""
        if isinstance(value, bytes):
            return Content(media_type, value)
        if not isinstance(value, str):
            raise RequestValidationError("body", "must be text")
        return Content(media_type, value.encode())


@dataclass(frozen=True, slots=True)
class BinaryBody:
    """Bytes, which are sent while they are read."""

    media_type: str

    def encode(self, value: Any, media_type: str) -> Content:
        """Check a value and encode it."""
        source: Any
        name, source = "", value
        if isinstance(value, tuple) and 2 <= len(value) <= 3:
            name, source, *given = value
            media_type = given[0] if given else media_type
        if isinstance(source, str) and media_type.startswith("text/"):
            source = source.encode()
        try:
            check_source(source)
        except ValueError as error:
            raise RequestValidationError("body", str(error)) from error
        if "*" in media_type:
            media_type = media_type_of(name or file_name(source))
        if isinstance(source, bytes):
            return Content(media_type, source)
        return Content(media_type, Stream([source_of(source)]))


def json_body(type: Callable[[], Any], media_type: str = "application/json") -> Body:
    """Declare a JSON body."""
    return JsonBody(media_type, ValueType(type))


def text_body(media_type: str = "text/plain") -> Body:
    """Declare a body of text."""
    return TextBody(media_type)


def binary_body(media_type: str = "application/octet-stream") -> Body:
    """Declare a body of bytes."""
    return BinaryBody(media_type)
