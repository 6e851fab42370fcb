"""Requests: what is checked, and what the bodies of other media types become."""

from __future__ import annotations

import asyncio
import datetime
import io
import json
import re
import uuid
import warnings
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import httpx2
import pytest
from pydantic import ValidationError
from typing_extensions import TypeAliasType

Numbers = TypeAliasType("Numbers", list[int])


def models() -> Any:
    import sample_api.models

    return sample_api.models


def refused() -> Any:
    from sample_api._runtime.errors import RequestValidationError

    return RequestValidationError


def checked(type_: Any, value: Any) -> bytes:
    """Return what a value of a type is sent as, in JSON."""
    from sample_api._runtime.values import ValueType

    declared: Any = ValueType(lambda: type_)
    return bytes(declared.to_json(declared.check(value, "value"), "value"))


def body(declared: Any, value: Any, media_type: str | None = None, *, required: bool = False) -> Any:
    """Return the content that an operation's only body makes of a value."""
    from sample_api._runtime.operation import Operation

    operation: Any = Operation("POST", "/", body=(declared,), body_required=required)
    return operation.content(value, media_type)


def sent(content: Any) -> str:
    data = content.data
    return (data if isinstance(data, bytes) else b"".join(data)).decode()


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (int, "5"),
        (int, True),
        (int, 5.0),
        (float, "5"),
        (float, True),
        (float, float("nan")),
        (str, b"text"),
        (str, 5),
        (bool, "yes"),
        (bool, 1),
        (Literal[1], True),
        (Literal[True], 1),
        (list[int], ["5"]),
        (dict[str, bool], {"a": "no"}),
        (Numbers, ["5"]),
        (int | None, "5"),
        (datetime.datetime, 0),
        (datetime.datetime, "0"),
        (datetime.date, 0),
        (datetime.timedelta, 5),
        (datetime.timedelta, "5"),
        (uuid.UUID, 5),
    ],
)
def test_scalars_are_of_their_type(type_: Any, value: Any) -> None:
    with pytest.raises(refused()):
        checked(type_, value)


@pytest.mark.parametrize(
    ("type_", "value", "text"),
    [
        (float, 1, "1"),
        (float, 1.5, "1.5"),
        (float, 2**70, str(2**70)),
        (list[float], (1, 2.5), "[1,2.5]"),
        (int | str, "5", '"5"'),
        (Literal[1, "a"], 1, "1"),
        (datetime.datetime, "2024-01-01T00:00:00.000Z", '"2024-01-01T00:00:00.000Z"'),
        (datetime.date, "2024-01-01", '"2024-01-01"'),
        (datetime.date, datetime.date(2024, 1, 1), '"2024-01-01"'),
        (datetime.time, "01:02:03.5", '"01:02:03.5"'),
        (datetime.timedelta, "P1M", '"P1M"'),
        (datetime.timedelta, datetime.timedelta(hours=25), '"P1DT1H"'),
        (uuid.UUID, "00000000-0000-0000-0000-00000000000A", '"00000000-0000-0000-0000-00000000000A"'),
        (uuid.UUID, uuid.UUID(int=10), '"00000000-0000-0000-0000-00000000000a"'),
        (Decimal, "1.50", '"1.50"'),
    ],
)
def test_scalars_keep_what_they_are(type_: Any, value: Any, text: str) -> None:
    assert checked(type_, value) == text.encode()


def test_models_are_as_strict() -> None:
    for wrong in ({"ratio": "5"}, {"ratio": True}, {"code": b"abc"}, {"pair": ("1", "2024-01-02")}):
        with pytest.raises(ValidationError):
            models().Formats(**wrong)
    value = models().Formats(
        ratio=1, date="2024-01-02", duration="P1M", uid="00000000-0000-0000-0000-00000000000A", price=2
    )
    assert json.loads(value.model_dump_json()) == {
        "ratio": 1,
        "date": "2024-01-02",
        "duration": "P1M",
        "uid": "00000000-0000-0000-0000-00000000000A",
        "price": "2",
    }
    assert type(models().FileObject(name="a", parent=None, secret="s", created_at="2024-01-01T00:00:00Z"))
    with pytest.raises(ValidationError):
        models().AssistantMessage(role_="assistant", tree=[b"a"])
    with pytest.raises(ValidationError):
        models().Square(side="2")


