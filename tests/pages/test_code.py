"""Every code block of corrected pages parses in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from tree_sitter import Language, Node, Parser

from tests.pages.flavours import TARGETS, Flavour, pages
from tests.pages.markdown import code_blocks
from tests.support.corpus import OWN_DOCUMENT, corpus_folder

DOCUMENTS = (
    OWN_DOCUMENT,
    corpus_folder() / "openai-2.3.0.yaml",
    corpus_folder() / "corpus" / "stripe.com.json",
)


@cache
def parser(grammar: str) -> Parser:
    """Return the parser of a language."""
    module = import_module(f"tree_sitter_{grammar}")
    language = module.language_php() if grammar == "php" else module.language()
    return Parser(Language(language))


GAPS = {
    # PHP takes any word as the name of an argument; its grammar doesn't take those that begin an expression, and
    # takes ``e2`` for the end of a number.
    "php": (
        re.compile(
            r"(?<=[\s(])(?=(?:clone|include|include_once|list|new|print|require|require_once|yield|[eE]\d+): )"
        ),
        "_",
    ),
    # A signature is no program of Swift: it lacks the body.
    "swift": (re.compile(r"\Aopen class func [^{}]*\)(?=\n\Z)"), r"\g<0> {}"),
}
"""Where a grammar knows less than its language, or a page shows less than a program: there something is put in."""


def without_gaps(block: str, grammar: str) -> bytes:
    """Return a code block as its grammar can read it."""
    gap, filling = GAPS.get(grammar, (None, ""))
    return (gap.sub(filling, block) if gap is not None else block).encode()


def faults(node: Node) -> Iterator[Node]:
    """Yield the places where a parser found an error or missed something."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if current.type == "ERROR" or current.is_missing:
            yield current
        elif current.has_error:
            waiting.extend(current.children)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.name))
@TARGETS
def test_every_code_block_parses(flavour: Flavour, document: Path) -> None:
    if not document.is_file():
        pytest.skip(f"no document {document.name}: name the folder of documents in SPECLOOM_CORPUS")
    count = 0
    for path, text in pages(document, flavour, "corrected").items():
        for block in code_blocks(text, flavour.grammar):
            source = without_gaps(block, flavour.grammar)
            tree = parser(flavour.grammar).parse(source)
            found = [
                f"{path}: {source[max(0, fault.start_byte - 60) : fault.end_byte + 60].decode(errors='replace')}"
                for fault in faults(tree.root_node)
            ]
            assert found == []
            count += 1
    assert count > 0


@pytest.mark.parametrize("word", ("clone", "include", "list", "new", "print", "require", "yield", "e2"))
def test_the_grammar_of_php_still_has_its_gap(word: str) -> None:
    block = f"<?php\n\n$value = new Selection({word}: 1);\n"
    assert list(faults(parser("php").parse(block.encode()).root_node))
    assert not list(faults(parser("php").parse(without_gaps(block, "php")).root_node))
