"""Request bodies that are forms (OAS 3.1 §4.8.15)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from . import styles
from .bodies import Body, Content
from .encodings import FieldEncoding
from .media_types import is_json
from .styles import Pair
from .values import ValueType

DEFAULT_ENCODING: Final = FieldEncoding()


class FormBody(Body):
    """A form in ``application/x-www-form-urlencoded``."""

    is_form = True

    def __init__(
        self,
        media_type: str,
        type: Callable[[], Any],
        encoding: Mapping[str, FieldEncoding],
    ) -> None:
        super().__init__(media_type)
        self._type: ValueType[Any] = ValueType(type)
        self._encoding = encoding

    def encode(self, value: Any, media_type: str) -> Content:
        """Check a value and encode it."""
        checked = self._type.check(without_none(value), "body")
        text = "&".join(
            f"{name}={member}"
            for key, plain in self._type.to_plain(checked, "body").items()
            for name, member in self._pairs(key, plain)
        )
        return Content(media_type, text.encode())

    def _pairs(self, name: str, value: Any) -> Iterator[Pair]:
        encoding = self._encoding.get(name, DEFAULT_ENCODING)
        if encoding.style is None:
            for text in _texts(value, encoding):
                yield styles.encode_form(name), styles.encode_form(text)
            return
        yield from styles.pairs(
            name,
            value,
            style=encoding.style,
            explode=encoding.explode,
            encode=(
                styles.encode_reserved
                if encoding.allow_reserved
                else styles.encode_form
            ),
        )


def without_none(value: Any) -> Any:
    """Leave out what was passed as None: a form has no null."""
    if isinstance(value, dict):
        return {key: member for key, member in value.items() if member is not None}
    return value


def _texts(value: Any, encoding: FieldEncoding) -> list[str]:
    """Return the texts of a property: one, or one for each item of a list."""
    if encoding.content_type and is_json(encoding.content_type):
        return [json_text(value)]
    items = value if isinstance(value, list) else [value]
    return [styles.scalar_text(item) for item in items if item is not None]


def json_text(value: Any) -> str:
    """Return a value as JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
