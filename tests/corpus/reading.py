"""What can be said of the files of one target: they are read as their readers would, and nothing is missing."""

from __future__ import annotations

import ast
import html
import re
import warnings
from collections.abc import Iterator, Mapping

from tests.corpus.counting import Content
from tests.pages.flavours import FLAVOURS, Flavour
from tests.pages.markdown import code_blocks
from tests.pages.test_code import faults, parser, without_gaps
from tests.pages.test_structure import broken_links, faulty_rows
from tests.support.written import unreadable

_SERVED = "/openapi.json"
"""The document itself, which a server's package holds: in it, everything would be found."""

_REQUEST = re.compile(r"\*\*([^*]+)\*\* (.*?) \|")
_ESCAPED = re.compile(r"\\([^\w\s])")
_WORDS = re.compile(r"[a-z0-9]+")
_FLAVOURS: Mapping[str, Flavour] = {flavour.target: flavour for flavour in FLAVOURS}
_MOST = 20
"""How many faults of a kind are worth telling."""


def faults_of(target: str, files: Mapping[str, bytes], content: Content) -> list[str]:
    """Return what is wrong with a target's files."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        found = [fault for path, file in files.items() if (fault := unreadable(path, file))]
    texts = {path: file.decode("utf-8", "replace") for path, file in files.items()}
    pages = {path: text for path, text in texts.items() if path.endswith(".md")}
    flavour = _FLAVOURS.get(target)
    for path, text in pages.items():
        found += broken_links(path, text, texts)
        found += faulty_rows(path, text) if flavour is not None else []
        found += _broken_blocks(path, text, flavour)
    lost = [*_lost_operations(pages, content), *_lost_names(texts, content)]
    return [*found[:_MOST], *lost[:_MOST]]


def _broken_blocks(path: str, text: str, flavour: Flavour | None) -> Iterator[str]:
    """Yield the code blocks of a page that aren't code."""
    if flavour is None:
        for block in code_blocks(text, "python"):
            try:
                compile(block, path, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            except SyntaxError as error:
                yield f"{path}: {error}: {block[:200]!r}"
        return
    for block in code_blocks(text, flavour.grammar):
        source = without_gaps(block, flavour.grammar)
        for fault in faults(parser(flavour.grammar).parse(source).root_node):
            around = source[max(0, fault.start_byte - 60) : fault.end_byte + 60]
            yield f"{path}: no {flavour.grammar}: {around.decode(errors='replace')!r}"
            break


def _lost_operations(pages: Mapping[str, str], content: Content) -> Iterator[str]:
    """Yield the operations that no page lists by their method and path, and the webhooks that no row names."""
    rows = {_shown(line) for text in pages.values() for line in text.splitlines() if " | " in line}
    requests = {found for row in rows for found in _REQUEST.findall(row)}
    for method, path in content.operations:
        plain = " ".join(path.split())
        if not requests.intersection(((method, plain), (method, f"/{plain}"))):
            yield f"no page lists {method} {path}"
    for method, name in content.webhooks:
        if not any(method in row and name in row for row in rows):
            yield f"no page lists the webhook {method} {name}"


def _shown(row: str) -> str:
    """Return a row of a table as a reader sees it."""
    return html.unescape(_ESCAPED.sub(r"\1", row))


def _lost_names(texts: Mapping[str, str], content: Content) -> Iterator[str]:
    """Yield the names of types, properties and parameters that are nowhere to be found, in any case."""
    text = "\n".join(f"{path}\n{text}" for path, text in texts.items() if not path.endswith(_SERVED))
    lower = text.lower()
    known = set(_WORDS.findall(lower.replace("_", "")))
    whole = "".join(_WORDS.findall(lower))
    kinds = (("type", content.types), ("property", content.properties), ("parameter", content.parameters))
    for kind, names in kinds:
        for name in sorted(names):
            spellings = {"".join(_WORDS.findall(one.lower())) for one in (name, name.replace("@", "at"))}
            if known.isdisjoint(spellings) and not any(spelling in whole for spelling in spellings):
                yield f"nothing names the {kind} {name!r}"
