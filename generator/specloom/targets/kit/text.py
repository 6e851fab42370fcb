"""Reading text of a document: words for names, and prose for comments. Gives plain ``str``, which is still hostile."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from functools import lru_cache

_SYMBOLS = {
    "+": "plus",
    "-": "minus",
    "*": "star",
    "/": "slash",
    "\\": "backslash",
    "<": "less",
    ">": "greater",
    "=": "equal",
    "!": "not",
    "~": "tilde",
    "%": "percent",
    "&": "and",
    "|": "or",
    "^": "caret",
    "?": "question",
    "#": "hash",
    "@": "at",
    "$": "dollar",
    ".": "dot",
    ",": "comma",
    ":": "colon",
    ";": "semicolon",
    "'": "quote",
    '"': "quote",
    "`": "backtick",
    "(": "open",
    ")": "close",
    "[": "open",
    "]": "close",
    "{": "open",
    "}": "close",
    "_": "underscore",
    " ": "space",
}

_LEADING_SIGN = re.compile(r"^([+-])(?=\d)")
_COMPARISON = re.compile(r"(<=|>=|!=|<|>)$")
_COMPARISONS = {"<": "less", ">": "greater", "<=": "at_most", ">=": "at_least", "!=": "not"}
_WORD = re.compile(r"\x02u[0-9a-f]+|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+[0-9]*|[A-Z]+[0-9]*|[0-9]+[a-z]*")
_PLURAL_ACRONYM = re.compile(r"(?<![A-Z])([A-Z]{2,})s(?=[A-Z]|\b|_|[^A-Za-z])")


@lru_cache(1 << 16)  # A document says the same few names again and again.
def split_cased(raw: str) -> tuple[str, ...]:
    """Return the ASCII words of a name in their own case: ``getHTTPStatus`` gives get, HTTP, Status.

    Accents are dropped. Letters without an ASCII form become their code points, and a name of symbols alone the names
    of its symbols, so that different names stay different. Empty only for an empty name.
    """
    signed = _LEADING_SIGN.sub(lambda sign: _SYMBOLS[sign[1]] + " ", raw)
    compared = _COMPARISON.sub(lambda sign: " " + _COMPARISONS[sign[1]], signed)
    plain = _to_ascii(_PLURAL_ACRONYM.sub(lambda run: run[1].capitalize() + "s", compared))
    words = tuple(word.lstrip("\x02") for word in _WORD.findall(plain))
    if words or not raw:
        return words
    return tuple(_SYMBOLS.get(character, f"u{ord(character):04x}") for character in raw)


@lru_cache(1 << 16)
def split_words(raw: str) -> tuple[str, ...]:
    """Return the words of ``split_cased`` in lower case."""
    return tuple(word.lower() for word in split_cased(raw))


def _to_ascii(text: str) -> str:
    if text.isascii():
        return text
    characters = []
    for character in unicodedata.normalize("NFKD", text):
        if character.isascii():
            characters.append(character)
        elif character.isalpha() or unicodedata.category(character) == "Nd":
            characters.append(f"\x02u{ord(character):04x} ")
        elif not unicodedata.combining(character):
            characters.append(" ")
    return "".join(characters)


# Bidirectional controls can make source read otherwise than it runs; the rest ends lines where no reader sees it.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_LINE_END = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")


def clean(text: str) -> str:
    """Return the text with line ends as ``\\n`` and without control, bidirectional and lone surrogate characters."""
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text  # as nearly all are: nothing of what goes is printable
    visible = _INVISIBLE.sub("", _LINE_END.sub("\n", text).replace("\t", "    "))
    return visible.encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """Return the text as a single line: every run of white space is one space."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """Return the text as a single line in which every line end and tab is one space; other spaces stay."""
    return clean(text.replace("\t", " ")).replace("\n", " ")


_FENCE = re.compile(r"^\s*(```|~~~)")
_ITEM = re.compile(r"^(\s*)([-*+]|\d+[.)])\s+")
_STANDALONE = re.compile(r"^\s*(#|\||>|<|---|===|\*\*\*)")


@lru_cache(1 << 14)  # The same property is described in the same words everywhere.
def reflow(text: str, width: int) -> tuple[str, ...]:
    """Return prose as lines of at most ``width`` characters where words allow it.

    Paragraphs and list items are joined and wrapped; code blocks, tables and headings stay as they are. Blank lines at
    either end are dropped and runs of them become one.
    """
    if not text:
        return ()
    lines: list[str] = []
    paragraph: list[str] = []
    indent = ""

    def flush() -> None:
        nonlocal indent
        if paragraph:
            joined = " ".join(part.strip() for part in paragraph)
            item = _ITEM.match(indent + joined)
            hanging = indent + (" " * len(item[2] + " ") if item else "")
            lines.extend(wrap(joined, max(width, len(indent) + 20), indent, hanging))
            paragraph.clear()
        indent = ""

    fence = ""
    for line in clean(text).split("\n"):
        line = line.rstrip()
        if line[:1].isalpha() and not fence:
            paragraph.append(line)  # as most are: nothing else starts with a letter
            continue
        if fence:
            lines.append(line)
            if line.strip().startswith(fence):
                fence = ""
            continue
        if opening := _FENCE.match(line):
            flush()
            fence = opening[1]
            lines.append(line)
        elif not line:
            flush()
            lines.append("")
        elif _STANDALONE.match(line) or (line.startswith("    ") and not paragraph and not _ITEM.match(line)):
            flush()
            lines.append(line)
        else:
            if item := _ITEM.match(line):
                flush()
                indent = item[1]
            paragraph.append(line)
    flush()
    return _trim_blank(lines)


def wrap(text: str, width: int, first: str, others: str) -> list[str]:
    """Return what ``textwrap.wrap`` makes of a text without white space at its ends, breaking no words, but sooner."""
    if "  " in text or not text.isprintable():
        return textwrap.wrap(
            text,
            width=width,
            initial_indent=first,
            subsequent_indent=others,
            break_long_words=False,
            break_on_hyphens=False,
        )
    if not text:
        return []
    if len(first) + len(text) <= width:
        return [first + text]
    lines = []
    start, before = 0, first
    while start + width - len(before) < len(text):
        end = text.rfind(" ", start + 1, start + max(0, width - len(before)) + 1)
        if end < 0:
            end = text.find(" ", start + 1)  # a word that is longer than a line has one of its own
        if end < 0:
            break
        lines.append(before + text[start:end])
        start, before = end + 1, others
    return [*lines, before + text[start:]]


def _trim_blank(lines: list[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    if kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z`\"'(])")


def first_sentence(text: str) -> str:
    """Return the first sentence of the first paragraph on one line."""
    paragraph = clean(text).strip().split("\n\n", 1)[0]
    return _SENTENCE_END.split(one_line(paragraph), maxsplit=1)[0]
