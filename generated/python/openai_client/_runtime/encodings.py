"""How the properties of forms are written (OAS 3.1 §4.8.15)."""

from __future__ import annotations

from typing import NamedTuple

from .styles import StyleName


class FieldEncoding(NamedTuple):
    """How one property of a form is written. None: as its value suggests."""

    content_type: str | None = None
    style: StyleName | None = None
    explode: bool = True
    allow_reserved: bool = False


def part(content_type: str | None = None) -> FieldEncoding:
    """Write a property of a form in a media type.

    Of several ones a file has that which its name suggests, and else the first.
    """
    return FieldEncoding(content_type=content_type)


def style(
    name: StyleName, *, explode: bool = True, allow_reserved: bool = False
) -> FieldEncoding:
    """Write a property of a form in the style of a query parameter."""
    return FieldEncoding(style=name, explode=explode, allow_reserved=allow_reserved)
