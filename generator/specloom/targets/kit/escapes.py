"""Escapers for formats that several languages' outputs contain: Markdown and TOML. Makes ``Code``."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from urllib.parse import quote

from specloom.targets.kit.code import Code
from specloom.targets.kit.text import clean, fold, one_line

_WEB_URL = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`\\()|\[\]]+\Z", re.IGNORECASE)


def markdown_text(text: str) -> Code:
    """Return prose of the document as inline Markdown on one line. Its own emphasis, code spans and web links stay."""
    return Code(without_block(_inline(one_line(text))))


def markdown_line(text: str) -> Code:
    """Return prose of the document as one line of Markdown, with all of its spaces but those at the start."""
    return Code(without_block(_inline(fold(text).lstrip(" "))))


def without_block(line: str) -> str:
    """Return a line of Markdown that is a paragraph, whatever it starts with: no heading, list, rule or code block."""
    if line[:1].isalpha():
        return line
    line = _ORDERED.sub(r"\1\\\2", line)
    return _BLOCK_START.sub(r"\\\g<0>", line)


_BLOCK_START = re.compile(
    r"\A {0,3}(?:#{1,6}(?=\s|\Z)|>|[-+*](?=\s|\Z)|~{3,}|`{3,}(?=[^`]*\Z)|[-=*_](?=[-=*_ ]*\Z)|\|)"
)
_ORDERED = re.compile(r"\A( {0,3}\d{1,9})([.)])(?=\s|\Z)")


@lru_cache(1 << 14)  # The same property is described in the same words everywhere.
def markdown_cell(text: str) -> Code:
    """Return prose of the document for a cell of a Markdown table."""
    line = _inline(one_line(text))
    return Code(_UNESCAPED_PIPE.sub(r"\\|", line) if "|" in line else line)


_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"(\s*)(`{3,}|~{3,})([^`]*)\Z")
_HEADING = re.compile(r"(\s*(?:(?:>|[-*+]|\d{1,9}[.)])\s*)*)(#{1,6})(?=\s|\Z)(.*)\Z")
_RULE = re.compile(r"[\s>]*(?:=+|-+|[-*_](?:\s*[-*_])+)\s*\Z")


@lru_cache(1 << 12)
def markdown_prose(text: str) -> Code:
    """Return a description of the document as Markdown blocks.

    Paragraphs, lists, block quotes, tables and code blocks stay. Headings become bold lines and rules go, so that a
    description can't change a page's outline; raw HTML is shown, not rendered; a code block left open is closed.
    """
    lines: list[str] = []
    fence = ""
    indent = 0
    rest = [line.rstrip() for line in reversed(clean(text).strip("\n").split("\n"))]
    while rest:
        line = rest.pop()
        if fence:
            # Code stands at the left margin, where its fences do: nothing around it can end it early.
            line = line[min(indent, len(line) - len(line.lstrip())) :]
            if re.fullmatch(rf" {{0,3}}{fence[0]}{{{len(fence)},}}", line):
                line, fence = fence, ""
            lines.append(line)
        elif opening := _FENCE.match(line):
            indent, fence = len(opening[1]), opening[2]
            lines.append(fence + re.sub(r"[^\w+#.-]", "", opening[3]))
        elif _RULE.match(line):
            lines.append("")
        elif heading := _HEADING.match(line):
            title = _inline(heading[3].strip().rstrip("#").rstrip())
            plain = not heading[1].strip()
            lines.append(
                (f"**{title.replace('*', '')}**" if title else "") if plain else f"{heading[1]}{title}"
            )
        else:
            lines.append(_inline(_with_whole_link(line, rest)))
    if fence:
        lines.append(fence)
    return Code("\n".join(lines).strip("\n"))


_BLOCK = re.compile(r"\s*(?:[>|]|(?:[-*+]|\d{1,9}[.)])(?:\s|\Z)|\Z)")
_MOST_LINES = 8


def _with_whole_link(line: str, rest: list[str]) -> str:
    """Return a line whose links are whole: what is broken over the next lines is taken from ``rest``, the next last.

    Other line breaks stay. A link over more than a few lines is none: looking for its end at every line takes long.
    """
    whole, used = line, 0
    for count, following in enumerate(reversed(rest[-_MOST_LINES:]), 1):
        if line.lstrip().startswith("|") or not _has_open_link(line):
            break
        if any(block.match(following) for block in (_BLOCK, _FENCE, _HEADING, _RULE)):
            break
        seam = len(line)
        line += ("" if line.endswith("(") else " ") + following.strip()
        if any(
            piece["url"] is not None and piece.start() < seam < piece.end()
            for piece in _PIECES.finditer(line)
        ):
            whole, used = line, count
    del rest[len(rest) - used :]
    return whole


def _has_open_link(line: str) -> bool:
    return line.rfind("[") > line.rfind("]") or line.rfind("](") > line.rfind(")")


def markdown_code(code: Code | str) -> Code:
    """Return a code span that holds the text, whatever back quotes it contains."""
    text = one_line(str(code))
    if not text:
        return Code("")
    if "`" not in text:
        return Code(f"`{text}`")
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return Code(f"{fence}{pad}{text}{pad}{fence}")


def markdown_code_cell(code: Code | str) -> Code:
    """Return a code span for a cell of a Markdown table."""
    return Code(markdown_code(code).text.replace("|", "\\|"))


def markdown_link(label: Code, url: str) -> Code:
    """Return a link, or the label alone where the URL is of a kind that a page must not lead to."""
    return Code(f"[{label}]({url.strip()})") if _WEB_URL.match(url.strip()) else label


def markdown_anchor(heading: str) -> str:
    """Return the fragment that Markdown renderers give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def url_fragment(text: str) -> Code:
    """Return a fragment of a link: what a link's end or a new link could be read from is percent-encoded."""
    return Code(quote(fold(text), safe=" !$*+,/:;=?@~-._"))


