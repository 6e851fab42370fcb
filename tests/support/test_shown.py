"""A request whose values aren't those of the document's examples is seen, wherever they stand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from specloom.mock.routes import Route, Router
from tests.support.server import Arrived
from tests.support.shown import value_problems
from tests.support.validate import Checker

DOCUMENT = """
openapi: 3.1.0
info: {title: Shown, version: '1'}
paths:
  /things/{id}:
    post:
      operationId: sendThing
      parameters:
        - {name: id, in: path, required: true, example: a b, schema: {type: string}}
        - {name: page, in: query, required: true, example: 2, schema: {type: integer}}
        - {name: more, in: query, schema: {type: integer}}
        - {name: X-Tags, in: header, required: true, example: [a, b], schema: {type: array, items: {type: string}}}
        - {name: mood, in: cookie, required: true, example: calm, schema: {type: string}}
      requestBody:
        content:
          application/json:
            example: {name: one, size: 1}
            schema: {type: object, properties: {name: {type: string}, size: {type: integer}}}
      responses: {'204': {description: Done}}
"""


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    path: Path = tmp_path_factory.mktemp("shown") / "openapi.yaml"
    path.write_text(DOCUMENT, "utf-8")
    return Checker(path)


@pytest.fixture
def request_as_shown(checker: Checker) -> Arrived:
    route = Router(checker.api).find("POST", "/things/a%20b")
    return Arrived(
        "POST",
        "/things/a%20b",
        "page=2",
        (("X-Tags", "a,b"), ("Cookie", "mood=calm"), ("Content-Type", "application/json")),
        b'{"size": 1, "name": "one"}',
        route,
    )


def test_a_request_as_shown(checker: Checker, request_as_shown: Arrived) -> None:
    assert checker.problems(request_as_shown) == []
    assert list(value_problems(checker, request_as_shown)) == []


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("path", {"id": "b"}, "path parameter 'id'"),
        ("query", "page=3", "query parameter 'page'"),
        ("query", "page=2&more=1", "query parameter 'more'"),
        ("headers", {"X-Tags": "b,a"}, "header parameter 'X-Tags'"),
        ("headers", {"Cookie": "mood=wild"}, "cookie parameter 'mood'"),
        ("body", {"name": "one"}, "body"),
        ("body", {"name": "one", "size": 2}, "body"),
        ("body", {"name": "one", "size": 1, "more": 1}, "body"),
        ("body", {"name": "one", "size": True}, "body"),
    ],
)
def test_other_values_are_seen(
    checker: Checker, request_as_shown: Arrived, name: str, value: object, problem: str
) -> None:
    match name:
        case "headers":
            assert isinstance(value, dict)
            changed = replace(
                request_as_shown, headers=tuple((dict(request_as_shown.headers) | value).items())
            )
        case "path":
            assert isinstance(request_as_shown.route, Route)
            route = replace(request_as_shown.route, path_parameters=value)  # type: ignore[arg-type]
            changed = replace(request_as_shown, route=route)
        case "body":
            changed = replace(request_as_shown, body=json.dumps(value).encode())
        case _:
            changed = replace(request_as_shown, **{name: value})  # type: ignore[arg-type]
    (found,) = value_problems(checker, changed)
    assert found.startswith(f"{problem}: ")
