"""Request bodies (OAS 3.1 §4.8.13): JSON and text; the others when they are used."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from .base_errors import RequestValidationError
from .encodings import FieldEncoding
from .values import ValueType

if TYPE_CHECKING:
    from .uploads import Stream


class Content(NamedTuple):
    """An encoded body.

    Attributes:
        media_type: The value of the header ``Content-Type``.
        data: The body.
    """

    media_type: str
    data: bytes | Stream


class Body(ABC):
    """How a body of one media type is made.

    Attributes:
        media_type: The media type, which may be a range.
        is_form: Whether it is made of properties that may each be left out.
    """

    is_form: ClassVar[bool] = False

    def __init__(self, media_type: str) -> None:
        self.media_type = media_type

    @abstractmethod
    def encode(self, value: Any, media_type: str) -> Content:
        """Check a value and encode it.

        Args:
            value: What the caller passed.
            media_type: What to send it as.

        Raises:
            RequestValidationError: The value doesn't fit.
        """

    def encode_with_headers(
        self, value: Any, media_type: str, headers: Mapping[str, Mapping[str, str]]
    ) -> Content:
        """Check a value and encode it, with headers of its parts by property.

        Raises:
            RequestValidationError: The value doesn't fit, or has no parts.
        """
        raise RequestValidationError("content_type", f"{media_type} has no parts")


class JsonBody(Body):
    """A JSON text."""

    def __init__(self, media_type: str, type: Callable[[], Any]) -> None:
        super().__init__(media_type)
        self._type: ValueType[Any] = ValueType(type)

    def encode(self, value: Any, media_type: str) -> Content:
        """Check a value and encode it."""
        checked = self._type.check(value, "body")
        if "*" in media_type:
            media_type = "application/json"
        return Content(media_type, self._type.to_json(checked, "body"))


class TextBody(Body):
    """Text, in UTF-8."""

    def encode(self, value: Any, media_type: str) -> Content:
        """Check a value and encode it."""
        if "*" in media_type:
            media_type = "text/plain"
        if isinstance(value, bytes):
            return Content(media_type, value)
        if not isinstance(value, str):
            raise RequestValidationError("body", "must be text")
        return Content(media_type, value.encode())


def json_body(type: Callable[[], Any], media_type: str = "application/json") -> Body:
    """Declare a JSON body."""
    return JsonBody(media_type, type)


def text_body(media_type: str = "text/plain") -> Body:
    """Declare a body of text."""
    return TextBody(media_type)


def binary_body(media_type: str = "application/octet-stream") -> Body:
    """Declare a body of bytes."""
    from .binary import BinaryBody

    return BinaryBody(media_type)


def form_body(
    type: Callable[[], Any],
    encoding: Mapping[str, FieldEncoding] | None = None,
    media_type: str = "application/x-www-form-urlencoded",
) -> Body:
    """Declare a form.

    A property without an encoding is written as text, each item of a list by itself,
    and as JSON where it is an object.
    """
    from .forms import FormBody

    return FormBody(media_type, type, encoding or {})


def multipart_body(
    type: Callable[[], Any],
    encoding: Mapping[str, FieldEncoding] | None = None,
    media_type: str = "multipart/form-data",
) -> Body:
    """Declare a form that can hold files.

    A list is sent as one part for each item, an object as JSON.
    """
    from .multipart import MultipartBody

    return MultipartBody(media_type, type, encoding or {})
