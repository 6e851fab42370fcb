"""Reading Markdown pages as a reader's renderer does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark").enable("table")
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]*-{3,}[\s|:-]*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})[^`]*\Z")
_HEADING = re.compile(r"#{1,6} ")
_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_LINK = re.compile(r"(?<!\\)\]\(([^()]*)\)")


@lru_cache(2)
def tokens(page: str) -> list[Token]:
    """Return the tokens of a page; what stands inline is the children of an ``inline`` token."""
    return _PARSER.parse(page)


def inline(page: str) -> Iterator[Token]:
    """Yield the inline tokens of a page."""
    for token in tokens(page):
        yield from token.children or ()


def prose_lines(page: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page that aren't in a code block, with their numbers from 0."""
    fence = ""
    for number, line in enumerate(page.split("\n")):
        opening = _FENCE.match(line)
        if fence:
            fence = "" if line.strip() == fence else fence
        elif opening:
            fence = opening[1]
        else:
            yield number, line


def links(page: str) -> Iterator[str]:
    """Yield the destinations of a page's links."""
    for _, line in prose_lines(page):
        for link in _LINK.finditer(_SPAN.sub("``", line)):
            yield link[1]


def code_blocks(page: str, language: str) -> Iterator[str]:
    """Yield the code blocks of a language."""
    for block in re.finditer(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        yield block[1]


def headings(page: str) -> tuple[str, ...]:
    """Return the headings of a page, as they stand."""
    return tuple(line for _, line in prose_lines(page) if _HEADING.match(line))


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head and its rows, each a tuple of cells as they stand in the source."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(page: str) -> Iterator[Table]:
    """Yield the tables of a page. A row has as many cells as it has, whatever its head says."""
    lines = dict(prose_lines(page))
    for number, line in lines.items():
        if "|" in line and _RULE.fullmatch(line) and number - 1 in lines:
            rows = []
            for following in range(number + 1, number + len(lines)):
                if "|" not in lines.get(following, ""):
                    break
                rows.append(_cells(lines[following]))
            yield Table(_cells(lines[number - 1]), tuple(rows))


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip()
    if line.startswith("|"):
        inner = inner.removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in _CELLS.split(inner))
