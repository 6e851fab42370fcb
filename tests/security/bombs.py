"""Small documents that ask for much. Each ends in a finding or in an output, soon."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

HEAD = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}


def api(schemas: Mapping[str, Any], paths: Mapping[str, Any] | None = None, **more: Any) -> str:
    """Return a document; without paths it has one that gives the schema ``A``."""
    content = {"application/json": {"schema": ref("A")}}
    answers = {"/a": {"get": operation(responses={"200": {"description": "d", "content": content}})}}
    return json.dumps({**HEAD, "paths": paths or answers, "components": {"schemas": schemas}, **more})


def schema(**keywords: Any) -> str:
    """Return a document with one schema."""
    return api({"A": keywords})


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def operation(**more: Any) -> dict[str, Any]:
    return {"responses": {"200": {"description": "d"}}, **more}


def fields(**properties: Any) -> str:
    return schema(type="object", required=list(properties), properties=properties)


def _nested(levels: int) -> dict[str, Any]:
    inner: dict[str, Any] = {"type": "string"}
    for _ in range(levels):
        inner = {"type": "object", "required": ["a"], "properties": {"a": inner}}
    return inner


def _ladder(rungs: int) -> dict[str, Any]:
    return {
        f"L{step}": {
            "allOf": [ref(f"L{below}") for below in range(step)],
            "properties": {f"p{step}": {"type": "string"}},
        }
        for step in range(rungs)
    }


def _doubling(keyword: str) -> dict[str, Any]:
    return {f"D{step}": {keyword: [ref(f"D{step + 1}"), ref(f"D{step + 1}")]} for step in range(60)}


_STRING = {"type": "string"}
_NUMBER = (
    '{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{%s}}}}'
)
_QUERY = {"in": "query", "schema": _STRING}
_ALIASES = "".join(f"x{step}: &x{step} [{','.join([f'*x{step - 1}'] * 10)}]\n" for step in range(1, 30))

BOMBS: Mapping[str, str] = {
    "aliases": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
    f"x0: &x0 [{','.join('a' * 10)}]\n{_ALIASES}",
    "nesting in YAML": "openapi: 3.1.0\nx: " + "[" * 100_000,
    "nesting in blocks": "openapi: 3.1.0\n" + "".join(" " * step + "a:\n" for step in range(3000)),
    "nesting in JSON": '{"openapi":"3.1.0","x":' + "[" * 100_000 + "]" * 100_000 + "}",
    "a description of 10 MB": schema(type="object", description="x" * 10_000_000),
    "a description of 3 MB of marks": schema(type="object", description="word `*_<[ " * 300_000),
    "marks left open": schema(type="object", description="*a " * 20_000 + "[" * 20_000 + "> " * 5000),
    "a number of 1,000,000 digits": _NUMBER % ('"type":"integer","maximum":' + "9" * 1_000_000),
    "an exponent": _NUMBER % '"type":"integer","maximum":1e999999999,"multipleOf":1e-999999999',
    "a cycle of references": api({"A": ref("B"), "B": ref("C"), "C": ref("A")}),
    "a chain of 10,000 references": api(
        {**{f"A{step}": ref(f"A{step + 1}") for step in range(10_000)}, "A10000": _STRING, "A": ref("A0")}
    ),
    "a ladder of allOf": api({"A": {"allOf": [ref(f"L{step}") for step in range(400)]}, **_ladder(400)}),
    "allOf twice at each of 60 levels": api(
        {"A": ref("D0"), **_doubling("allOf"), "D60": {"type": "object"}}
    ),
    "unions in allOf": schema(
        allOf=[{"oneOf": [{"properties": {f"p{row}_{n}": _STRING}} for n in range(10)]} for row in range(10)]
    ),
    "patterns that never end": fields(
        a={"type": "string", "pattern": "^(a+)+$", "example": "a" * 50 + "!"},
        b={"type": "string", "pattern": "^((a|a)*)*b$", "default": "a" * 60},
    ),
    "repeats of repeats": schema(type="string", pattern="(((a{1000}){1000}){1000}){1000}"),
    "10,000 groups": schema(type="string", pattern="(" * 5000 + "a" + ")" * 5000),
    "999,999,999 times": schema(type="string", pattern="[a-z]{999999999}"),
    "minLength": fields(a={"type": "string", "minLength": 10**9}, b={"type": "string", "minLength": 10**18}),
    "minItems": schema(type="array", minItems=10**9, items=_STRING),
    "minItems, nested": schema(
        type="array",
        minItems=1000,
        items={"type": "array", "minItems": 1000, "items": {"type": "array", "minItems": 1000}},
    ),
    "minProperties": schema(type="object", minProperties=10**9, additionalProperties=_STRING),
    "uniqueItems": schema(type="array", minItems=100_000, uniqueItems=True, items={"type": "boolean"}),
    "braces": api({}, {"/" + "{" * 50_000: {"get": operation()}}, servers=[{"url": "{" * 100_000}]),
    "a key 100,000 times": _NUMBER.replace("{}", "{%s}").replace('{"A":{%s}}', "{}")
    % ",".join(['"/a":{}'] * 100_000),
}
