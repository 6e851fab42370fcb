"""Every style of OAS 3.1 §4.8.12.3, with the values of its own table."""

from __future__ import annotations

from typing import Any

import pytest

COLORS = ["blue", "black", "brown"]
MIX = {"R": 100, "G": 200, "B": 150}


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("simple", False, "blue", "blue"),
        ("simple", False, COLORS, "blue,black,brown"),
        ("simple", True, COLORS, "blue,black,brown"),
        ("simple", False, MIX, "R,100,G,200,B,150"),
        ("simple", True, MIX, "R=100,G=200,B=150"),
        ("label", False, "", "."),
        ("label", False, "blue", ".blue"),
        ("label", False, COLORS, ".blue,black,brown"),
        ("label", True, COLORS, ".blue.black.brown"),
        ("label", False, MIX, ".R,100,G,200,B,150"),
        ("label", True, MIX, ".R=100.G=200.B=150"),
        ("matrix", False, "", ";color"),
        ("matrix", False, "blue", ";color=blue"),
        ("matrix", False, COLORS, ";color=blue,black,brown"),
        ("matrix", True, COLORS, ";color=blue;color=black;color=brown"),
        ("matrix", False, MIX, ";color=R,100,G,200,B,150"),
        ("matrix", True, MIX, ";R=100;G=200;B=150"),
        ("simple", False, "../a b%2e/é?#", "..%2Fa%20b%252e%2F%C3%A9%3F%23"),
        ("simple", False, ["a,b", "c"], "a%2Cb,c"),
    ],
)
def test_path(style: Any, explode: bool, value: Any, expected: str) -> None:
    from sample_api._runtime import styles

    assert styles.path("color", value, style=style, explode=explode, encode=styles.encode) == expected


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("form", True, "", "color="),
        ("form", True, "blue", "color=blue"),
        ("form", False, COLORS, "color=blue,black,brown"),
        ("form", True, COLORS, "color=blue&color=black&color=brown"),
        ("form", False, MIX, "color=R,100,G,200,B,150"),
        ("form", True, MIX, "R=100&G=200&B=150"),
        ("form", True, [], ""),
        ("form", False, [], ""),
        ("form", True, {"a": ["x", "y"], "b": None}, "a=x&a=y"),
        ("form", True, [True, 1.5, None, {"a": 1}], "color=true&color=1.5&color=%7B%22a%22%3A1%7D"),
        ("spaceDelimited", False, COLORS, "color=blue%20black%20brown"),
        ("spaceDelimited", False, MIX, "color=R%20100%20G%20200%20B%20150"),
        ("spaceDelimited", True, COLORS, "color=blue&color=black&color=brown"),
        ("pipeDelimited", False, COLORS, "color=blue%7Cblack%7Cbrown"),
        ("pipeDelimited", False, MIX, "color=R%7C100%7CG%7C200%7CB%7C150"),
        ("deepObject", True, MIX, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        ("deepObject", True, {"a": {"b": 1}, "c": None}, "color%5Ba%5D%5Bb%5D=1"),
        ("deepObject", True, {"a": [1, 2]}, "color%5Ba%5D%5B%5D=1&color%5Ba%5D%5B%5D=2"),
        ("deepObject", True, [{"a": 1}], "color%5B0%5D%5Ba%5D=1"),
        ("deepObject", True, ["x"], "color%5B%5D=x"),
        ("form", True, "a&b=c d+e#", "color=a%26b%3Dc%20d%2Be%23"),
    ],
)
def test_query(style: Any, explode: bool, value: Any, expected: str) -> None:
    from sample_api._runtime import styles

    found = styles.pairs("color", value, style=style, explode=explode, encode=styles.encode)
    assert "&".join(f"{name}={text}" for name, text in found) == expected


