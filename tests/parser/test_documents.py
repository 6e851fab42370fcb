"""Whole documents: real ones, hostile ones, and the same one in another order."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import Severity
from specloom.ir.dump import dump
from specloom.ir.graph import references
from specloom.ir.types import Anything, Named, Nullable, Union
from specloom.parser import Parsed, parse
from specloom.parser.lint import validate_semantics
from specloom.parser.rewriting import rewrite

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
HEAD: dict[str, Any] = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}


def parse_data(folder: Path, data: dict[str, Any]) -> Parsed:
    path = folder / "input.json"
    path.write_text(json.dumps(data), "utf-8")
    return parse(path)


def parse_schemas(folder: Path, schemas: dict[str, Any]) -> Parsed:
    return parse_data(folder, {**HEAD, "paths": {}, "components": {"schemas": schemas}})


def check(parsed: Parsed) -> None:
    """The promises that hold for every API."""
    api = parsed.api
    assert api is not None
    assert list(api.types) == sorted(api.types)

    def is_defined(value: Any) -> Any:
        assert not isinstance(value, Named) or value.id in api.types
        assert not isinstance(value, Nullable) or not isinstance(value.inner, Nullable | Anything)
        return value

    rewrite(api, is_defined)
    for id, definition in api.types.items():
        assert definition.id == id
        for used in references(definition):
            assert used in api.types, f"{id} uses {used}, which is not defined"
        if isinstance(definition, Union):
            uses = [variant.type for variant in definition.variants]
            assert len(set(uses)) == len(uses)
            assert not any(isinstance(use, Nullable) for use in uses)
            assert Named(id) not in uses


def test_real_documents(corpus: Path) -> None:
    for path in sorted([*corpus.glob("corpus/*.json"), *corpus.glob("*.yaml"), *corpus.glob("large/*.json")]):
        parsed = parse(path)
        errors = [one for one in parsed.diagnostics if one.severity is Severity.ERROR]
        assert not errors, (path.name, errors)
        check(parsed)
        assert parsed.api is not None
        document = parsed.sources[""].data
        assert isinstance(document, dict)
        expected = [
            (path_, method.upper())
            for path_, item in (document.get("paths") or {}).items()
            for method in item
            if method in METHODS
        ]
        assert [(one.path, one.method) for one in parsed.api.operations] == expected, path.name
        for one in parsed.diagnostics:
            if one.location is not None:
                parsed.sources[one.location.file].position(one.location.pointer)


def test_the_order_of_components_changes_nothing(tmp_path: Path, corpus: Path) -> None:
    shuffled = random.Random(7)
    for name in ("ogen-superset.json", "box.com-v2025.json", "opc-baseline-3.1.json"):
        path = corpus / "corpus" / name
        document = json.loads(path.read_text("utf-8"))
        before = parse(path)
        for section, members in document["components"].items():
            entries = list(members.items())
            shuffled.shuffle(entries)
            document["components"][section] = dict(entries)
        after = parse_data(tmp_path, document)
        assert before.api is not None and after.api is not None
        assert (
            dump(before.api).split('"security_schemes"')[0] == dump(after.api).split('"security_schemes"')[0]
        )
        assert before.api.types == after.api.types


def test_circles_of_all_of_do_not_depend_on_the_order(tmp_path: Path) -> None:
    a = {"allOf": [{"$ref": "#/components/schemas/B"}, {"properties": {"a": {}}}]}
    b = {"allOf": [{"$ref": "#/components/schemas/A"}, {"properties": {"b": {}}}]}
    one = parse_schemas(tmp_path, {"A": a, "B": b})
    other = parse_schemas(tmp_path, {"B": b, "A": a})
    assert one.api is not None and other.api is not None
    assert one.api.types == other.api.types
    assert one.diagnostics == other.diagnostics


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def ladder(steps: int) -> dict[str, Any]:
    schemas: dict[str, Any] = {"S0": {"type": "object", "properties": {"p": {}}}}
    for step in range(1, steps):
        below = ref(f"S{step - 1}")
        schemas[f"S{step}"] = {"allOf": [below, below, {"properties": {f"p{step}": {}}}]}
    return schemas


def unions(steps: int) -> dict[str, Any]:
    schemas: dict[str, Any] = {"A0": {"type": "string"}, "B0": {"type": "integer"}}
    for step in range(1, steps):
        both = [ref(f"A{step - 1}"), ref(f"B{step - 1}")]
        schemas[f"A{step}"] = {"oneOf": both, "properties": {f"a{step}": {}}}
        schemas[f"B{step}"] = {"oneOf": both, "properties": {f"b{step}": {}}}
    return schemas


def records(steps: int) -> dict[str, Any]:
    schemas: dict[str, Any] = {}
    for name in ("A0", "B0"):
        schemas[name] = {"type": "object", "required": ["k"], "properties": {"k": {"const": name}}}
    for step in range(1, steps):
        both = [ref(f"A{step - 1}"), ref(f"B{step - 1}")]
        schemas[f"A{step}"] = schemas[f"B{step}"] = {"anyOf": both}
    return schemas


def everyone(count: int) -> dict[str, Any]:
    each = [ref(f"S{number}") for number in range(count)]
    return {f"S{number}": {"allOf": each, "properties": {f"p{number}": {}}} for number in range(count)}


def chain(steps: int) -> dict[str, Any]:
    schemas: dict[str, Any] = {f"S{step}": ref(f"S{step + 1}") for step in range(steps)}
    schemas[f"S{steps}"] = {"type": "object", "properties": {"p": {}}}
    return schemas


def wide(count: int) -> dict[str, Any]:
    branches = [
        {"type": "object", "required": ["k"], "properties": {"k": {"const": f"v{number}"}}}
        for number in range(count)
    ]
    return {"Wide": {"oneOf": branches}}


HOSTILE = {
    "ladder": ladder(240),
    "tall ladder": ladder(3000),
    "unions": unions(60),
    "records": records(60),
    "everyone": everyone(60),
    "chain": chain(3000),
    "wide": wide(3000),
    "enum": {"Enum": {"enum": [f"v{number}" for number in range(50_000)]}},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_schemas_end_soon(tmp_path: Path, name: str) -> None:
    started = time.process_time()
    parsed = parse_schemas(tmp_path, HOSTILE[name])
    assert time.process_time() - started < 4
    if parsed.api is None:
        assert any(one.code == "NESTING-DEEP" for one in parsed.diagnostics)
    else:
        check(parsed)


def test_what_is_part_of_everything_is_refused_at_once(tmp_path: Path) -> None:
    started = time.process_time()
    parsed = parse_schemas(tmp_path, everyone(400))
    assert time.process_time() - started < 2
    assert parsed.api is None
    assert any(one.code == "NESTING-DEEP" for one in parsed.diagnostics)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.yaml").write_text("type: string\n")
    (inside / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    parsed = parse_schemas(inside, {"A": {"$ref": "link.yaml"}})
    assert [one.code for one in parsed.diagnostics] == ["REF-OUTSIDE"]


def test_a_referred_file_may_be_broken(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("a: [\n")
    parsed = parse_schemas(tmp_path, {"A": {"$ref": "broken.yaml#/a"}, "B": {"$ref": "broken.yaml#/b"}})
    assert sorted(one.code for one in parsed.diagnostics) == ["REF-MISSING", "REF-MISSING", "SYNTAX"]
    assert "broken.yaml" in parsed.sources


def test_every_wrong_kind_of_value_is_a_diagnostic(tmp_path: Path) -> None:
    """Put a value of every wrong kind into every place of a document that uses much of the specification."""
    document = {
        **HEAD,
        "servers": [{"url": "/{a}", "variables": {"a": {"default": "b", "enum": ["b"]}}}],
        "tags": [{"name": "t"}],
        "security": [{"k": []}],
        "paths": {
            "/a/{b}": {
                "parameters": [{"name": "b", "in": "path", "required": True, "schema": {"type": "string"}}],
                "post": {
                    "operationId": "x",
                    "tags": ["t"],
                    "requestBody": {
                        "content": {
                            "a/b": {"schema": ref("A"), "encoding": {"a": {"headers": {"h": {"schema": {}}}}}}
                        }
                    },
                    "responses": {
                        "200": {
                            "description": "d",
                            "headers": {"h": {"schema": {"type": "string"}}},
                            "content": {"a/b": {"schema": ref("A"), "examples": {"e": {"value": 1}}}},
                            "links": {"l": {"operationId": "x", "parameters": {"b": "c"}}},
                        }
                    },
                    "callbacks": {"c": {"e": {"post": {"responses": {"200": {"description": "d"}}}}}},
                },
            }
        },
        "components": {
            "securitySchemes": {"k": {"type": "oauth2", "flows": {"implicit": {"scopes": {"a": "b"}}}}},
            "schemas": {
                "A": {
                    "type": "object",
                    "required": ["a"],
                    "properties": {"a": {"type": "string", "enum": ["x"], "minLength": 1, "default": "x"}},
                    "patternProperties": {"^x": {"type": "string"}},
                    "additionalProperties": {"type": "array", "items": {"type": "integer", "minimum": 1}},
                },
                "B": {"allOf": [ref("A"), {"oneOf": [{"properties": {"c": {"const": 1}}}, ref("A")]}]},
                "C": {
                    "oneOf": [ref("A"), ref("B")],
                    "discriminator": {"propertyName": "a", "mapping": {"x": "A"}},
                },
                "D": {"type": "array", "prefixItems": [{"$ref": "#/components/schemas/A"}], "minItems": 1},
            },
        },
    }
    assert parse_data(tmp_path, document).api is not None
    wrong: tuple[object, ...] = (None, True, 5, "text", [], [5], {}, {"x": 5})
    for path in list(_paths(document, ())):
        for value in wrong:
            parsed = parse_data(tmp_path, _replaced(document, path, value))
            assert parsed.api is not None or parsed.diagnostics, path


def _paths(value: object, path: tuple[str | int, ...]) -> Any:
    if isinstance(value, dict):
        for key, member in value.items():
            yield (*path, key)
            yield from _paths(member, (*path, key))
    elif isinstance(value, list):
        for number, member in enumerate(value):
            yield (*path, number)
            yield from _paths(member, (*path, number))


def _replaced(value: Any, path: tuple[str | int, ...], new: object) -> Any:
    if not path:
        return new
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _replaced(value[path[0]], path[1:], new)
    return copy


def test_the_full_walk(tmp_path: Path) -> None:
    data = {**HEAD, "paths": {}, "components": {"schemas": {"A": {"type": "integer", "default": "x"}}}}
    path = tmp_path / "input.json"
    path.write_text(json.dumps(data), "utf-8")
    assert [one.code for one in parse(path).diagnostics] == ["DEFAULT-MISMATCH"]
    assert "DOCUMENT-INVALID" in [one.code for one in validate_semantics(path).diagnostics]
