"""Request bodies that are bytes."""

from __future__ import annotations

from typing import Any

from .base_errors import RequestValidationError
from .bodies import Body, Content
from .files import check_source
from .uploads import Stream, file_name, media_type_of, source_of


class BinaryBody(Body):
    """Bytes, which are sent while they are read."""

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
