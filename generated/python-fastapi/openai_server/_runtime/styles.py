"""How values become text in URLs, headers, cookies and forms (OAS 3.1 §4.8.12.3).

Values are as JSON holds them. A null is left out wherever it stands, and so is an
empty list or object, as in RFC 6570.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Final, Literal, TypeAlias
from urllib.parse import quote, quote_plus, unquote

StyleName: TypeAlias = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
]

Encode: TypeAlias = Callable[[str], str]
Pair: TypeAlias = tuple[str, str]

# What separates the values of a list that is not exploded.
_SEPARATORS: Final = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}

# What may stand in the value of a query parameter for which reserved characters are
# allowed: all of them but those that would end it or the query.
_RESERVED: Final = ":/?@!$'()*,;="


def encode(text: str) -> str:
    """Percent-encode all but unreserved characters."""
    return quote(text, safe="")


def encode_reserved(text: str) -> str:
    """Percent-encode what can't stand in the value of a query parameter."""
    return quote(text, safe=_RESERVED)


def encode_form(text: str) -> str:
    """Encode for ``application/x-www-form-urlencoded``."""
    return quote_plus(text)


def plain(text: str) -> str:
    """Encode nothing."""
    return text


def scalar_text(value: Any) -> str:
    """Return a value as JSON writes it, text without its quotes."""
    if isinstance(value, str):
        return value
    if type(value) is int:
        return str(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def simple(value: Any, *, explode: bool, encode: Encode) -> str:
    """Expand in the style ``simple``: for path segments and headers."""
    return _join(value, ",", explode, encode)


def path(
    name: str, value: Any, *, style: StyleName, explode: bool, encode: Encode
) -> str:
    """Expand in one of the styles of a path parameter."""
    if style == "label":
        text = _join(value, "." if explode else ",", explode, encode)
        return f".{text}" if text or value == "" else ""
    if style == "matrix":
        return "".join(
            f";{key}={text}" if text else f";{key}"
            for key, text in _form(name, value, explode, ",", encode)
        )
    return simple(value, explode=explode, encode=encode)


def pairs(
    name: str, value: Any, *, style: StyleName, explode: bool, encode: Encode
) -> list[Pair]:
    """Expand in one of the styles of a query parameter, cookie or form field.

    In the style ``deepObject`` members at any depth stand in brackets,
    ``a[b][c]=1``; the scalars of a list stand after empty brackets, ``a[b][]=1``,
    its objects after their position, ``a[b][0][c]=1``.
    """
    if style == "deepObject":
        if isinstance(value, (dict, list)):
            return list(_deep(encode(name), value, encode))
        return [(encode(name), encode(scalar_text(value)))]
    separator = _SEPARATORS.get(style, ",")
    if encode is plain:
        separator = unquote(separator)
    return list(_form(encode(name), value, explode, separator, encode))


def _form(
    name: str, value: Any, explode: bool, separator: str, encode: Encode
) -> Iterator[Pair]:
    if isinstance(value, list) and explode:
        for item in _present(value):
            yield name, encode(scalar_text(item))
    elif isinstance(value, dict) and explode:
        for key, member in value.items():
            for item in _present(member if isinstance(member, list) else [member]):
                yield encode(key), encode(scalar_text(item))
    elif text := _join(value, separator, False, encode):
        yield name, text
    elif value == "":
        yield name, ""


def _join(value: Any, separator: str, explode: bool, encode: Encode) -> str:
    if isinstance(value, list):
        return separator.join(encode(scalar_text(item)) for item in _present(value))
    if isinstance(value, dict):
        between = "=" if explode else separator
        return separator.join(
            f"{encode(key)}{between}{encode(scalar_text(member))}"
            for key, member in value.items()
            if member is not None
        )
    return encode(scalar_text(value))


def _deep(name: str, value: Any, encode: Encode) -> Iterator[Pair]:
    opening, closing = encode("["), encode("]")
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _deep(f"{name}{opening}{encode(key)}{closing}", member, encode)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            index = position if isinstance(item, (dict, list)) else ""
            yield from _deep(f"{name}{opening}{index}{closing}", item, encode)
    elif value is not None:
        yield name, encode(scalar_text(value))


def _present(values: list[Any]) -> list[Any]:
    return [value for value in values if value is not None]