def test_constraints_of_numbers_still_hold() -> None:
    from pydantic import Field

    for value in (0, 0.5, 11):
        with pytest.raises(refused()):
            checked(Annotated[float, Field(ge=1, le=10)], value)
    assert checked(Annotated[float, Field(ge=1, le=10)], 10) == b"10"


@pytest.mark.parametrize(
    ("expression", "text", "fits"),
    [
        ("^a$", "a", True),
        ("^a$", "a\n", False),
        (r"^\d+$", "12", True),
        (r"^\d+$", "१२", False),
        (r"^\w+$", "ä", False),
        (r"^[$]\$$", "$$", True),
        (r"^[^\]$]$", "$", False),
        (r"^[\d$]$", "$", True),
    ],
)
def test_patterns_are_those_of_ecma(expression: str, text: str, fits: bool) -> None:
    from sample_api._runtime.formats import pattern

    type_ = Annotated[str, pattern(expression)]
    if fits:
        assert checked(type_, text)
    else:
        with pytest.raises(refused()):
            checked(type_, text)


@pytest.mark.parametrize(
    ("expression", "texts"),
    [
        (r"^\d+$", ("1", "1\n", "٣", "a", "")),
        (r"^[\w.-]+$", ("a-b.c", "é", "a b")),
        (r"^[\D\s]+$", ("ab", "1", " ")),
        (r"^\W\S$", ("-a", "aa", "- ")),
        (r"\bword\b", ("a word", "wordy", "éword")),
        (r"^[[&~]+$", ("[&~", "[&&]", "a")),
        (r"^[+--]$", ("+", "-", "a")),
        (r"^(?!no)\w+$", ("yes", "no", "nope")),
        (r"^(a)\1$", ("aa", "ab")),
        (r"^a\/b\-c$", ("a/b-c", "a/b")),
        (r"^.$", ("a", "\n", "é", "ab")),
        (r"^\u0041\x42$", ("AB", "ab")),
        (r"^x{2,3}?$", ("xx", "x", "xxxx")),
    ],
)
def test_both_engines_say_the_same(expression: str, texts: tuple[str, ...]) -> None:
    from sample_api._runtime.patterns import _for_python, matcher

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        ours, pythons = matcher(expression), re.compile(_for_python(expression), re.ASCII)
    assert ours is not None
    assert [ours(text) for text in texts] == [bool(pythons.search(text)) for text in texts]


def test_text_that_is_made_to_take_for_ever_does_not() -> None:
    """Python's engine would take longer than the universe is old."""
    from sample_api._runtime.patterns import matcher

    for expression in (r"^(a+)+$", r"^(\w+\s?)*$", r"^([a-z]|[a-y])*\d$"):
        matches = matcher(expression)
        assert matches is not None and not matches("a" * 5000 + "!")


def test_headers_of_responses_are_read_from_text() -> None:
    from sample_api._runtime.values import ValueType

    assert ValueType(lambda: int).read_text("5") == 5
    assert ValueType(lambda: bool).read_text("true") is True
    assert ValueType(lambda: list[int]).read_text("1, 2") == [1, 2]


def test_files_in_json_are_text(tmp_path: Path) -> None:
    from sample_api._runtime.formats import FileContent
    from sample_api._runtime.operation import json_body

    path = tmp_path / "file"
    path.write_bytes(b"text")
    declared = json_body(lambda: dict[str, FileContent])
    assert sent(body(declared, {"file": "häl".encode()})) == '{"file":"häl"}'
    for value in (b"\xff", path, io.BytesIO(b"text"), ("name", b"text"), iter([b"text"])):
        with pytest.raises(refused(), match="JSON can't"):
            body(declared, {"file": value})
    with pytest.raises(refused(), match="JSON can't"):
        body(json_body(lambda: Any), {"a": b"\xff"})


