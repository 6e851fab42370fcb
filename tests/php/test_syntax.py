"""PHP's escapers: what they print means what went in, whatever went in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.php.interpreter import run_php

from specloom.targets.kit.plan import Option
from specloom.targets.kit.register import Register
from specloom.targets.php import TARGETS, syntax

HOSTILE = (
    "plain",
    "quote \" and ' both",
    "$a {$b} ${c} $this->d",
    "\\ \\\\ \\' \\n \\u{41} \\x41",
    "?> <?php ?>",
    "*/ /* // #",
    "line\nbreak\r\nand\x0bmore\u2028",
    "\x00\x1b\u202e\u2066 $a \" '",
    "ends with backslash\\",
    "ends with quote'",
    "é 名 🎉",
    "",
)


def test_a_string_literal_has_the_value(tmp_path: Path) -> None:
    literals = [
        literal for text in HOSTILE for literal in (syntax.string(text).text, syntax.double_quoted(text).text)
    ]
    script = tmp_path / "strings.php"
    script.write_text(f"<?php\necho json_encode([{', '.join(literals)}], JSON_THROW_ON_ERROR);\n", "utf-8")
    assert json.loads(run_php(script)) == [text for text in HOSTILE for _ in range(2)]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_string_literal_is_one_line(text: str) -> None:
    assert all(character.isprintable() for character in syntax.string(text).text)


def test_a_lone_surrogate_is_replaced() -> None:
    assert syntax.string("\ud800").text == '"\\u{fffd}"'


@pytest.mark.parametrize("text", (*HOSTILE, "**/", "*\n/", "*\u2028/"))
def test_a_comment_ends_where_it_should(text: str) -> None:
    comment = syntax.comment(text).text
    assert "*/" not in comment
    assert "\n" not in comment
    assert "\r" not in comment


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        (None, "null"),
        (True, "true"),
        (0, "0"),
        (-1, "-1"),
        (1.5, "1.5"),
        (1e30, "1e+30"),
        ("it's", "'it\\'s'"),
    ],
)
def test_scalars(value: bool | int | float | str | None, literal: str) -> None:
    assert syntax.scalar(value).text == literal


@pytest.mark.parametrize("value", (float("inf"), float("-inf"), float("nan")))
def test_what_has_no_literal_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="no literal"):
        syntax.scalar(value)


@pytest.mark.parametrize("text", ("a-b", "a b", "1a", "", "a\n", "é", "a;", "$a"))
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        syntax.name(text)


@pytest.mark.parametrize("text", ("Acme", "OpenAPI\\Server", "Acme\\Pet_Store\\V2"))
def test_namespaces(text: str) -> None:
    assert syntax.namespace(text).text == text


@pytest.mark.parametrize(
    "text",
    ("", "\\Acme", "Acme\\", "Acme\\\\B", "Acme\\1", "Acme\\_x", "Acme/B", "namespace\\A", "A\n", "A;"),
)
def test_what_is_no_namespace_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a namespace"):
        syntax.namespace(text)


@pytest.mark.parametrize("changed", ({"namespace": "Acme;evil()"}, {"docs_style": "loud"}))
def test_options_are_checked(changed: dict[str, str]) -> None:
    from tests.support.corpus import OWN_DOCUMENT, parsed

    api = parsed(OWN_DOCUMENT)
    assert api is not None
    (target,) = TARGETS
    options: tuple[Option, ...] = target.options
    outcome = target.plan(api, {option.name: option.default for option in options} | changed, Register())
    assert outcome.value is None
    assert [diagnostic.code for diagnostic in outcome.diagnostics] == ["OPTION-INVALID"]
