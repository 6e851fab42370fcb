"""Markdown from hostile text: no HTML, no foreign links, no broken tables, no headings."""

from __future__ import annotations

import pytest

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
        ("[x](javascript:alert(1))", "x)"),
        ("[x](data:text/html,y)", "x"),
        ("[docs](https://example.com/a)", "[docs](https://example.com/a)"),
        ("![x](https://example.com/pixel.png)", "[x](https://example.com/pixel.png)"),
        ("see [there](/docs/x)", "see there"),
        ("a `code <b>` stays", "a `code <b>` stays"),
        ("an open ` quote <b>", "an open \\` quote &lt;b>"),
        ("<https://example.com>", "https://example.com"),
        ("two\nlines", "two lines"),
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
    assert markdown_prose("[x]: javascript:alert(1)").text.startswith("\\[x]")


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
