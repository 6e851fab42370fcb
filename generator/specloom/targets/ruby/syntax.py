"""Escaping for Ruby: with the kit's escapers, the only makers of ``Code`` from text of a document."""

from __future__ import annotations

import re

from specloom.targets.kit.code import Code
from specloom.targets.kit.text import fold

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_MODULE = re.compile(r"[A-Z][A-Za-z0-9_]*(::[A-Z][A-Za-z0-9_]*)*\Z")
_FEATURE = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*\Z")


def name(text: str) -> Code:
    """Return an allocated name. Raises ValueError for what isn't one."""
    if not is_name(text):
        raise ValueError(f"not a name: {text!r}")
    return Code(text)


def is_name(text: str) -> bool:
    """Return whether a text can be a name, as far as letters go."""
    return bool(_NAME.match(text))


def is_module(text: str) -> bool:
    """Return whether a text is a module's name, such as ``Acme::Files``."""
    return bool(_MODULE.match(text))


def module(text: str) -> Code:
    """Return a module's name. Raises ValueError for what isn't one."""
    if not is_module(text):
        raise ValueError(f"not a module: {text!r}")
    return Code(text)


def is_feature(text: str) -> bool:
    """Return whether a text can be required: a gem's name."""
    return bool(_FEATURE.match(text))


def feature(text: str) -> Code:
    """Return the name of a gem. Raises ValueError for what isn't one."""
    if not is_feature(text):
        raise ValueError(f"not a gem's name: {text!r}")
    return Code(text)


_DOUBLE = {"\\": "\\\\", '"': '\\"', "#": "\\#", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def string(text: str) -> Code:
    """Return a string literal of the very same value: in single quotes where nothing in it needs an escape sequence."""
    if text.isprintable():
        return Code("'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'")
    return double_quoted(text)


def double_quoted(text: str) -> Code:
    """Return a string literal of the very same value in double quotes; nothing in it is interpolated."""
    parts = []
    for character in text:
        if character in _DOUBLE:
            parts.append(_DOUBLE[character])
        elif character.isprintable():
            parts.append(character)
        else:
            # A lone surrogate is no character of a Ruby string.
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
            return Code(repr(number).replace("e+", "e").replace("e", "e" if "." in repr(number) else ".0e"))


def decimal(text: str) -> Code:
    """Return the literal of a decimal number given as text, a string literal of what isn't one."""
    return Code(text) if re.fullmatch(r"-?\d+\.\d+", text) else string(text)


def comment(text: str) -> Code:
    """Return text for a comment to the end of its line."""
    return Code(fold(text))


def file_name(stem: str) -> Code:
    """Return the name of a page's file from an allocated name. Raises ValueError for what isn't one."""
    return Code(f"{name(stem)}.md")
