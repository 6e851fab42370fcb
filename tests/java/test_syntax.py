"""Java's escapers: what they print means what went in, whatever went in."""

from __future__ import annotations

import re

import pytest

from specloom.targets.java import syntax

HOSTILE = [
    "plain",
    "quote \" and ' both",
    'ends with quote"',
    "ends with backslash\\",
    "line\nbreak\r\nand\x0bmore\u2028",
    "\\u0022; System.exit(1); //",
    "\\\\u0022",
    "\\\\\\u000a",
    "\\uuuu005c",
    "\\u002a/",
    "\x00\x1b\u202e\u2066",
    "\\",
    '"""',
    "é 名 🎉",
    "\ud800 alone",
]

_UNICODE = re.compile(r"\\(u+)([0-9a-fA-F]{4})")
_ESCAPE = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", '"': '"'}


def decoded(source: str) -> str:
    """Return source as the compiler's lexer sees it: a backslash after an odd run of them begins nothing (JLS §3.3)."""
    found, position = "", 0
    while position < len(source):
        escape = _UNICODE.match(source, position)
        if escape:
            found += chr(int(escape[2], 16))
            position = escape.end()
        elif source[position] == "\\":
            found += source[position : position + 2]
            position += 2
        else:
            found += source[position]
            position += 1
    return found


def value_of(literal: str) -> str:
    """Return the value of a string literal."""
    inner = decoded(literal)
    assert inner[0] == inner[-1] == '"'
    found, position = "", 1
    while position < len(inner) - 1:
        character = inner[position]
        assert character not in '"\n\r'
        if character == "\\":
            position += 1
            character = _ESCAPE[inner[position]]
        found += character
        position += 1
    assert position == len(inner) - 1
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_a_string_literal_has_the_value(text: str) -> None:
    literal = syntax.string(text).text
    value = value_of(literal)
    assert value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") == text
    assert "\n" not in literal


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        (syntax.integer(2**31 - 1), "2147483647"),
        (syntax.integer(2**31), "Integer.MAX_VALUE"),
        (syntax.integer(-(2**31)), "-2147483648"),
        (syntax.integer(-(2**31) - 1), "Integer.MIN_VALUE"),
        (syntax.long(2**63 - 1), "9223372036854775807L"),
        (syntax.long(2**63), "Long.MAX_VALUE"),
        (syntax.long(-(2**63) - 1), "Long.MIN_VALUE"),
        (syntax.single(1), "1.0f"),
        (syntax.single(1e300), "Float.MAX_VALUE"),
        (syntax.single(-1e300), "-Float.MAX_VALUE"),
        (syntax.single(1e-300), "Float.MIN_VALUE"),
        (syntax.double(2), "2.0"),
        (syntax.double(1e16), "1e+16"),
        (syntax.double(10**400), "1.7976931348623157e+308"),
        (syntax.digits(1.5), '"1.5"'),
        (syntax.digits(10**30), '"1' + "0" * 30 + '"'),
    ],
)
def test_a_number_has_a_literal_that_compiles(literal: object, expected: str) -> None:
    assert str(literal) == expected


@pytest.mark.parametrize("text", ["a b", "a;b", "1a", "_", "a\nb", "ä", "", "a-b"])
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        syntax.name(text)


@pytest.mark.parametrize("text", ["com..acme", "com.class", "1com", "com.acme;", "", "com._", "com.acme\n"])
def test_what_is_no_package_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a package"):
        syntax.package(text)


def test_a_url_holds_no_placeholder_and_no_end_of_its_string() -> None:
    assert syntax.yaml_url('https://x/${secret}"\\\n#').text == '"https://x/%24%7Bsecret%7D%22%5C%20#"'