@pytest.mark.parametrize("declared", ["*/*", "application/*", "application/*+json"])
def test_json_is_not_sent_as_a_range(declared: str) -> None:
    from sample_api._runtime.operation import json_body

    assert body(json_body(lambda: Any, declared), {}).media_type == "application/json"


@pytest.mark.parametrize(
    ("listed", "name", "expected"),
    [
        ("image/png, image/jpeg", "a.jpg", "image/jpeg"),
        ("image/png, image/jpeg", "a.txt", "image/png"),
        ("image/*", "a.gif", "image/gif"),
        ("image/*, image/png", "a.txt", "image/png"),
        ("image/*", "a.txt", "text/plain"),
    ],
)
def test_the_name_of_a_file_chooses_its_media_type(listed: str, name: str, expected: str) -> None:
    from sample_api._runtime.operation import multipart_body, part

    declared = multipart_body(lambda: models().CreateFileRequest, encoding={"file": part(listed)})
    assert f"Content-Type: {expected}\r\n" in sent(body(declared, {"purpose": "batch", "file": (name, b"")}))
    given = sent(body(declared, {"purpose": "batch", "file": (name, b"", "a/b")}))
    assert "Content-Type: a/b\r\n" in given


def test_media_types_of_forms() -> None:
    from sample_api._runtime.operation import form_body, multipart_body, part

    media_type = "application/x-www-form-urlencoded; charset=utf-8"
    form = form_body(lambda: Any, media_type=media_type, encoding={"a": part("application/json")})
    assert body(form, {"a": [1]}) == (media_type, b"a=%5B1%5D")
    mixed = multipart_body(lambda: Any, media_type="multipart/mixed", encoding={"a": part("a/b")})
    assert body(mixed, {"a": "x"}).media_type.startswith("multipart/mixed; boundary=")
    anything = multipart_body(lambda: Any, media_type="multipart/*")
    assert body(anything, {"a": "x"}).media_type.startswith("multipart/form-data; boundary=")


def test_bodies_that_are_left_out() -> None:
    from sample_api._runtime.operation import form_body, json_body, multipart_body

    for form in (form_body(lambda: Any), multipart_body(lambda: Any)):
        assert body(form, {"a": None, "b": None}) is None
        assert body(form, {"a": None, "b": None}, required=True) is not None
        assert body(form, {"a": None, "b": 1}) is not None
    anything = json_body(lambda: dict[str, Any] | None)
    assert body(anything, None) is None
    assert body(anything, {"a": None}).data == b'{"a":null}'
    assert body(anything, None, required=True).data == b"null"
    with pytest.raises(refused()):
        body(json_body(lambda: dict[str, Any]), None, required=True)


def test_the_declaration_of_the_exact_status_counts_first() -> None:
    from sample_api._runtime.declarations import find_response
    from sample_api._runtime.operation import response

    declared = [response(status) for status in ("default", "4xx", "404", "2XX")]
    found = {code: find_response(declared, code) for code in (404, 409, 201, 500)}
    assert {code: each and each.status for code, each in found.items()} == {
        404: "404",
        409: "4XX",
        201: "2XX",
        500: "DEFAULT",
    }
    assert find_response(declared[1:], 500) is None


def test_a_header_of_a_response_has_its_declared_type() -> None:
    import sample_api
    from sample_api._runtime.operation import Operation, response

    types: Any = {"X-Left": lambda: int, "X-Tags": lambda: list[str], "X-Odd": lambda: int}
    operation: Any = Operation("GET", "/", responses=(response("200", headers=types),))
    headers = {"x-left": "7", "x-tags": "a, b", "x-odd": "many", "x-own": "8"}
    transport = httpx2.MockTransport(lambda request: httpx2.Response(200, headers=headers))

    async def call() -> Any:
        async with sample_api.AsyncClient(http_client=httpx2.AsyncClient(transport=transport)) as client:
            return await client.files._call(operation, options={})

    own = sample_api.Client(http_client=httpx2.Client(transport=transport))
    for found in (own.files._call(operation, options={}), asyncio.run(call())):
        names = ("x-left", "X-Tags", "X-Odd", "X-Own", "X-None")
        assert [found.header(name) for name in names] == [7, ["a", "b"], "many", "8", None]


