"""Values come back from every parameter style, as the table of OAS 3.1 §4.8.12.4 writes them."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote_plus

import pytest

from specloom.diagnostics import Location
from specloom.ir.api import Encoding, MediaType, Parameter, ParameterLocation, Style
from specloom.ir.types import Extra, JsonValue, ListOf, MapOf, TypeUse
from specloom.mock.forms import read_form
from specloom.mock.messages import split_query
from specloom.mock.multipart import read_multipart
from specloom.mock.styles import read_header, read_pairs, read_path
from specloom.mock.texts import NotGiven, NotReadable
from tests.support.definitions import INTEGER, STRING, field, named, record, table

RGB = named("Rgb")
TYPES = table(
    record("Rgb", *(field(name, INTEGER, required=False) for name in "RGB"), extra=Extra.FORBIDDEN),
    record("Nested", field("rgb", named("Rgb")), field("tags", ListOf(STRING))),
)
COLOURS = ListOf(STRING)


def parameter(place: ParameterLocation, style: Style, explode: bool, use: TypeUse) -> Parameter:
    return Parameter("color", place, use, True, style, explode, Location("", ""))


@pytest.mark.parametrize(
    ("style", "explode", "use", "raw", "value"),
    [
        (Style.SIMPLE, False, STRING, "blue%2Fgreen", "blue/green"),
        (Style.SIMPLE, False, STRING, "5", "5"),
        (Style.SIMPLE, False, INTEGER, "5", 5),
        (Style.SIMPLE, False, COLOURS, "blue,black%2Cbrown", ["blue", "black,brown"]),
        (Style.SIMPLE, False, RGB, "R,100,G,200", {"R": 100, "G": 200}),
        (Style.SIMPLE, True, RGB, "R=100,G=200", {"R": 100, "G": 200}),
        (Style.LABEL, False, STRING, ".blue", "blue"),
        (Style.LABEL, False, COLOURS, ".blue,black", ["blue", "black"]),
        (Style.LABEL, True, COLOURS, ".blue.black", ["blue", "black"]),
        (Style.LABEL, True, RGB, ".R=100.G=200", {"R": 100, "G": 200}),
        (Style.MATRIX, False, STRING, ";color=blue", "blue"),
        (Style.MATRIX, False, COLOURS, ";color=blue,black", ["blue", "black"]),
        (Style.MATRIX, True, COLOURS, ";color=blue;color=black", ["blue", "black"]),
        (Style.MATRIX, False, RGB, ";color=R,100,G,200", {"R": 100, "G": 200}),
        (Style.MATRIX, True, RGB, ";R=100;G=200", {"R": 100, "G": 200}),
    ],
)
def test_path(style: Style, explode: bool, use: TypeUse, raw: str, value: JsonValue) -> None:
    assert read_path(TYPES, raw, parameter(ParameterLocation.PATH, style, explode, use), use) == value


@pytest.mark.parametrize(
    ("style", "explode", "use", "query", "value"),
    [
        (Style.FORM, True, STRING, "color=a%26b+c", "a&b c"),
        (Style.FORM, True, COLOURS, "color=blue&x=1&color=black", ["blue", "black"]),
        (Style.FORM, False, COLOURS, "color=blue,black%2Cbrown", ["blue", "black,brown"]),
        (Style.FORM, False, RGB, "color=R,100,G,200", {"R": 100, "G": 200}),
        (Style.FORM, True, RGB, "R=100&x=1&G=200", {"R": 100, "G": 200}),
        (Style.FORM, True, MapOf(STRING), "R=100&x=1", {"R": "100"}),
        (Style.SPACE_DELIMITED, False, COLOURS, "color=blue%20black", ["blue", "black"]),
        (Style.PIPE_DELIMITED, False, COLOURS, "color=blue%7Cblack", ["blue", "black"]),
        (Style.DEEP_OBJECT, True, RGB, "color[R]=100&color%5BG%5D=200", {"R": 100, "G": 200}),
        (
            Style.DEEP_OBJECT,
            True,
            named("Nested"),
            "color[rgb][R]=1&color[tags][]=a&color[tags][]=b",
            {"rgb": {"R": 1}, "tags": ["a", "b"]},
        ),
        (Style.DEEP_OBJECT, True, COLOURS, "color[]=blue&color[]=black", ["blue", "black"]),
    ],
)
def test_query(style: Style, explode: bool, use: TypeUse, query: str, value: JsonValue) -> None:
    declared = parameter(ParameterLocation.QUERY, style, explode, use)
    assert read_pairs(TYPES, split_query(query), declared, use, frozenset({"x"})) == value


def test_what_is_missing_or_wrong_is_said() -> None:
    query = parameter(ParameterLocation.QUERY, Style.FORM, True, STRING)
    with pytest.raises(NotGiven):
        read_pairs(TYPES, split_query("x=1"), query, STRING, frozenset())
    with pytest.raises(NotReadable, match="several"):
        read_pairs(TYPES, split_query("color=1&color=2"), query, STRING, frozenset())
    with pytest.raises(NotReadable, match="dot"):
        read_path(TYPES, "blue", parameter(ParameterLocation.PATH, Style.LABEL, False, STRING), STRING)


def test_header() -> None:
    assert read_header(TYPES, "1, 2", ListOf(INTEGER), False) == [1, 2]
    assert read_header(TYPES, "R=1,G=2", RGB, True) == {"R": 1, "G": 2}


def test_multipart_parts_keep_names_types_and_bytes() -> None:
    body = (
        b'--xyz\r\nContent-Disposition: form-data; name="file"; filename="a b.png"\r\n'
        b"Content-Type: image/png\r\n\r\n\x00\r\n--no\r\n\r\n"
        b'--xyz\r\nContent-Disposition: form-data; name="n"\r\n\r\n5\r\n--xyz--\r\n'
    )
    first, second = read_multipart('multipart/form-data; boundary="xyz"', body)
    assert (first.name, first.filename, first.content_type) == ("file", "a b.png", "image/png")
    assert first.content == b"\x00\r\n--no\r\n"
    assert (second.name, second.filename, second.content) == ("n", None, b"5")
    with pytest.raises(NotReadable):
        read_multipart("multipart/form-data; boundary=other", body)


FORM = MediaType("application/x-www-form-urlencoded", named("Nested"), Location("", ""))


@pytest.mark.parametrize(
    ("encoding", "query"),
    [
        (None, 'tags=1&tags=2&rgb={"R":1}'),
        (None, "tags[]=1&tags[]=2&rgb[R]=1"),
        (None, "tags=1&tags=2&R=1"),
        (Encoding("tags", style=Style.PIPE_DELIMITED), "tags=1|2&rgb[R]=1"),
        (Encoding("rgb", style=Style.DEEP_OBJECT, explode=True), "rgb[R]=1&tags=1&tags=2"),
        (Encoding("rgb", content_type="application/json"), "rgb=%7B%22R%22%3A1%7D&tags=1&tags=2"),
    ],
)
def test_form_fields_become_an_object(encoding: Encoding | None, query: str) -> None:
    media = replace(FORM, encodings=(encoding,) if encoding else ())
    made = read_form(TYPES, split_query(query), media, named("Nested"), unquote_plus)
    assert made == {"tags": ["1", "2"], "rgb": {"R": 1}}


def test_what_parts_are_in_a_media_type_of_their_own_is_taken_as_it_is() -> None:
    made = read_form(TYPES, (("tags", "1+1"),), FORM, named("Nested"), str, [("rgb", {"R": 1})])
    assert made == {"tags": ["1+1"], "rgb": {"R": 1}}
