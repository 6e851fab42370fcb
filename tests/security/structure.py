"""What a generated file is made of, as the parser of its language sees it: not what it is called or says."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from markdown_it.token import Token
from tree_sitter import Node

from tests.pages.markdown import tokens
from tests.pages.test_code import parser

GRAMMARS = frozenset(("c", "java", "php", "ruby", "swift"))

Structure = frozenset[tuple[object, int]]
"""What there is, and how often. Where it stands depends on names, by which much is sorted."""

BLOCKS = frozenset(("heading_open", "table_open", "tr_open", "th_open", "td_open", "fence", "html_block"))
"""The blocks that a page is made of. Descriptions may have lists, quotes and code of their own."""
SAFE = re.compile(r"(?:https?|mailto):|(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)
ANCHOR = re.compile(r'<a (?:id|name)="[^"<>]*">')
QUOTES = frozenset(("string_content", "string_fragment", "line_str_text", "'", '"', "`"))
UNCOUNTED = frozenset(("escape_sequence", "str_escaped_char", "comment", ","))


def structure_of(path: str, content: bytes) -> Structure:
    """Return the structure of a file. Raises ValueError or SyntaxError for what its parser doesn't take."""
    return frozenset(Counter(_parts(path, content.decode("utf-8"))).items())


def _parts(path: str, text: str) -> Iterator[object]:
    match path.rpartition(".")[2]:
        case "py" | "pyi":
            yield from _nodes(ast.parse(text))
        case "toml":
            yield _shape(tomllib.loads(text))
        case "md":
            yield from _page(text)
        case _:
            yield text


def _nodes(tree: ast.AST) -> Iterator[object]:
    """Yield the kinds of the nodes, each with that of the node it is in; names and values don't count."""
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            value = type(child.value).__name__ if isinstance(child, ast.Constant) else ""
            yield type(node).__name__, type(child).__name__, value


def _shape(value: Any) -> tuple[object, ...]:
    match value:
        case dict():
            return tuple((key, _shape(member)) for key, member in value.items())
        case list():
            return ("list", *(_shape(item) for item in value))
    return (type(value).__name__,)


def _page(text: str) -> Iterator[object]:
    for token in tokens(text):
        if token.type in BLOCKS:
            yield token.type, token.tag
        if token.type == "html_block":
            yield token.content
        if token.type == "fence":
            yield from _block(token)
        for child in token.children or ():
            if child.type in ("html_inline", "image"):
                yield child.type, ANCHOR.sub("an anchor", child.content)
            if child.type == "link_open" and not SAFE.match(str(child.attrs["href"])):
                yield child.type, str(child.attrs["href"])


def _block(fence: Token) -> Iterator[object]:
    yield fence.info
    if fence.info in GRAMMARS:
        yield from _syntax(parser(fence.info).parse(fence.content.encode()).root_node)
    elif fence.info == "python":
        try:
            yield from _nodes(ast.parse(fence.content))
        except SyntaxError:
            yield "a signature"


def _syntax(root: Node) -> Iterator[object]:
    """Yield the kinds of the nodes, each with that of the node it is in.

    The quotes and escapes of strings don't count, nor do comments, of which a text has one for each line, nor a
    comma, which a line that is broken has at its end.
    """
    waiting = [(root, "")]
    while waiting:
        current, around = waiting.pop()
        if current.type in UNCOUNTED:
            continue
        kind = current.type.replace("encapsed_string", "string")
        if kind not in QUOTES:
            yield around, kind
        waiting.extend((child, kind) for child in current.children)