def html_attribute(text: str) -> Code:
    """Return text for the value of an HTML attribute in double quotes."""
    return Code(escape(fold(text)))


_PIECES = re.compile(
    r"(?P<escaped>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?P<run>(?<!`)`+(?!`))(?P<inside>.+?)(?<!`)(?P=run)(?!`))"
    r"|!?\[(?P<label>(?:[^\[\]\\`]|\\[!-/:-@\[-`{-~]|`[^`\[\]\\]+`)*)\]\((?P<url>[^\s()]*)(?:\s[^()]*)?\)"
    r"|<(?P<bare>https?://[^\s<>]+)>"
    # The HTML that people write in descriptions.
    r"|<a\s[^<>]{0,300}?href=[\"'](?P<href>[^\"'<>\s]*)[\"'][^<>]{0,300}>(?P<anchor>[^<>\[\]`\\]*)</a>"
    r"|<(?P<mono>code|tt)>(?P<verbatim>[^<>`]+)</(?P=mono)>"
    r"|<(?P<mark>b|strong|i|em)>(?P<marked>[^<>]+)</(?P=mark)>"
    r"|(?P<layout></?(?:br|p|div|ul|ol|li|span)\s*/?>)"
    r"|(?P<special>[<`\[])",
    re.IGNORECASE,
)
_PIECE_STARTS = re.compile(r"[!<\[`\\]")
"""What each of them starts with."""


def _inline(line: str) -> str:
    """Return one line of inline Markdown in which nothing is HTML, an image or a link that leads off the web.

    Code spans begin and end on the same line; every other back quote and bracket is escaped, so that a renderer
    can't pair them up in another way.
    """
    if line.endswith("\\"):
        line += "\\"
    parts: list[str] = []
    end = 0
    for start in _PIECE_STARTS.finditer(line):  # to look for pieces at every character takes long
        piece = _PIECES.match(line, start.start()) if start.start() >= end else None
        if piece is not None:
            parts += (line[end : piece.start()], _piece(piece))
            end = piece.end()
    return "".join([*parts, line[end:]]) if parts else line


def _piece(match: re.Match[str]) -> str:
    kind = match.lastgroup
    match kind:
        case "escaped" | "code" | "inside" | "run":
            return match[0]
        case "url" | "label":
            return _link(match["label"], match["url"])
        case "anchor" | "href":
            return _link(match["anchor"], match["href"])
        case "bare":
            return match["bare"] if _WEB_URL.match(match["bare"]) else match["bare"].replace("[", "\\[")
        case "verbatim" | "mono":
            return f"`{match['verbatim']}`"
        case "marked" | "mark":
            stars = "**" if match["mark"].lower() in ("b", "strong") else "*"
            return f"{stars}{_inline(match['marked'])}{stars}"
        case "layout":
            return " "
        case _:
            return "&lt;" if match[0] == "<" else "\\" + match[0]


def _link(label: str, url: str) -> str:
    """Return a link to the web; a relative link of the document leads nowhere on a page of ours."""
    return f"[{_inline(label)}]({url})" if _WEB_URL.match(url) else _inline(label)


_TOML_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def toml_string(text: str) -> Code:
    """Return a TOML basic string."""
    return Code('"' + "".join(_TOML_ESCAPES.get(character, character) for character in clean(text)) + '"')
