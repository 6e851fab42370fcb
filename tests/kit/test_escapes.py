"""Markdown from hostile text: no HTML, no foreign links, no broken tables, no headings."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from specloom.targets.kit.code import Code
from specloom.targets.kit.escapes import (
    markdown_cell,
    markdown_code,
    markdown_code_cell,
    markdown_link,
    markdown_prose,
    markdown_text,
    toml_string,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("[x](javascript:alert(1))", "\\[x](javascript:alert(1))"),
        ("[x](data:text/html,y)", "x"),
        ("[docs](https://example.com/a)", "[docs](https://example.com/a)"),
        ("![x](https://example.com/pixel.png)", "[x](https://example.com/pixel.png)"),
        ("see [there](/docs/x)", "see there"),
        ("a `code <b>` stays", "a `code <b>` stays"),
        ("an open ` quote <b>", "an open \\` quote &lt;b>"),
        ("<https://example.com>", "https://example.com"),
        ("two\nlines", "two lines"),
        ("one<br/>two", "one two"),
        ('<a href="https://example.com/">x</a>', "[x](https://example.com/)"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ("<b>bold</b> and <code>code</code>", "**bold** and `code`"),
        ("[`code` here](/docs)", "`code` here"),
        ("ends with \\", "ends with \\\\"),
    ],
)
def test_inline_text(text: str, expected: str) -> None:
    assert markdown_text(text).text == expected


def test_a_cell_keeps_its_pipes_inside() -> None:
    assert markdown_cell("a | b `c|d`").text == "a \\| b `c\\|d`"


def test_prose_keeps_lists_and_closes_code() -> None:
    assert markdown_prose("* a\n* b\n\n```js\n<b>").text == "* a\n* b\n\n```js\n<b>\n```"


def test_prose_has_no_headings_and_no_rules() -> None:
    assert markdown_prose("# Big\ntext\n===\nmore\n---").text == "**Big**\ntext\n\nmore"


def test_prose_defines_no_links() -> None:
    assert markdown_prose("> [x]: javascript:alert(1)").text == "> \\[x]: javascript:alert(1)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see [there](\n/docs)\nnow", "see there\nnow"),
        ("[the\nbig\nlabel](/docs)", "the big label"),
        ("* [the\n  label](https://example.com/)\n* b", "* [the label](https://example.com/)\n* b"),
        ("[a](/b\n'title') [c\nd](/e)", "a c d"),
        ("[a](\n\n/docs)", "\\[a](\n\n/docs)"),
        ("[a\n- b](/docs)", "\\[a\n- b](/docs)"),
        ("an [open\nbracket", "an \\[open\nbracket"),
        ("`[a`\n](/docs)", "`[a`\n](/docs)"),
        ("```\n[a\nb](/docs)\n```", "```\n[a\nb](/docs)\n```"),
    ],
)
def test_prose_mends_links_that_are_broken_over_lines(text: str, expected: str) -> None:
    assert markdown_prose(text).text == expected


@pytest.mark.parametrize("text", ["a`b", "``", "`"])
def test_a_code_span_holds_any_text(text: str) -> None:
    span = markdown_code(text).text
    fence = span[: len(span) - len(span.lstrip("`"))]
    assert fence not in text.split()
    assert span.strip("`").strip() == text.strip("`").strip() or text in span


def test_a_code_span_in_a_cell_has_no_bare_pipe() -> None:
    assert markdown_code_cell("a|b").text == "`a\\|b`"


def test_links_lead_to_the_web_only() -> None:
    label = markdown_text("x")
    assert markdown_link(label, "javascript:alert(1)").text == "x"
    assert markdown_link(label, "https://example.com/").text == "[x](https://example.com/)"


def test_a_toml_string_is_one_line() -> None:
    assert toml_string('a"b\\c\nd\x00').text == '"a\\"b\\\\c\\nd"'


HOSTILE = [
    "\\`<img src=x onerror=alert(1)>\\`",
    "- `a\n- <script>alert(1)</script> `",
    "> ```\n<script>alert(1)</script>\n> ```",
    "    ```\n<script>alert(1)</script>\n    ```",
    "\t```\n<script>alert(1)</script>",
    "``` a`b\n<script>alert(1)</script>",
    "```\n    ```\n```\n<script>alert(1)</script>",
    "~~~\n```\n~~~\n<script>alert(1)</script>",
    "[`x`](javascript:alert(1))",
    "[a[b]c](javascript:alert(1))",
    "[![a](x)](javascript:alert(1))",
    "[a\\]b](javascript:alert(1))",
    "\\\\[x](javascript:alert(1))",
    "> [a]: javascript:alert(1)\n\n[a]",
    "[a\nb]: javascript:alert(1)\n\n[a b]",
    "Evil\n-",
    "Evil\n=",
    "> # Evil",
    "- # Evil",
    "- Evil\n  ---",
    "# Evil",
    "<javascript:alert(1)>",
    "![x](https://example.com/a.png)",
    "``<b>`` `<b>``",
    "<!-- a -->\n<style>",
    "<b onclick=x>",
    "<a href='https://example.com' onclick='x'>y</a>",
    "<code>`</code><script>",
    "[a](\n/docs)",
    "[la\nbel](/docs)",
    "[a](\njavascript:alert(1))",
    "[a\n<script>](/docs)",
    "[a\n`](javascript:alert(1)) `",
    "`[a\n` b](javascript:alert(1))",
    '[a](/docs\n"<script>alert(1)</script>")',
    "[a\n# Evil](/docs)",
    "[a\n```](/docs)\n<script>",
    "[a\n    <b>](/docs)",
    "[a\\\n](javascript:alert(1))",
    "- [a\n- b](javascript:alert(1))",
    "> [a\n> b](javascript:alert(1))",
    "| [a | b |\n| c](/docs) |",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("escape", [markdown_text, markdown_cell, markdown_prose])
def test_a_renderer_makes_nothing_foreign_of_it(escape: Callable[[str], Code], text: str) -> None:
    shown = f"| {escape(text)} |" if escape is markdown_cell else str(escape(text))
    rendered = MarkdownIt("commonmark").render(f"Before.\n\n{shown}\n\nAfter.")
    for tag in re.findall(r"<(/?\w+)", rendered):
        assert tag.strip("/") in {
            "p",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "a",
            "em",
            "strong",
            "blockquote",
            "br",
        }
    assert "<!--" not in rendered
    assert not re.search(r"href=\"(?!https?://|mailto:)", rendered)
