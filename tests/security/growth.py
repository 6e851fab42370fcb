"""Documents of any size, each much of one thing: what they cost may grow with the size, and no faster."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tests.security.documents import api, operation, ref, schema

_TEXT = {"type": "string"}


def _object(name: str) -> dict[str, Any]:
    return {"type": "object", "required": [name], "properties": {name: _TEXT}}


def _paths(paths: Iterable[tuple[str, dict[str, Any]]]) -> str:
    return api({}, {path: {"get": one} for path, one in paths})


def _one(**more: Any) -> str:
    return _paths([("/a", operation(**more))])


def _answer(**more: Any) -> str:
    return _one(responses={"200": {"description": "d", **more}})


def clashing(count: int) -> list[str]:
    """Return different names of which nothing is left but their one letter."""
    return ["a" + "-" * (number % 70) + "_" * (number // 70) for number in range(count)]


def keys(names: Iterable[int]) -> str:
    """Return a document with an object that has properties of these numbers, in JSON, where one may stand twice."""
    members = ",".join(f'"p{name}":{{}}' for name in names)
    return schema(type="object", properties={"MANY": 1}).replace(json.dumps({"MANY": 1}), f"{{{members}}}")


def _media(count: int) -> dict[str, Any]:
    return {f"application/x{number}+json": {"schema": _object(f"p{number}")} for number in range(count)}


def _parameters(count: int) -> list[dict[str, Any]]:
    return [{"name": f"q{number}", "in": "query", "schema": _TEXT} for number in range(count)]


def graph(count: int, links: int) -> str:
    """Return objects that refer to others, each to as many as there are links."""
    objects = {}
    for number in range(count):
        properties = {f"p{step}": ref(f"G{(number * 7 + step) % count}") for step in range(links)}
        objects[f"G{number}"] = {"type": "object", "required": [*properties], "properties": properties}
    return api({"A": ref("G0"), **objects})


def union_chain(count: int) -> str:
    """Return unions, each a variant of the one before."""
    unions = {
        f"U{number}": {"anyOf": [ref(f"U{number + 1}"), {"type": "array", "items": _object(f"p{number}")}]}
        for number in range(count)
    }
    return api({"A": ref("U0"), **unions, f"U{count}": {"type": "integer"}})


Sized = Callable[[int], str]

GROWING: Mapping[str, tuple[int, Sized]] = {
    "operations": (500, lambda count: _paths((f"/p{n}", operation()) for n in range(count))),
    "operations of one id": (
        300,
        lambda count: _paths((f"/p{n}", operation(operationId="same")) for n in range(count)),
    ),
    "paths of one shape": (300, lambda count: _paths((f"/p/{{a{n}}}", operation()) for n in range(count))),
    "parameters": (1000, lambda count: _one(parameters=_parameters(count))),
    "parameters of a path": (
        1000,
        lambda count: _paths([("/a" + "".join(f"/{{p{n}}}" for n in range(count)), operation())]),
    ),
    "tags": (300, lambda count: _one(tags=[f"t{n}" for n in range(count)])),
    "schemas": (500, lambda count: api({"A": _TEXT, **{f"T{n}": _object("a") for n in range(count)}})),
    "schemas that clash": (
        300,
        lambda count: api({"A": _TEXT, **dict.fromkeys(clashing(count), _object("a"))}),
    ),
    "properties": (
        2000,
        lambda count: schema(type="object", properties={f"p{n}": _TEXT for n in range(count)}),
    ),
    "properties that clash": (
        1000,
        lambda count: schema(type="object", properties=dict.fromkeys(clashing(count), _TEXT)),
    ),
    "values": (5000, lambda count: schema(type="string", enum=[f"v{n}" for n in range(count)])),
    "values that clash": (2000, lambda count: schema(type="string", enum=clashing(count))),
    "values of both parts": (
        4000,
        lambda count: schema(allOf=[{"enum": [f"v{n}" for n in range(count)]} for _ in range(2)]),
    ),
    "variants": (300, lambda count: schema(oneOf=[_object(f"p{n}") for n in range(count)])),
    "media types": (300, lambda count: _one(requestBody={"content": _media(count)})),
    "media types of a response": (300, lambda count: _answer(content=_media(count))),
    "headers": (500, lambda count: _answer(headers={f"X-{n}": {"schema": _TEXT} for n in range(count)})),
    "examples": (5000, lambda count: schema(type="string", examples=[f"v{n}" for n in range(count)])),
    "references": (40, lambda count: graph(count, 10)),
    "unions in unions": (50, union_chain),
    "missing references": (
        500,
        lambda count: schema(type="object", properties={f"p{n}": ref(f"Lost{n}") for n in range(count)}),
    ),
    "a key twice": (2000, lambda count: keys([*range(count), 0])),
    "every key twice": (500, lambda count: keys([*range(count)] * 2)),
}
"""A size that takes a fraction of a second, and the document of any size."""
