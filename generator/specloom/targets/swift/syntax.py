"""Escaping for Swift: with the kit's escapers, the only makers of ``Code`` from text of a document."""

from __future__ import annotations

import re

from specloom.targets.kit.code import Code
from specloom.targets.kit.text import fold

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_MODULE = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
_NOT_IN_RAW_NAMES = re.compile(r"[^A-Za-z0-9_.-]")


def name(text: str) -> Code:
    """Return an allocated name. Raises ValueError for what isn't one."""
    if not is_name(text):
        raise ValueError(f"not a name: {text!r}")
    return Code(text)


def is_name(text: str) -> bool:
    """Return whether a text can be a name, as far as letters go."""
    return bool(_NAME.match(text))


def raw_name(text: str) -> Code:
    """Return a key of the document where verbatim pages show it as a name; what no key may hold is ``_``."""
    return Code(_NOT_IN_RAW_NAMES.sub("_", text))


def is_module(text: str) -> bool:
    """Return whether a text is a module's name, such as ``AcmeClient``."""
    return bool(_MODULE.match(text))


def module(text: str) -> Code:
    """Return a module's name. Raises ValueError for what isn't one."""
    if not is_module(text):
        raise ValueError(f"not a module: {text!r}")
    return Code(text)


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


def string(text: str) -> Code:
    """Return a string literal of the very same value; nothing in it is interpolated."""
    parts = []
    for character in text:
        if character in _ESCAPES:
            parts.append(_ESCAPES[character])
        elif character.isprintable():
            parts.append(character)
        else:
            # A lone surrogate is no character of a Swift string.
            parts.append("\\u{fffd}" if 0xD800 <= ord(character) <= 0xDFFF else f"\\u{{{ord(character):x}}}")
    return Code('"' + "".join(parts) + '"')


def scalar(value: bool | int | float | str | None) -> Code:
    """Return the literal of a JSON scalar. Raises ValueError for a number that has no literal."""
    match value:
        case None:
            return Code("nil")
        case bool():
            return Code("true" if value else "false")
        case str():
            return string(str(value))
        case int():
            return Code(str(int(value)))
        case float():
            number = float(value)
            if number != number or number in (float("inf"), float("-inf")):
                raise ValueError(f"no literal for {number!r}")
            return Code(repr(number))


def comment(text: str) -> Code:
    """Return text for a comment to the end of its line."""
    return Code(fold(text))


def file_name(stem: str) -> Code:
    """Return the name of a page's file from an allocated name. Raises ValueError for what isn't one."""
    return Code(f"{name(stem)}.md")
