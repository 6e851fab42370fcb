"""How the properties of forms are written (OAS 3.1 §4.8.15)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .styles import StyleName


class FieldEncoding(NamedTuple):
    """How one property of a form is written. None: as its value suggests.

    Attributes:
        content_type: Its media type, or several.
        style: The style in which it is written.
        explode: Whether the members of a value stand apart.
        allow_reserved: Whether reserved characters stay as they are.
        headers: Headers of its part, unless the caller gives others.
        needs: Headers that its part can't be sent without.
    """

    content_type: str | None = None
    style: StyleName | None = None
    explode: bool = True
    allow_reserved: bool = False
    headers: Mapping[str, Any] = {}
    needs: tuple[str, ...] = ()


def part(
    content_type: str | None = None,
    *,
    headers: Mapping[str, Any] | None = None,
    needs: tuple[str, ...] = (),
) -> FieldEncoding:
    """Write a property of a form in a media type, its part with headers.

    Of several media types a file has that which its name suggests, and else the first.
    """
    return FieldEncoding(content_type, headers=headers or {}, needs=needs)


def style(
    name: StyleName,
    *,
    explode: bool = True,
    allow_reserved: bool = False,
    headers: Mapping[str, Any] | None = None,
    needs: tuple[str, ...] = (),
) -> FieldEncoding:
    """Write a property of a form in the style of a query parameter."""
    return FieldEncoding(None, name, explode, allow_reserved, headers or {}, needs)
