"""Request bodies that are forms (OAS 3.1 §4.8.15)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from . import styles
from .bodies import Body, Content
from .styles import Pair, StyleName
from .values import ValueType


@dataclass(frozen=True, slots=True)
class FieldEncoding:
    """How one property of a form is written. None: as its value suggests."""

    content_type: str | None = None
    style: StyleName | None = None
    explode: bool = True
    allow_reserved: bool = False


DEFAULT_ENCODING: Final = FieldEncoding()


def part(content_type: str | None = None) -> FieldEncoding:
    """Write a property of a form in a media type, the first if there are several."""
    return FieldEncoding(content_type=content_type)


def style(
    name: StyleName, *, explode: bool = True, allow_reserved: bool = False
) -> FieldEncoding:
    """Write a property of a form in the style of a query parameter."""
    return FieldEncoding(style=name, explode=explode, allow_reserved=allow_reserved)


@dataclass(frozen=True, slots=True)
class FormBody:
    """A form in ``application/x-www-form-urlencoded``."""

    type: ValueType[Any]
    encoding: Mapping[str, FieldEncoding] = field(default_factory=dict)
    media_type: str = "application/x-www-form-urlencoded"

    def encode(self, value: Any, media_type: str) -> Content:
        """Check a value and encode it."""
        checked = self.type.check(without_none(value), "body")
        text = "&".join(
            f"{name}={member}"
            for key, plain in self.type.to_plain(checked).items()
            for name, member in self._pairs(key, plain)
        )
        return Content(media_type, text.encode())

    def _pairs(self, name: str, value: Any) -> Iterator[Pair]:
        encoding = self.encoding.get(name, DEFAULT_ENCODING)
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


def form_body(
    type: Callable[[], Any], encoding: Mapping[str, FieldEncoding] | None = None
) -> Body:
    """Declare a form.

    A property without an encoding is written as text, each item of a list by itself,
    and as JSON where it is an object.
    """
    return FormBody(ValueType(type), encoding or {})


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


def is_json(media_type: str) -> bool:
    """Whether a media type says that a text is JSON."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence.endswith(("/json", "+json"))
