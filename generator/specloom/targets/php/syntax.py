"""Escaping for PHP: with the kit's escapers, the only makers of ``Code`` from text of a document."""

from __future__ import annotations

import re

from specloom.targets.kit.code import Code
from specloom.targets.kit.text import fold

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
# A part that began with an underscore would be an escape in Markdown, where namespaces stand, too.
_NAMESPACE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\\[A-Za-z][A-Za-z0-9_]*)*\Z")
_DOUBLE = {"\\": "\\\\", '"': '\\"', "$": "\\$", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def name(text: str) -> Code:
    """Return an allocated name. Raises ValueError for what isn't one."""
    if not is_name(text):
        raise ValueError(f"not a name: {text!r}")
    return Code(text)


def is_name(text: str) -> bool:
    """Return whether a text can be a name, as far as letters go."""
    return bool(_NAME.match(text))


def is_namespace(text: str) -> bool:
    """Return whether a text is a namespace, such as ``Acme\\Files``."""
    return bool(_NAMESPACE.match(text)) and text.split("\\")[0].lower() != "namespace"


def namespace(text: str) -> Code:
    """Return a namespace. Raises ValueError for what isn't one."""
    if not is_namespace(text):
        raise ValueError(f"not a namespace: {text!r}")
    return Code(text)


def string(text: str) -> Code:
    """Return a string literal of the very same value: in single quotes where nothing in it needs an escape sequence."""
    if text.isprintable():
        return Code("'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'")
    return double_quoted(text)


def double_quoted(text: str) -> Code:
    """Return a string literal of the very same value in double quotes; nothing in it is a variable."""
    parts = []
    for character in text:
        if character in _DOUBLE:
            parts.append(_DOUBLE[character])
        elif character.isprintable():
            parts.append(character)
        else:
            # A lone surrogate is no character of UTF-8.
            parts.append("\\u{fffd}" if 0xD800 <= ord(character) <= 0xDFFF else f"\\u{{{ord(character):x}}}")
    return Code('"' + "".join(parts) + '"')


def scalar(value: bool | int | float | str | None) -> Code:
    """Return the literal of a JSON scalar. Raises ValueError for a number that has no literal."""
    match value:
        case None:
            return Code("null")
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
    """Return text for a line of a ``/** … */`` comment, which it can't end."""
    return Code(fold(text).replace("*/", "* /"))


def file_name(stem: str) -> Code:
    """Return the name of a page's file from an allocated name. Raises ValueError for what isn't one."""
    return Code(f"{name(stem)}.md")
