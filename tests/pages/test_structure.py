"""Every section of every page has its parts in order, every row its cells, every link an end."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import unquote

import pytest

from specloom.ir.api import Api
from tests.pages.flavours import EXISTING, STYLES, TARGETS, Flavour, openai_document, pages
from tests.pages.markdown import headings, inline, links, tables, tokens
from tests.support.corpus import OWN_DOCUMENT, corpus_documents, parsed

BIG = 1_500_000
"""Bytes: documents beyond it are written in one style only."""

SMALL = 100_000
"""Bytes: the pages of documents up to it are read as a renderer reads them, which takes its time."""

OUR_HEADS = frozenset(("Category", "Class", "Constant", "Method", "Name", "Type"))
"""What the first column of a table of ours is called: descriptions may hold tables of their own."""

DOCUMENTS = pytest.mark.parametrize(
    "document",
    [*corpus_documents(), OWN_DOCUMENT],
    ids=lambda path: str(path.name),
)


def api_pages(written: Mapping[str, str], flavour: Flavour) -> dict[str, str]:
    """Return the pages of operations, which have a table of methods."""
    return {
        path: text
        for path, text in written.items()
        if fnmatch(path, flavour.pages) and "HTTP request | Description" in text
    }


def sections(page: str, flavour: Flavour) -> list[tuple[str, ...]]:
    """Return the headings of each section of a page, the section's own first."""
    found: list[list[str]] = []
    for line in headings(page)[1:]:
        if line.startswith(flavour.section) and not line.startswith(("## Service", "## Creating")):
            found.append([line])
        elif found:
            found[-1].append(line)
    return [tuple(section) for section in found]


@STYLES
@TARGETS
def test_every_section_has_its_parts_in_order(flavour: Flavour, style: str) -> None:
    written = api_pages(pages(openai_document(), flavour, style), flavour)
    count = 0
    for path, text in written.items():
        for own, *parts in sections(text, flavour):
            kept = [
                part for part in flavour.headings if part not in flavour.optional_headings or part in parts
            ]
            assert len(parts) == len(kept), f"{path}: {own}: {parts}"
            assert all(
                line.startswith(part) for line, part in zip(parts, kept, strict=True)
            ), f"{path}: {own}"
            count += 1
    api = parsed(openai_document())
    assert api is not None
    assert count == listings(api)


def listings(api: Api) -> int:
    """Return how many sections an API has: one on each of an operation's pages (its tags all give different ones)."""
    return sum(max(1, len(set(operation.tags))) for operation in (*api.operations, *api.webhooks))


@DOCUMENTS
@TARGETS
def test_pages_of_any_document(flavour: Flavour, document: Path) -> None:
    api = parsed(document)
    assert api is not None
    styles = ("corrected", "verbatim") if document.stat().st_size < BIG else ("corrected",)
    for style in styles:
        written = pages(document, flavour, style)
        assert no_operation_is_lost(api, written, flavour) == []
        for path, text in written.items():
            assert list(broken_links(path, text, written)) == []
            assert list(faulty_rows(path, text)) == []
        # Verbatim pages have angle brackets of their own around types, which renderers take for HTML.
        if document.stat().st_size < SMALL and style == "corrected":
            assert [found for text in written.values() for found in active(text)] == []


def no_operation_is_lost(api: Api, written: Mapping[str, str], flavour: Flavour) -> list[str]:
    """Return the operations that have no row in the table of a page, or no section."""
    rows: Counter[str] = Counter()
    in_sections = 0
    for text in api_pages(written, flavour).values():
        methods = [row for table in tables(text) if table.head[0] == "Method" for row in table.rows]
        names = [row[0] for row in methods]
        assert len(set(names)) == len(names), f"two methods have one name: {names}"
        assert len(sections(text, flavour)) == len(methods)
        rows.update(row[1] for row in methods)
        in_sections += len(methods)
    lost = []
    for operation in (*api.operations, *api.webhooks):
        path = operation.path if operation.path.startswith("/") else f"/{operation.path}"
        shown = f"**{operation.method}** {entities(path)}"
        if not rows[shown]:
            lost.append(shown)
    assert in_sections >= len(api.operations) + len(api.webhooks)
    return lost


def entities(path: str) -> str:
    """Return a path as a cell shows it."""
    path = re.sub(r"\s+", " ", path)
    for character, entity in (
        ("&", "&amp;"),
        ("=", "&#x3D;"),
        ("'", "&#39;"),
        ('"', "&quot;"),
        ("|", "\\|"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("`", "&#x60;"),
    ):
        path = path.replace(character, entity)
    return path


def broken_links(path: str, text: str, written: Mapping[str, str]) -> list[str]:
    """Return the links of ours that lead nowhere. Links of the document's own text lead to the web."""
    broken = []
    for link in links(text):
        file, _, _ = unquote(link).partition("#")
        if link.startswith(("http://", "https://", "mailto:")) or link == "#":
            continue
        if not link:
            broken.append(f"{path}: an empty link")
            continue
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
        if there not in written and not is_of_the_document(file):
            broken.append(f"{path}: {link}")
    return broken


def is_of_the_document(file: str) -> bool:
    """Whether a link may be one that a description has: to a page of the API's own site."""
    return not file.endswith(".md")


def faulty_rows(path: str, text: str) -> list[str]:
    """Return the rows that have more or fewer cells than their table, or no name or no type."""
    faulty = []
    for table in tables(text):
        if table.head[0] not in OUR_HEADS:
            continue
        for row in table.rows:
            named = [cell for head, cell in zip(table.head, row, strict=False) if head in ("Name", "Type")]
            doubled = any("****" in cell for cell in named)
            if len(row) != len(table.head) or not all(named) or doubled:
                faulty.append(f"{path}: {table.head}: {row}")
    return faulty


OWN_ANCHOR = re.compile(r"<a id=\"[^\"<>]*\">|</a>")
"""The HTML that a page may have: the anchor of a method, or of a security scheme."""


def active(text: str) -> list[str]:
    """Return what a renderer would let through as HTML, or load."""
    found = [token.content for token in inline(text) if token.type in ("html_inline", "image")]
    found += [token.content for token in tokens(text) if token.type == "html_block"]
    return [content for content in found if not OWN_ANCHOR.fullmatch(content)]


def test_every_flavour_is_there() -> None:
    assert EXISTING
