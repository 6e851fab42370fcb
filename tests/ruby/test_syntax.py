"""Escaping for Ruby: a literal has the very same value, whatever the text."""

from __future__ import annotations

import pytest

from specloom.targets.ruby import syntax


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("plain", "'plain'"),
        ("it's", "'it\\'s'"),
        ("back\\slash", "'back\\\\slash'"),
        ("#{system('x')}", "'#{system(\\'x\\')}'"),
        ("a\nb", '"a\\nb"'),
        ("#{x}\n", '"\\#{x}\\n"'),
        ('"\t', '"\\"\\t"'),
        ("\u2028", '"\\u{2028}"'),
        ("\x00", '"\\u{0}"'),
    ],
)
def test_a_string(text: str, code: str) -> None:
    assert str(syntax.string(text)) == code


@pytest.mark.parametrize(
    ("value", "code"),
    [(None, "nil"), (True, "true"), (0, "0"), (-1.5, "-1.5"), (1e22, "1.0e22"), (1.5e-7, "1.5e-07")],
)
def test_a_scalar(value: bool | int | float | None, code: str) -> None:
    assert str(syntax.scalar(value)) == code


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_without_a_literal(value: float) -> None:
    with pytest.raises(ValueError, match="no literal"):
        syntax.scalar(value)


@pytest.mark.parametrize("text", ["", "1a", "a b", "a'b", "a;b", "Ä"])
def test_what_is_no_name(text: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        syntax.name(text)


def test_a_comment_ends_with_its_line() -> None:
    assert str(syntax.comment("a\nb\u2028c\r\nd")) == "a b c d"
