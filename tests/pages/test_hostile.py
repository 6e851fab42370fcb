"""Whatever stands in a document's texts, a page's structure is that of the same page with harmless texts."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tree_sitter import Node

from tests.pages.flavours import STYLES, TARGETS, Flavour, pages
from tests.pages.markdown import code_blocks, tokens
from tests.pages.test_code import parser
from tests.support.corpus import OWN_DOCUMENT

TEXTS = frozenset(("summary", "description", "title"))
HARMLESS = "harmless words"
PAYLOADS = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- -->",
    "[a](javascript:alert(1)) ![b](http://x/y.png) [c](data:text/html,x) [d](&#106;avascript:alert(1))",
    "# heading",
    "| a | b |",
    "``` ` `` ~~~",
    "--- === ***",
    "1. one",
    "    code",
    "*/ /* // # -- <!-- --> ?> <?php system('x') ?>",
    "#{system('x')} ${x} \\(x) %{x} {{ x }} {% x %} \\u000a \\",
    "' \" ''' \"\"\" `x` \\' \\\"",
    "a\r\nb\u2028c\u2029d\x85e\x00f\u202eg",
    "???/ ??/",
    "=end\n=begin\n__END__",
    "[ref]: http://x/ 'y'",
)


def positions(node: Any) -> Iterator[tuple[Any, str]]:
    """Yield every text of a document: who holds it, and under which key."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in TEXTS and isinstance(value, str):
                yield node, key
            else:
                yield from positions(value)
    elif isinstance(node, list):
        for item in node:
            yield from positions(item)


def documents(folder: Path, text: str) -> Path:
    """Write our own document with one text everywhere that people read. It has the same types as with another."""
    document = copy.deepcopy(yaml.safe_load(OWN_DOCUMENT.read_text("utf-8")))
    held = [(holder, key) for holder, key in positions(document) if holder is not document.get("info")]
    for holder, key in held:
        if key != "title":
            holder[key] = text
    assert len(held) > 100
    path = folder / "openapi.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(document, allow_unicode=False), "utf-8")
    return path


OUTLINE = frozenset(("heading_open", "table_open", "tr_open", "th_open", "td_open", "fence", "html_block"))
"""The blocks that a page is made of. Descriptions may have lists, quotes and code of their own."""


def outline(page: str) -> list[tuple[str, str]]:
    """Return the blocks of a page, and what in their lines is HTML, an image or a link that leads off the web."""
    found = []
    for token in tokens(page):
        if token.type in OUTLINE:
            found.append((token.type, token.tag))
        for child in token.children or ():
            if child.type in ("html_inline", "image"):
                found.append((child.type, child.content))
            if child.type == "link_open" and not str(child.attrs["href"]).startswith(("http://", "https://")):
                found.append((child.type, str(child.attrs["href"])))
    return found


INSIDE_STRINGS = frozenset(("string_content", "string_fragment", "line_str_text", "'", '"'))
ESCAPES = frozenset(("escape_sequence", "str_escaped_char"))


def structure(node: Node) -> list[str]:
    """Return the types of the nodes of a syntax tree, in order; the quotes and escapes of strings don't count."""
    found, waiting = [], [node]
    while waiting:
        current = waiting.pop()
        if current.type in ESCAPES:
            continue
        if current.type not in INSIDE_STRINGS:
            found.append(current.type.replace("encapsed_string", "string"))
        waiting.extend(reversed(current.children))
    return found


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own document with harmless texts."""
    return documents(tmp_path_factory.mktemp("harmless"), HARMLESS)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@STYLES
@TARGETS
def test_a_text_changes_no_structure(
    flavour: Flavour, style: str, payload: str, harmless: Path, tmp_path: Path
) -> None:
    expected = pages(harmless, flavour, style)
    written = pages(documents(tmp_path, payload), flavour, style)
    assert sorted(written) == sorted(expected)
    for path, text in written.items():
        assert outline(text) == outline(expected[path]), path
        blocks = list(code_blocks(text, flavour.grammar))
        wanted = list(code_blocks(expected[path], flavour.grammar))
        assert len(blocks) == len(wanted)
        for block, other in zip(blocks, wanted, strict=True):
            parse = parser(flavour.grammar).parse
            assert structure(parse(block.encode()).root_node) == structure(
                parse(other.encode()).root_node
            ), path
