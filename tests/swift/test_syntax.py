"""Escaping for Swift."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.targets.swift import syntax
from tests.pages.test_code import faults, parser


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", '"plain"'),
        ("it's", '"it\'s"'),
        ('say "hi"', r'"say \"hi\""'),
        (r"\(system(1))", r'"\\(system(1))"'),
        ('"""', r'"\"\"\""'),
        ("a\nb\rc\td\0", r'"a\nb\rc\td\0"'),
        ("a\u2028b\u202ec\x85", r'"a\u{2028}b\u{202e}c\u{85}"'),
        ("\ud800", r'"\u{fffd}"'),
        ("é日😀", '"é日😀"'),
        ("", '""'),
    ],
)
def test_a_string_has_the_very_same_value(text: str, expected: str) -> None:
    assert str(syntax.string(text)) == expected
    tree = parser("swift").parse(f"let value = {expected}\n".encode())
    assert list(faults(tree.root_node)) == []
    assert b"interpolated_expression" not in str(tree.root_node).encode()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "nil"),
        (True, "true"),
        (False, "false"),
        (-3, "-3"),
        (0.5, "0.5"),
        (1e21, "1e+21"),
        ("x", '"x"'),
    ],
)
def test_a_scalar_is_a_literal(value: bool | int | float | str | None, expected: str) -> None:
    assert str(syntax.scalar(value)) == expected


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_a_number_without_a_literal_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="no literal"):
        syntax.scalar(value)


def test_a_comment_stays_on_its_line() -> None:
    assert str(syntax.comment("a\r\nb\u2028c\x0bd")) == "a b c d"


@pytest.mark.parametrize("text", ["", "a b", "a-b", "1a", "é", "a\n", "a()"])
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        syntax.name(text)
    with pytest.raises(ValueError, match="not a name"):
        syntax.file_name(text)
    assert not syntax.is_module(text)
    with pytest.raises(ValueError, match="not a module"):
        syntax.module(text)


def test_a_key_is_shown_without_what_no_key_may_hold() -> None:
    assert str(syntax.raw_name("Dotted.Name-V1")) == "Dotted.Name-V1"
    assert str(syntax.raw_name("a(b)`\n```")) == "a_b______"


def test_the_words_have_reasons() -> None:
    words = (Path(syntax.__file__).parent / "words.txt").read_text("utf-8").splitlines()
    assert [line for line in words if line and line[0] not in "#[" and " " not in line] == []
