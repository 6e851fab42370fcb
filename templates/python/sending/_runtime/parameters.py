"""What an operation takes in its path, query, headers and cookies (OAS 3.1 §4.8.12)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, Literal, TypeAlias

from . import styles
from .base_errors import RequestValidationError
from .headers import header_text
from .styles import Pair, StyleName
from .values import ValueType

Place: TypeAlias = Literal["path", "query", "header", "cookie", "part"]

_NO_COOKIE: Final = re.compile(r"[^\x21\x23-\x3a\x3c-\x5b\x5d-\x7e]")
_TEMPLATE: Final = re.compile(r"\{([^{}]+)\}")


class Parameter:
    """One parameter.

    Attributes:
        name: Its name on the wire.
        place: Where it travels.
        type: What values it takes.
        style: How a value becomes text.
        explode: Whether the members of a value stand apart.
        allow_reserved: Whether reserved characters stay as they are.
        content: The media type of a value that isn't written in a style, or None.
        part: The property of a multipart body whose part it is a header of, or "".
    """

    def __init__(
        self,
        name: str,
        place: Place,
        type: Callable[[], Any],
        style: StyleName,
        *,
        explode: bool,
        allow_reserved: bool = False,
        content: str | None = None,
        part: str = "",
    ) -> None:
        self.name = name
        self.place = place
        self.type: ValueType[Any] = ValueType(type)
        self.style: StyleName = style
        self.explode = explode
        self.allow_reserved = allow_reserved
        self.content = content
        self.part = part

    def plain(self, value: Any) -> Any:
        """Check a value, and return it as JSON holds it."""
        checked = self.type.check(value, self.name)
        if self.content is None:
            return self.type.to_plain(checked, self.name)
        if isinstance(checked, str) and "json" not in self.content:
            return checked
        return self.type.to_json(checked, self.name).decode()


def path(
    name: str,
    type: Callable[[], Any],
    *,
    style: StyleName = "simple",
    explode: bool = False,
    content: str | None = None,
) -> Parameter:
    """Declare a part of the path."""
    return Parameter(name, "path", type, style, explode=explode, content=content)


def query(
    name: str,
    type: Callable[[], Any],
    *,
    style: StyleName = "form",
    explode: bool | None = None,
    allow_reserved: bool = False,
    content: str | None = None,
) -> Parameter:
    """Declare a query parameter. ``explode`` is on for the style ``form`` alone."""
    if explode is None:
        explode = style == "form"
    return Parameter(
        name,
        "query",
        type,
        style,
        explode=explode,
        allow_reserved=allow_reserved,
        content=content,
    )


def header(
    name: str,
    type: Callable[[], Any],
    *,
    explode: bool = False,
    content: str | None = None,
) -> Parameter:
    """Declare a header."""
    return Parameter(name, "header", type, "simple", explode=explode, content=content)


def cookie(
    name: str,
    type: Callable[[], Any],
    *,
    style: StyleName = "form",
    explode: bool = True,
    content: str | None = None,
) -> Parameter:
    """Declare a cookie. In the style ``cookie`` its value is sent as it is."""
    return Parameter(name, "cookie", type, style, explode=explode, content=content)


def part_header(
    part: str,
    name: str,
    type: Callable[[], Any],
    *,
    explode: bool = False,
    content: str | None = None,
) -> Parameter:
    """Declare a header of the part that a property of a multipart body becomes."""
    return Parameter(
        name, "part", type, "simple", explode=explode, content=content, part=part
    )


class Target:
    """Where a request goes, and what it says beside its body.

    Attributes:
        path: The path, encoded.
        query: Names and values, encoded.
        headers: Headers.
        cookies: Names and values, encoded.
        part_headers: Headers of the parts of a multipart body, by property.
    """

    def __init__(self) -> None:
        self.path = ""
        self.query: list[Pair] = []
        self.headers: dict[str, str] = {}
        self.cookies: list[Pair] = []
        self.part_headers: dict[str, dict[str, str]] = {}


def expand(
    template: str, parameters: Sequence[Parameter], values: Sequence[Any]
) -> Target:
    """Put a call's values where its operation's parameters say.

    Args:
        template: The path, with the names of its parameters in braces.
        parameters: The operation's parameters.
        values: A value for each, None where it was not given.

    Raises:
        RequestValidationError: A value doesn't fit its parameter.
    """
    parts: dict[str, str] = {}
    target = Target()
    for parameter, value in zip(parameters, values, strict=True):
        if value is None:
            if parameter.place == "path":
                raise RequestValidationError(parameter.name, "a value is needed")
            continue
        plain = parameter.plain(value)
        match parameter.place:
            case "path":
                parts[parameter.name] = _path_text(parameter, plain)
            case "query":
                encode = (
                    styles.encode_reserved
                    if parameter.allow_reserved
                    else styles.encode
                )
                target.query += _pairs(parameter, plain, encode)
            case "header":
                target.headers[parameter.name] = _header_text(parameter, plain)
            case "part":
                headers = target.part_headers.setdefault(parameter.part, {})
                headers[parameter.name] = _header_text(parameter, plain)
            case "cookie":
                if parameter.style == "cookie":
                    target.cookies += _raw_cookies(parameter, plain)
                else:
                    target.cookies += _pairs(parameter, plain, styles.encode)
    target.path, _, fixed = _expand_path(template, parts).partition("?")
    if fixed:
        target.query[:0] = [
            (name, value)
            for name, _, value in (each.partition("=") for each in fixed.split("&"))
        ]
    return target


def _pairs(parameter: Parameter, value: Any, encode: styles.Encode) -> list[Pair]:
    return styles.pairs(
        parameter.name,
        value,
        style=parameter.style,
        explode=parameter.explode,
        encode=encode,
    )


def _raw_cookies(parameter: Parameter, value: Any) -> list[Pair]:
    pairs = _pairs(parameter, value, styles.plain)
    for name, text in pairs:
        # It would end the cookie, and begin another one or another header.
        if _NO_COOKIE.search(name + text) or "=" in name:
            raise RequestValidationError(
                parameter.name, "a cookie can't hold such characters (RFC 6265)"
            )
    return pairs


def _header_text(parameter: Parameter, value: Any) -> str:
    text = styles.simple(value, explode=parameter.explode, encode=styles.plain)
    return header_text(parameter.name, text)


def _path_text(parameter: Parameter, value: Any) -> str:
    text = styles.path(
        parameter.name,
        value,
        style=parameter.style,
        explode=parameter.explode,
        encode=styles.encode,
    )
    if not text:
        # The path would be that of another operation.
        raise RequestValidationError(parameter.name, "an empty value can't be sent")
    return text


def _expand_path(template: str, parts: dict[str, str]) -> str:
    text = _TEMPLATE.sub(lambda match: parts[match[1]], template)
    # A segment of dots would be taken out, with the one before it.
    return "/".join(
        segment.replace(".", "%2E") if segment in (".", "..") else segment
        for segment in text.split("/")
    )
