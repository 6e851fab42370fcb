"""Escaping text for C."""

from __future__ import annotations

import pytest

from specloom.targets.c import syntax


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("plain", '"plain"'),
        ('a "quote" and \\', '"a \\"quote\\" and \\\\"'),
        ("what?", '"what?"'),
        ("??/", '"?\\?/"'),
        ("????", '"?\\?\\?\\?"'),
        ("\\?", '"\\\\?"'),
        ("line\nnext\ttab\r", '"line\\nnext\\ttab\\r"'),
        ("\x01" + "7", '"\\0017"'),
        ("é", '"é"'),
        ("a\u2028b", '"a\\342\\200\\250b"'),
        ("\u202e", '"\\342\\200\\256"'),
        ("\ud800", '"\\077"'),
        ("%d", '"%d"'),
    ],
)
def test_string(text: str, literal: str) -> None:
    assert syntax.string(text).text == literal


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a word", "a word"),
        ("ends in \\", "ends in \\."),
        ("ends in \\  ", "ends in \\.  "),
        ("ends in ??/", "ends in ??/."),
        ("ends in ??/\t", "ends in ??/. "),
        ("two\nlines \\\nof text", "two lines \\ of text"),
        ("a\u2028b", "a b"),
        ("trailing ", "trailing "),
    ],
)
def test_a_comment_takes_in_no_other_line(text: str, line: str) -> None:
    assert syntax.comment(text).text == line


def test_lines_of_a_comment() -> None:
    text = "A first paragraph \\\n\nand\n\n    code \\\n"
    assert [line.text for line in syntax.comment_lines(text)] == [
        "// A first paragraph \\.",
        "//",
        "// and",
        "//",
        "//     code \\.",
    ]


@pytest.mark.parametrize(
    ("value", "largest", "literal"),
    [
        (7, syntax.LARGEST_INT, "7"),
        (3_000_000_000, syntax.LARGEST_INT, "2147483647"),
        (-3_000_000_000, syntax.LARGEST_INT, "-2147483648"),
        (2**70, syntax.LARGEST_LONG, "9223372036854775807"),
        (-(2**63), syntax.LARGEST_LONG, "(-9223372036854775807 - 1)"),
        (2.0, syntax.LARGEST_INT, "2"),
        (1e400, syntax.LARGEST_LONG, "9223372036854775807"),
    ],
)
def test_an_integer_fits_its_type(value: float, largest: int, literal: str) -> None:
    assert syntax.integer(value, largest).text == literal


@pytest.mark.parametrize(
    ("value", "literal"), [(1, "1.0"), (0.1, "0.1"), (1e400, "1.7976931348623157e+308"), (10**20, "1e+20")]
)
def test_a_real_number_is_finite(value: float, literal: str) -> None:
    assert syntax.real(value).text == literal


@pytest.mark.parametrize("text", ["", "a b", "1a", "a-b", "é", "a\n", "a*"])
def test_a_name_is_checked(text: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        syntax.name(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("acme", True),
        ("my_api__v2", True),
        ("_acme", False),
        ("2acme", False),
        ("a b", False),
        ("a" * 41, False),
    ],
)
def test_a_prefix_is_checked(text: str, is_one: bool) -> None:
    assert syntax.is_prefix(text) is is_one
