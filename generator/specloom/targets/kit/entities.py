"""Text of the document on pages that show it with HTML entities or backslashes, as many known pages do. Makes ``Code``.

Whatever the text holds, it stays text: it can't begin a block, close a cell, be HTML or lead off the web.
"""

from __future__ import annotations

import re

from specloom.targets.kit.code import Code
from specloom.targets.kit.escapes import without_block
from specloom.targets.kit.text import fold

_ENTITIES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#39;",
        "`": "&#x60;",
        "=": "&#x3D;",
    }
)


def entity_cell(text: str) -> Code:
    """Return text for a cell of a table, with entities for what HTML or Markdown would take for its own."""
    return Code(_without_links(fold(text)).translate(_ENTITIES).replace("|", "\\|"))


def entities(code: Code) -> Code:
    """Return code with entities for what HTML or Markdown would take for its own: ``Array&lt;String&gt;``."""
    return Code(code.text.translate(_ENTITIES))


def entity_line(text: str) -> Code:
    """Return text for a paragraph on one line, with entities."""
    return Code(without_block(_short_margin(_without_links(fold(text)).translate(_ENTITIES))))


def quoted_cell(text: str, *, guard_comments: bool) -> Code:
    """Return text for a cell as ``entity_cell`` does, with backslashes before quotes and backslashes."""
    return entity_cell(_quoted(text, guard_comments=guard_comments))


def quoted_line(text: str, *, guard_comments: bool) -> Code:
    """Return text for a paragraph on one line, with backslashes before quotes and backslashes."""
    line = _without_links(_quoted(fold(text), guard_comments=guard_comments))
    return Code(without_block(_short_margin(_TAG.sub("&lt;", line))))


def quoted_entity_line(text: str, *, guard_comments: bool) -> Code:
    """Return text for a paragraph on one line, with backslashes and entities."""
    return entity_line(_quoted(text, guard_comments=guard_comments))


def quoted(text: str, *, guard_comments: bool) -> str:
    """Return text on one line with backslashes before quotes and backslashes: a ``str``, still to be made safe."""
    return _quoted(fold(text), guard_comments=guard_comments)


def _quoted(text: str, *, guard_comments: bool) -> str:
    slashed = text.replace("\\", "\\\\").replace('"', '\\"')
    return slashed.replace("*/", "*_/") if guard_comments else slashed


_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_REFERENCE = re.compile(r"\A( {0,3})\[")
_IMAGE = re.compile(r"!(?=\[)")
_NESTED = re.compile(r"(?<=\])\[")
_DESTINATION = re.compile(r"(?<=\])\((?!\s*<?(?:https?://|mailto:))", re.IGNORECASE)
_SCHEME_END = re.compile(r"[:&]")
"""What ends a scheme: an entity may stand for the colon."""

_SCHEME_EXCLUDED = re.compile(r"[/?#)]")
"""What stands in no scheme."""

_RELATIVE = re.compile(r"\[([^\[\]]*)\]\((?!https?://|mailto:)[^()\s]*\)", re.IGNORECASE)


def without_relative_links(text: str) -> str:
    """Return text in which a link to a page of the document's own site, which isn't here, is its label."""
    return _RELATIVE.sub(r"\1", text)


def _without_links(text: str) -> str:
    """Return text in which nothing is an image, a link that leads off the web or a definition of one."""
    for pattern in (_IMAGE, _NESTED):
        text = pattern.sub(r"\\\g<0>", text)
    return _REFERENCE.sub(r"\1\\[", _without_schemes(text))


def _without_schemes(text: str) -> str:
    """Return text in which no destination has a scheme other than the web's.

    What is looked for behind each destination is remembered, so that many of them are read in one go.
    """
    pieces: list[str] = []
    copied, end, excluded = 0, -1, -1
    for match in _DESTINATION.finditer(text):
        if end < match.end():
            end = _first(_SCHEME_END, text, match.end())
        if excluded < match.end():
            excluded = _first(_SCHEME_EXCLUDED, text, match.end())
        if end < excluded:
            pieces += [text[copied : match.start()], "\\"]
            copied = match.start()
    return "".join([*pieces, text[copied:]])


def _first(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.search(text, start)
    return found.start() if found else len(text)


def _short_margin(line: str) -> str:
    """Return a line that doesn't begin as code does, with four spaces."""
    margin = len(line) - len(line.lstrip(" "))
    return line[margin - 3 :] if margin > 3 else line