def answers(contents: dict[str, Any], answer: httpx2.Response, *, strict: bool = False) -> Any:
    """What a call returns whose response has these contents, the same from both clients."""
    import sample_api
    from sample_api._runtime.operation import Operation, content, response

    declared = [content(name, (lambda found: lambda: found)(type_)) for name, type_ in contents.items()]
    operation: Any = Operation("GET", "/", responses=(response("200", *declared),))

    def handler(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(answer.status_code, content=answer.content, headers=answer.headers)

    async def call() -> Any:
        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(handler))
        async with sample_api.AsyncClient(http_client=http_client, strict=strict) as client:
            return (await client.files._call(operation, options={})).data

    http_client = httpx2.Client(transport=httpx2.MockTransport(handler))
    found = outcome(
        lambda: sample_api.Client(http_client=http_client, strict=strict)
        .files._call(operation, options={})
        .data
    )
    assert outcome(lambda: asyncio.run(call())) == found
    return found


def outcome(call: Callable[[], Any]) -> Any:
    from sample_api._runtime.errors import ApiResponseValidationError

    try:
        return call()
    except ApiResponseValidationError as error:
        return str(error)


def answer(data: bytes, media_type: str | None = None) -> httpx2.Response:
    headers = {} if media_type is None else {"content-type": media_type}
    return httpx2.Response(200, content=data, headers=headers)


TEXTUAL = ("application/yaml", "application/javascript", "application/jwt", "application/x-ndjson", "a/b+xml")


@pytest.mark.parametrize(
    ("contents", "response", "expected"),
    [
        *(({name: str}, answer(b"a", name), "a") for name in TEXTUAL),
        ({"image/png": bytes}, answer(b"a", "text/csv"), b"a"),
        ({"application/octet-stream": bytes}, answer(b"{}", "application/json"), b"{}"),
        ({"*/*": bytes}, answer(b"a", "text/csv"), b"a"),
        ({"text/csv": str}, answer(b"a", "application/octet-stream"), "a"),
        ({"text/csv": str}, answer(b"a"), "a"),
        ({"image/png": bytes}, answer(b"a"), b"a"),
        ({"application/json": list[int]}, answer(b"[1]"), [1]),
        ({"*/*": list[int]}, answer(b"[1]"), [1]),
        ({"application/json": str}, answer(b'"a"', "application/json"), "a"),
        ({"text/csv": str}, answer(b""), ""),
        ({"image/png": bytes}, answer(b"", "image/png"), b""),
        ({"application/json": dict[str, int]}, answer(b"", "application/json"), None),
        ({"application/json": dict[str, int]}, answer(b"a", "text/html"), "a"),
    ],
)
def test_bodies_are_what_is_declared(contents: Any, response: httpx2.Response, expected: Any) -> None:
    found = answers(contents, response)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("contents", "response", "expected"),
    [
        ({"application/json": Any}, answer(b"a", "text/html"), "status 200: text/html isn't declared"),
        ({"image/png": bytes}, answer(b"a", "text/csv"), "status 200: text/csv isn't declared"),
        ({"application/json": Any}, answer(b"", "application/json"), "status 200: the body is empty"),
        ({"application/json": Any}, answer(b""), "status 200: the body is empty"),
        ({"application/json": Any}, answer(b"1", "application/a+json"), 1),
        ({"text/*": str}, answer(b"", "text/csv"), ""),
        ({}, answer(b"a", "text/html"), "a"),
    ],
)
def test_strict_clients_want_the_declared_media_type(
    contents: Any, response: httpx2.Response, expected: Any
) -> None:
    assert answers(contents, response, strict=True) == expected
