"""Small documents that ask for much. Each ends in a finding or in an output, soon."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.security.documents import api, fields, operation, ref, schema
from tests.security.growth import GROWING, graph, union_chain


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

_MARKS = ("](", "](https://a b", "[a](\n", "`` ` ", "![", "\n> ", "* * ", "a_")
_LONG = tuple(
    name for letter in "abc" for name in (letter * 100_000, letter.upper() * 100_000, f"{letter}_" * 50_000)
)


def _long_names() -> str:
    objects = {name: {"type": "object", "properties": {name: {"enum": [name]}}} for name in _LONG}
    paths = {
        f"/{name}": {"get": operation(operationId=name, tags=[name], parameters=[{"name": name, **_QUERY}])}
        for name in _LONG
    }
    return api(objects, paths)


def _pairs(levels: int) -> str:
    """Return objects that need two of the next one each: whole, an example would have 2 ** levels parts."""
    pairs = {
        f"D{step}": {
            "type": "object",
            "required": ["a", "b"],
            "properties": {"a": ref(f"D{step + 1}"), "b": ref(f"D{step + 1}")},
        }
        for step in range(levels)
    }
    return api({"A": ref("D0"), **pairs, f"D{levels}": _STRING})


def _choices(levels: int) -> str:
    """Return unions of two objects that have the next union: there are 2 ** levels ways through them."""
    unions = {
        f"D{step}": {
            "oneOf": [
                {"type": "object", "required": [name], "properties": {name: ref(f"D{step + 1}")}}
                for name in ("a", "b")
            ]
        }
        for step in range(levels)
    }
    return api({"A": ref("D0"), **unions, f"D{levels}": _STRING})


def _dense_unions(count: int) -> str:
    unions = {
        f"G{number}": {"anyOf": [*(ref(f"G{n}") for n in range(count)), {"properties": {f"p{number}": {}}}]}
        for number in range(count)
    }
    return api({"A": ref("G0"), **unions})


def _many(what: str, times: int) -> str:
    size, sized = GROWING[what]
    return sized(size * times)


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
    "2,000 operations": _many("operations", 4),
    "4,000 parameters of a path": _many("parameters of a path", 4),
    "4,000 properties that clash": _many("properties that clash", 4),
    "40,000 values": _many("values", 8),
    "8,000 values that clash": _many("values that clash", 4),
    "30,000 values in both parts of an allOf": GROWING["values of both parts"][1](30_000),
    "30,000 examples": GROWING["examples"][1](30_000),
    "1,200 variants": _many("variants", 4),
    "1,200 media types": _many("media types", 4),
    "2,000 missing references": _many("missing references", 4),
    "a key twice among 20,000": _many("a key twice", 10),
    "2,000 keys twice": _many("every key twice", 4),
    "names of 100,000 characters": _long_names(),
    "texts of marks": api(
        {
            "A": {
                "type": "object",
                "description": "\n\n".join(mark * (20_000 // len(mark)) for mark in _MARKS),
            }
        },
        info={"title": "T", "version": "1", "description": "](" * 50_000},
        tags=[{"name": "T", "description": "<a " + "href=''" * 5000}],
    ),
    "each of 30 objects in each": graph(30, 30),
    "each of 60 unions in each": _dense_unions(60),
    "400 unions in each other": union_chain(400),
    "two of the next at each of 60 levels": _pairs(60),
    "one of two at each of 40 levels": _choices(40),
}

AIMED: Mapping[str, tuple[str, ...]] = {
    "2,000 operations": ("php-symfony", "swift"),
    "4,000 properties that clash": ("java-micronaut",),
    "40,000 values": ("python",),
    "8,000 values that clash": ("python", "c"),
    "names of 100,000 characters": ("c", "python", "java-micronaut"),
    "texts of marks": ("ruby",),
    "each of 30 objects in each": ("ruby", "swift"),
    "400 unions in each other": ("java-micronaut", "swift"),
    "two of the next at each of 60 levels": ("swift",),
}
"""The targets that a bomb has been the worst for."""
