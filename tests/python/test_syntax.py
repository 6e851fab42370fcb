"""Python's escapers: what they print means what went in, whatever went in."""

from __future__ import annotations

import ast

import pytest

from specloom.targets.python import syntax

HOSTILE = [
    "plain",
    "quote \" and ' both",
    '"""',
    '\\"""',
    "ends with backslash\\",
    'ends with quote"',
    "line\nbreak\r\nand\x0bmore\u2028",
    "\\N{BULLET} \\x41 \\u0041 {braces} %s",
    "\x00\x1b\u202e\u2066",
    "'''",
    "\\",
    '"',
    "   indented",
    "é 名 🎉",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_string_literal_has_the_value(text: str) -> None:
    assert ast.literal_eval(syntax.string(text).text) == text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("indent", [0, 4, 8])
def test_a_docstring_stays_a_docstring(text: str, indent: int) -> None:
    code = syntax.docstring(text, "second", indent=indent)
    body = f"def f():\n    {code}\n    return 1\n" if indent else f"{code}\nx = 1\n"
    tree = ast.parse(body)
    holder = tree.body[0] if indent else tree
    assert isinstance(holder, ast.FunctionDef | ast.Module)
    documented = ast.get_docstring(holder)
    assert documented is not None and "second" in documented
    assert len(holder.body) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_a_method_docstring_stays_a_docstring(text: str) -> None:
    code = syntax.method_docstring(("First.", text), (("x", text),), indent=4)
    tree = ast.parse(f"def f():\n    {code}\n    return 1\n")
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    assert len(function.body) == 2


@pytest.mark.parametrize("name", ["class", "a b", "", "1a", "a;b", "é", "a\n"])
def test_an_identifier_is_checked(name: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        syntax.identifier(name)


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("2.3.0", "2.3.0"),
        ("v1", "1"),
        ("2022-11-15", "2022.11.15"),
        ("2.0.0-beta.1", "2.0.0b1"),
        ("v2.0-beta+5", "2.0b0+5"),
        ("latest", "0.0.0"),
        ("1.0.27-SNAPSHOT", "1.0.27"),
    ],
)
def test_a_version_is_as_pep_440_has_it(text: str, version: str) -> None:
    assert syntax.version(text) == version


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_a_number_without_a_literal_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="no literal"):
        syntax.scalar(value)
