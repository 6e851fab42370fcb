"""Escaping for Java: with the kit's escapers, the only makers of ``Code`` from text of a document.

The compiler decodes ``\\uXXXX`` before it looks for strings and comments, so that no text may bring a backslash along
that begins one: in a string every backslash is doubled, and a doubled one begins none (JLS §3.3).
"""

from __future__ import annotations

import re
import struct
from urllib.parse import quote

from specloom.targets.kit.casing import reserved_words
from specloom.targets.kit.code import Code
from specloom.targets.kit.text import one_line

_NAME = re.compile(r"(?!_\Z)[A-Za-z_$][A-Za-z0-9_$]*\Z")
_PACKAGE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\Z")


def name(text: str) -> Code:
    """Return an allocated name. Raises ValueError for what isn't one."""
    if not is_name(text):
        raise ValueError(f"not a name: {text!r}")
    return Code(text)


def is_name(text: str) -> bool:
    """Return whether a text can be a name, as far as letters go."""
    return bool(_NAME.match(text))


def is_package(text: str) -> bool:
    """Return whether a text is a package's name, such as ``com.acme.client``."""
    keywords = reserved_words(__package__)["keywords"]
    return bool(_PACKAGE.match(text)) and not any(part in keywords or part == "_" for part in text.split("."))


def package(text: str) -> Code:
    """Return a package's name. Raises ValueError for what isn't one."""
    if not is_package(text):
        raise ValueError(f"not a package: {text!r}")
    return Code(text)


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def string(text: str) -> Code:
    """Return a string literal of the very same value."""
    return Code('"' + "".join(map(_character, text)) + '"')


def _character(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{unit:04x}" for (unit,) in struct.iter_unpack(">H", units))


def json_scalar(value: bool | int | float | str | None) -> Code:
    """Return a scalar as JSON has it, with a text as a string literal."""
    match value:
        case None:
            return Code("null")
        case bool():
            return boolean(value)
        case str():
            return string(value)
        case int():
            return Code(str(int(value)))
        case float():
            return double(value)


def boolean(value: bool) -> Code:
    """Return the literal of a boolean."""
    return Code("true" if value else "false")


def integer(value: int) -> Code:
    """Return the literal of an ``int``, the nearest one where the value is beyond."""
    if value > _INT_MAX:
        return Code("Integer.MAX_VALUE")
    return Code(str(int(value))) if value >= -_INT_MAX - 1 else Code("Integer.MIN_VALUE")


def long(value: int) -> Code:
    """Return the literal of a ``long``, the nearest one where the value is beyond."""
    if value > _LONG_MAX:
        return Code("Long.MAX_VALUE")
    return Code(f"{int(value)}L") if value >= -_LONG_MAX - 1 else Code("Long.MIN_VALUE")


_INT_MAX = 2**31 - 1
_LONG_MAX = 2**63 - 1


def single(value: int | float) -> Code:
    """Return the literal of a ``float``. Beyond its range the literal is the nearest one: others don't compile."""
    number = _finite(value)
    try:
        rounded = float(struct.unpack("<f", struct.pack("<f", number))[0])
    except OverflowError:
        return Code("Float.MAX_VALUE" if number > 0 else "-Float.MAX_VALUE")
    return Code(f"{number!r}f" if rounded or not number else "Float.MIN_VALUE")


def double(value: int | float) -> Code:
    """Return the literal of a ``double``."""
    return Code(repr(_finite(value)))


def _finite(value: int | float) -> float:
    try:
        number = float(value)
    except OverflowError:
        number = 1.7976931348623157e308 if value > 0 else -1.7976931348623157e308
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(f"no literal for {number!r}")
    return number


def digits(value: int | float) -> Code:
    """Return the digits of a number as a string literal, which a ``BigDecimal`` is made from."""
    return Code(f'"{value if isinstance(value, int) else _finite(value)!r}"')


def file_name(stem: str) -> Code:
    """Return the name of a page's file from an allocated name. Raises ValueError for what isn't one."""
    return Code(f"{name(stem)}.md")


def fragment(text: str) -> Code:
    """Return the fragment of a heading that is an allocated name."""
    return Code(name(text).text.lower())


def yaml_url(text: str) -> Code:
    """Return a URL as a YAML string. ``$`` and braces are encoded: Micronaut would look a placeholder up."""
    return Code('"' + quote(one_line(text), safe="!#%&'()*+,/:;=?@[]~-._") + '"')