@pytest.mark.parametrize(
    ("explode", "value", "in_header", "in_cookie"),
    [
        (False, COLORS, "blue,black,brown", ["color=blue,black,brown"]),
        (True, COLORS, "blue,black,brown", ["color=blue", "color=black", "color=brown"]),
        (False, MIX, "R,100,G,200,B,150", ["color=R,100,G,200,B,150"]),
        (True, MIX, "R=100,G=200,B=150", ["R=100", "G=200", "B=150"]),
        (False, ["a b", "ü;"], "a b,ü;", ["color=a%20b,%C3%BC%3B"]),
    ],
)
def test_headers_and_cookies(explode: bool, value: Any, in_header: str, in_cookie: list[str]) -> None:
    from sample_api._runtime.parameters import cookie, expand, header

    parameters = (
        header("color", lambda: Any, explode=explode),
        cookie("color", lambda: Any, explode=explode),
    )
    target = expand("/", parameters, (value, value))
    assert target.headers == {"color": in_header}
    assert [f"{name}={text}" for name, text in target.cookies] == in_cookie


def test_reserved_characters_that_are_allowed() -> None:
    from sample_api._runtime import styles

    found = styles.pairs(
        "q", "a/b?c:@!$'()*,;=d&e#f[g]%", style="form", explode=True, encode=styles.encode_reserved
    )
    assert found == [("q", "a/b?c:@!$'()*,;=d%26e%23f%5Bg%5D%25")]


@pytest.mark.parametrize("value", ["..", ".", "%2e%2e", "../x", "a/../b", "..\\x"])
def test_a_path_value_stays_in_its_segment(value: str) -> None:
    import httpx2
    from sample_api._runtime.parameters import expand, path

    target = expand("/a/{x}/c", (path("x", lambda: str),), (value,))
    raw = httpx2.URL("https://h/v1" + target.path).raw_path.decode()
    assert raw.startswith("/v1/a/")
    assert raw.endswith("/c")
    assert raw.count("/") == 4
    assert not {".", ".."} & set(raw.split("/"))


def test_what_can_not_be_sent_is_refused() -> None:
    from sample_api._runtime.errors import RequestValidationError
    from sample_api._runtime.parameters import expand, header, path

    for parameter, value in (
        (path("x", lambda: str), ""),
        (path("x", lambda: str), None),
        (path("x", lambda: int), "five"),
        (header("x", lambda: str), "a\r\nb: c"),
        (header("x", lambda: str), "a\x00"),
    ):
        template = "/{x}" if parameter.place == "path" else "/"
        with pytest.raises(RequestValidationError):
            expand(template, (parameter,), (value,))


def test_a_query_in_the_template_is_kept() -> None:
    from sample_api._runtime.parameters import expand, query

    target = expand("/a?beta=true", (query("x", lambda: int),), (1,))
    assert (target.path, target.query) == ("/a", [("beta", "true"), ("x", "1")])


def test_cookies_as_they_are() -> None:
    from sample_api._runtime.errors import RequestValidationError
    from sample_api._runtime.parameters import cookie, expand

    parameters = [cookie("sid", lambda: Any, style="cookie")]
    assert expand("/", parameters, ["a/b=%20"]).cookies == [("sid", "a/b=%20")]
    assert expand("/", parameters, [{"a": 1, "b": [2, 3]}]).cookies == [("a", "1"), ("b", "2"), ("b", "3")]
    for hostile in ("a; admin=1", "a\r\nX: 1", 'a"', "ä", {"a=b;c": 1}, {"a=b": 1}):
        with pytest.raises(RequestValidationError):
            expand("/", parameters, [hostile])


def test_separators_are_not_encoded_where_nothing_is() -> None:
    from sample_api._runtime import styles

    for style, text in (("pipeDelimited", "a|b c"), ("spaceDelimited", "a b c"), ("form", "a,b c")):
        pairs = styles.pairs("x", ["a", "b c"], style=style, explode=False, encode=styles.plain)
        assert pairs == [("x", text)]
