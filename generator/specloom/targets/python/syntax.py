"""Escaping for Python: with ``targets/kit/escapes``, the only makers of ``Code`` from text of a document."""

from __future__ import annotations

import contextlib
import keyword
import re
from decimal import Decimal
from functools import cache, lru_cache

from packaging.version import InvalidVersion, Version

from specloom.targets.kit.code import Code
from specloom.targets.kit.text import one_line, reflow

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_PIECE = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"'\[\](){}|,]+|.""", re.DOTALL)
"""A string, a run of what means nothing here, or a single character."""

_DOTTED = re.compile(r"\.{0,3}[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\Z|\.{1,3}\Z")

LINE_WIDTH = 88
"""The longest line of generated Python, in characters (black's default)."""


@cache
def identifier(name: str) -> Code:
    """Return an allocated name. Raises ValueError for what isn't an ASCII identifier or is a keyword."""
    if not _IDENTIFIER.match(name) or keyword.iskeyword(name):
        raise ValueError(f"not an identifier: {name!r}")
    return Code(name)


def is_identifier(name: str) -> bool:
    """Return whether a wire name can stand in Python source as a name."""
    return bool(_IDENTIFIER.match(name)) and not keyword.iskeyword(name)


@cache
def module_path(path: str) -> Code:
    """Return a module's dotted path, absolute or relative. Raises ValueError for anything else."""
    if not _DOTTED.match(path):
        raise ValueError(f"not a module: {path!r}")
    return Code(path)


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SINGLE = {**_ESCAPES, '"': '"', "'": "\\'"}


def string(text: str) -> Code:
    """Return a string literal of the very same value, with the quotes that need fewer escapes."""
    single = '"' in text and "'" not in text
    escapes, quote = (_SINGLE, "'") if single else (_ESCAPES, '"')
    if text.isprintable() and "\\" not in text and quote not in text:
        return Code(quote + text + quote)
    parts = []
    for character in text:
        if character in escapes:
            parts.append(escapes[character])
        elif character.isprintable():
            parts.append(character)
        elif ord(character) <= 0xFF:
            parts.append(f"\\x{ord(character):02x}")
        elif ord(character) <= 0xFFFF:
            parts.append(f"\\u{ord(character):04x}")
        else:
            parts.append(f"\\U{ord(character):08x}")
    return Code(quote + "".join(parts) + quote)


def scalar(value: bool | int | float | str | None) -> Code:
    """Return the literal of a JSON scalar. Raises ValueError for a number that has no literal."""
    match value:
        case None | bool():
            return Code(repr(value))
        case str():
            return string(str(value))
        case int():
            return Code(str(int(value)))
        case float():
            number = float(value)
            if number != number or number in (float("inf"), float("-inf")):
                raise ValueError(f"no literal for {number!r}")
            return Code(repr(number).replace("e+", "e"))


def number(value: int | float) -> Code:
    """Return the literal of a limit; a float that is whole is written as an integer."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return Code(str(int(value)))
    return scalar(value)


def decimal_text(value: int | float | str) -> Code:
    """Return the string literal that makes a ``Decimal``. Raises decimal.InvalidOperation for what isn't a number."""
    return string(str(Decimal(str(value))))


def quoted(code: Code) -> Code:
    """Return an annotation as a string literal, to be evaluated later."""
    return string(code.text)


def union_members(code: Code) -> tuple[Code, ...]:
    """Return the members of an annotation that is a union at its top: ``A | B``, not ``list[A | B]``."""
    return _split(code.text, "|") if "|" in code.text else (code,)


def bracketed(code: Code) -> tuple[Code, tuple[Code, ...], Code] | None:
    """Return an expression that is one bracket, with a name before it or without: how it opens, its items, its end.

    None: it is another kind of expression, or there is nothing in the bracket.
    """
    opening = _OPENING.match(code.text) if code.text[-1:] in _CLOSE else None
    if opening is None or opening.end() == len(code.text) - 1:
        return None
    depth = end = 0
    for piece in _PIECE.finditer(code.text):
        depth += (piece[0] in _OPEN) - (piece[0] in _CLOSE)
        if piece[0] in _CLOSE and depth == 0:
            end = piece.end()
            break
    items = _split(code.text[opening.end() : -1], ",")
    if end < len(code.text) or not all(items):
        return None
    return Code(opening[0]), items, Code(code.text[-1])


_OPENING = re.compile(r"[\w.]*[\[({]")
_OPEN, _CLOSE = frozenset("[({"), frozenset("])}")


def _split(text: str, separator: str) -> tuple[Code, ...]:
    """Return the parts of an expression between separators that are in no bracket."""
    parts: list[list[str]] = [[]]
    depth = 0
    for piece in _PIECE.findall(text):
        depth += (piece in _OPEN) - (piece in _CLOSE)
        if piece == separator and depth == 0:
            parts.append([])
        else:
            parts[-1].append(piece)
    return tuple([Code("".join(part).strip()) for part in parts])


