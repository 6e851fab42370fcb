"""Escapers for formats that several languages' outputs contain: Markdown and TOML. Makes ``Code``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from specloom.targets.kit.code import Code
from specloom.targets.kit.text import clean, one_line

_SAFE_URL = re.compile(r"(https?://|mailto:|#|/(?!/)|\.\.?/)[^\s<>\"'`\\()|]*\Z", re.IGNORECASE)


def markdown_text(text: str) -> Code:
    """Return prose of the document as inline Markdown on one line. Its own emphasis, code spans and web links stay."""
    return Code(_inline(one_line(text)))


def markdown_cell(text: str) -> Code:
    """Return prose of the document for a cell of a Markdown table."""
    return Code(_inline(one_line(text)).replace("|", "\\|"))


def markdown_prose(text: str) -> Code:
    """Return a description of the document as Markdown blocks.

    Paragraphs, lists, block quotes, tables and code blocks stay. Headings become bold lines, so that a description
    can't change a page's outline; raw HTML is shown, not rendered; a code block left open is closed.
    """
    lines: list[str] = []
    fence = ""
    paragraph: list[str] = []

    def flush() -> None:
        if paragraph:
            lines.extend(_inline("\n".join(paragraph)).split("\n"))
            paragraph.clear()

    for line in clean(text).strip("\n").split("\n"):
        line = line.rstrip()
        opening = re.match(r"\s*(`{3,}|~{3,})", line)
        if fence:
            lines.append(line)
            if opening and opening[1].startswith(fence) and line.strip() == opening[1]:
                fence = ""
        elif opening:
            flush()
            fence = opening[1]
            lines.append(re.sub(r"[^\w`~\s+#.-]", "", line))
        elif heading := re.match(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\Z", line):
            flush()
            title = _inline(heading[1]).replace("*", "")
            lines.append(f"**{title}**" if title else "")
        elif not line or re.fullmatch(r"\s{0,3}(=+|-{2,}|[-*_](\s*[-*_]){2,})\s*", line):
            flush()
            lines.append("")
        elif re.match(r"\s{0,3}\[[^\]]*\]:", line):
            paragraph.append("\\" + line.lstrip())
        else:
            paragraph.append(line)
    flush()
    if fence:
        lines.append(fence)
    return Code("\n".join(lines).strip("\n"))


def markdown_code(code: Code | str) -> Code:
    """Return a code span that holds the text, whatever back quotes it contains."""
    text = one_line(str(code))
    if not text:
        return Code("")
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return Code(f"{fence}{pad}{text}{pad}{fence}")


def markdown_code_cell(code: Code | str) -> Code:
    """Return a code span for a cell of a Markdown table."""
    return Code(markdown_code(code).text.replace("|", "\\|"))


def markdown_link(label: Code, url: str) -> Code:
    """Return a link, or the label alone where the URL is of a kind that a page must not lead to."""
    if not _SAFE_URL.match(url.strip()):
        return label
    return Code(f"[{label}]({url.strip()})")


def markdown_anchor(heading: str) -> str:
    """Return the fragment that Markdown renderers give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _inline(text: str) -> str:
    """Neutralise HTML and links outside code spans; runs of back quotes pair up as CommonMark §6.1 says."""
    parts: list[str] = []
    position = 0
    for span in _code_spans(text):
        parts.append(_neutral(text[position : span[0]]))
        parts.append(text[span[0] : span[1]])
        position = span[1]
    parts.append(_neutral(text[position:]))
    return "".join(parts)


def _code_spans(text: str) -> Iterable[tuple[int, int]]:
    runs = [match.span() for match in re.finditer(r"`+", text)]
    index = 0
    while index < len(runs):
        start, end = runs[index]
        closing = next(
            (
                later
                for later in range(index + 1, len(runs))
                if runs[later][1] - runs[later][0] == end - start
            ),
            None,
        )
        if closing is None:
            index += 1
            continue
        yield start, runs[closing][1]
        index = closing + 1


_LINK = re.compile(r"(?<!\\)(!?)\[([^\[\]]*)\]\(\s*(?:&lt;)?([^)\s>]*)>?([^)]*)\)")
_AUTOLINK = re.compile(r"<(https?://[^\s<>]+)>")


def _neutral(text: str) -> str:
    text = _AUTOLINK.sub(r"\1", text)
    text = text.replace("<", "&lt;").replace("`", "\\`")
    return _LINK.sub(_checked_link, text)


def _checked_link(match: re.Match[str]) -> str:
    label, url = match[2], match[3]
    if not _SAFE_URL.match(url) or url.startswith(("#", "/", ".")):
        # A relative link of the document leads nowhere on a page of ours.
        return label
    return f"[{label}]({url})"


_TOML_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def toml_string(text: str) -> Code:
    """Return a TOML basic string."""
    return Code('"' + "".join(_TOML_ESCAPES.get(character, character) for character in clean(text)) + '"')
