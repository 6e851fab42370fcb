"""Escaping for C: with the kit's escapers, the only makers of ``Code`` from text of a document."""

from __future__ import annotations

import re

from specloom.targets.kit.code import Code
from specloom.targets.kit.text import fold, reflow

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}\Z")
_SPLICE = re.compile(r"(\\|\?\?/)(\s*)\Z")

COMMENT_WIDTH = 97
"""Characters of a comment's line, without the slashes."""


def name(text: str) -> Code:
    """Return an allocated name. Raises ValueError for what isn't one."""
    if not is_name(text):
        raise ValueError(f"not a name: {text!r}")
    return Code(text)


def is_name(text: str) -> bool:
    """Return whether a text can be a name, as far as letters go."""
    return bool(_NAME.match(text))


def is_prefix(text: str) -> bool:
    """Return whether names of types can begin with a text."""
    return bool(_PREFIX.match(text))


def string(text: str) -> Code:
    """Return a string literal of the text in UTF-8. No two question marks stand together: they may begin a trigraph."""
    escaped = text.translate(_ESCAPES)
    if not escaped.isprintable():
        escaped = "".join(_octal(character) for character in escaped)
    while "??" in escaped:
        escaped = escaped.replace("??", "?\\?")
    return Code(f'"{escaped}"')


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _octal(character: str) -> str:
    """Return a character that a reader doesn't see as its bytes: three octal digits end by themselves."""
    if character.isprintable():
        return character
    # A lone surrogate has no UTF-8.
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "replace"))


LARGEST_INT = 2**31 - 1
LARGEST_LONG = 2**63 - 1
LARGEST_DOUBLE = 1.7976931348623157e308


def integer(value: int | float, largest: int) -> Code:
    """Return an integer literal. What a type up to ``largest`` can't hold becomes the nearest value that it can."""
    number = int(max(-largest - 1, min(largest, value)))
    # The smallest long has no literal: a literal has no sign.
    return Code("(-9223372036854775807 - 1)" if number == -LARGEST_LONG - 1 else str(number))


def unsigned(value: int | float, largest: int) -> Code:
    """Return an unsigned integer literal, at most ``largest``."""
    return Code(f"{int(max(0, min(largest, value)))}u")


def real(value: int | float) -> Code:
    """Return a floating-point literal; what a double can't hold becomes the nearest value that it can."""
    return Code(repr(max(-LARGEST_DOUBLE, min(LARGEST_DOUBLE, float(value)))))


def scalar(value: bool | int | float | str | None) -> Code:
    """Return a JSON scalar as text of C; truth values as JSON says them."""
    match value:
        case None:
            return Code("null")
        case bool():
            return Code("true" if value else "false")
        case str():
            return string(value)
        case int() | float():
            return Code(repr(value))


def quoted(value: bool | int | float | str) -> Code:
    """Return a default as known pages show it: texts in single quotes."""
    if not isinstance(value, str):
        return scalar(value)
    slashed = value.replace("\\", "\\\\").replace('"', '\\"')
    return Code(f"'{fold(slashed)}'")


def comment(text: str) -> Code:
    """Return text for a comment to the end of its line."""
    return Code(_whole(fold(text)))


def comment_lines(text: str) -> tuple[Code, ...]:
    """Return prose as lines of a comment, with their slashes."""
    return tuple(Code(f"// {_whole(line)}".rstrip()) for line in reflow(text, COMMENT_WIDTH))


def _whole(line: str) -> str:
    """Return a line of a comment that doesn't take in the next one, as it would behind a backslash at its end."""
    return _SPLICE.sub(r"\1.\2", line)


def file_name(stem: str) -> Code:
    """Return the name of a page's file from an allocated name. Raises ValueError for what isn't one."""
    return Code(f"{name(stem)}.md")