def is_literal_type(code: Code) -> bool:
    """Return whether an annotation is a single ``Literal[…]``."""
    return code.text.startswith("Literal[") and code.text.endswith("]") and not is_union(code)


def merge_literal_types(codes: tuple[Code, ...]) -> Code:
    """Return one ``Literal[…]`` with the members of several."""
    inside = (code.text.removeprefix("Literal[").removesuffix("]") for code in codes)
    return Code(f"Literal[{', '.join(dict.fromkeys(inside))}]")


def is_union(code: Code) -> bool:
    """Return whether an annotation is a union at its top."""
    return len(union_members(code)) > 1


@lru_cache(1 << 14)  # The same property is described in the same words everywhere.
def docstring(*blocks: str, indent: int) -> Code:
    """Return a docstring of paragraphs, wrapped for a body that is ``indent`` columns deep.

    The first line is ready to stand after that indent; the others bring their own. Empty blocks are left out. Without
    any text the docstring is empty, and there is none to print.
    """
    pad = " " * indent
    lines = _paragraphs(blocks, LINE_WIDTH - indent - len('"""'))
    if len(lines) == 1 and len(lines[0]) + 6 + indent > LINE_WIDTH:
        # A docstring of one line ends on it, however long it is.
        lines = _paragraphs(blocks, LINE_WIDTH - indent - 2 * len('"""'))
    if not lines:
        return Code("")
    lines = [_docstring_line(line) for line in lines]
    lines[0] = lines[0].lstrip(" ")
    if len(lines) == 1 and not lines[0].startswith('"'):
        gap = " " if lines[0].endswith('"') else ""
        return Code(f'"""{lines[0]}{gap}"""')
    opening = lines[0] if not lines[0].startswith('"') else "\\" + lines[0]
    body = [opening, *(pad + line if line else "" for line in lines[1:])]
    return Code('"""' + "\n".join(body) + f'\n{pad}"""')


def _paragraphs(blocks: tuple[str, ...], width: int) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        wrapped = reflow(block, width)
        if wrapped:
            lines += ["", *wrapped] if lines else wrapped
    return lines


def method_docstring(blocks: tuple[str, ...], arguments: tuple[tuple[str, str], ...], *, indent: int) -> Code:
    """Return the docstring of a method: paragraphs, then the arguments that have a description (Google style)."""
    entries = []
    for name, text in arguments:
        lines = reflow(text, LINE_WIDTH - indent - 8)
        if lines:
            label = f"    {name}: "
            first, *rest = reflow(
                one_line(lines[0]) if len(lines) == 1 else "\n".join(lines), LINE_WIDTH - indent - 8
            )
            if len(label + first) > LINE_WIDTH - indent:
                entries += [label.rstrip(), f"        {first}"]
            else:
                entries.append(label + first)
            entries += [f"        {line}" if line else "" for line in rest]
    body = docstring(*blocks, indent=indent)
    if not entries:
        return body
    pad = " " * indent
    section = "\n".join(pad + _docstring_line(line) if line else "" for line in ("Args:", *entries))
    if not body:
        return Code(f'"""{section.lstrip()}\n{pad}"""')
    opened = body.text.removesuffix('"""').rstrip()
    return Code(f'{opened}\n\n{section}\n{pad}"""')


def _docstring_line(line: str) -> str:
    return line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def comment(text: str) -> Code:
    """Return text for the rest of a line that starts with ``#``."""
    return Code(one_line(text))


def is_distribution(name: str) -> bool:
    """Return whether PyPA's core metadata allows the name for a distribution."""
    return bool(re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", name))


def distribution(name: str) -> Code:
    """Return a distribution's name. Raises ValueError for what isn't one."""
    if not is_distribution(name):
        raise ValueError(f"not a distribution's name: {name!r}")
    return Code(name)


def version(text: str) -> str:
    """Return the version as PEP 440 has it: ``2.0.0-beta.1`` is ``2.0.0b1``, ``2023-01-31`` is ``2023.1.31``.

    A text that is no version gives the numbers it starts with, else ``0.0.0``.
    """
    for candidate in (text.strip(), text.strip().replace("-", ".")):
        with contextlib.suppress(InvalidVersion):
            if candidate.isascii() and len(candidate) <= 64:
                return str(Version(candidate))
    match = re.match(r"v?(\d{1,9}(?:\.\d{1,9}){0,3})(?!\d)", text.strip())
    return ".".join(str(int(part)) for part in match[1].split(".")) if match else "0.0.0"


def page_name(name: str) -> Code:
    """Return the file name of a documentation page. Raises ValueError for anything but an allocated name."""
    if not re.fullmatch(r"[A-Za-z0-9_]+\.md", name):
        raise ValueError(f"not a page: {name!r}")
    return Code(name)


def anchor(fragment: str) -> Code:
    """Return the fragment of a link. Raises ValueError for characters that a heading's anchor never has."""
    if not re.fullmatch(r"[\w-]*", fragment):
        raise ValueError(f"not an anchor: {fragment!r}")
    return Code(fragment)
