"""What a thing is known by stays when it moves, is merged or is told apart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.names.contests import names, read

TARGETS = pytest.mark.parametrize("target", ["python", "ruby"])


def document(schemas: Mapping[str, Any], paths: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Places", "version": "1"},
        "components": {"schemas": dict(schemas)},
        "paths": dict(paths or {}),
    }


def types(published: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    return published.get("types") or published["models"]


def record(**properties: str) -> dict[str, Any]:
    return {"type": "object", "properties": {name: {"type": kind} for name, kind in properties.items()}}


ADDRESS = record(street="string", code_="string", town="string")


def order(**properties: Any) -> dict[str, Any]:
    return {"Order": {"type": "object", "properties": properties}}


@TARGETS
def test_a_type_keeps_its_name_when_an_equal_one_comes_before_it(target: str, tmp_path: Path) -> None:
    before = names(read(document(order(shipping=ADDRESS)), tmp_path), target)
    merged = read(document(order(billing=ADDRESS, shipping=ADDRESS)), tmp_path)
    after = names(merged, target, before)
    name = types(before)["#/components/schemas/Order > shipping"]
    assert name != types(names(merged, target))["#/components/schemas/Order > shipping"]
    assert types(after)["#/components/schemas/Order > shipping"] == name
    assert types(after)["#/components/schemas/Order > billing"] == name


@TARGETS
def test_a_type_keeps_its_name_when_one_of_its_places_goes(target: str, tmp_path: Path) -> None:
    before = names(read(document(order(billing=ADDRESS, shipping=ADDRESS)), tmp_path), target)
    left = read(document(order(shipping=ADDRESS)), tmp_path)
    name = types(before)["#/components/schemas/Order > billing"]
    assert types(names(left, target)) != types(before)
    assert types(names(left, target, before))["#/components/schemas/Order > shipping"] == name


@TARGETS
def test_where_a_type_is_split_the_first_keeps_the_name(target: str, tmp_path: Path) -> None:
    before = names(read(document(order(billing=ADDRESS, shipping=ADDRESS)), tmp_path), target)
    other = {**ADDRESS, "properties": {**ADDRESS["properties"], "more": {"type": "string"}}}
    after = types(names(read(document(order(billing=ADDRESS, shipping=other)), tmp_path), target, before))
    name = types(before)["#/components/schemas/Order > billing"]
    assert after["#/components/schemas/Order > billing"] == name
    assert after["#/components/schemas/Order > shipping"] != name


@TARGETS
def test_an_operation_keeps_its_names_when_its_path_moves(target: str, tmp_path: Path) -> None:
    def operation(id: str) -> dict[str, Any]:
        body = {"application/json": {"schema": {"type": "object", "properties": {"a-b": {}, "a_b": {}}}}}
        parameters = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ("x-y", "x_y")]
        return {
            "operationId": id,
            "parameters": parameters,
            "requestBody": {"content": body},
            "responses": {"200": {"description": "ok", "content": body}},
        }

    both = {"/a": {"post": operation("addPet")}, "/b": {"post": operation("add_pet")}}
    before = names(read(document({}, both), tmp_path), target)
    moved = {"/b": both["/b"], "/z": both["/a"]}
    api = read(document({}, moved), tmp_path)
    assert names(api, target, before) == before
    assert names(api, target) != before


@TARGETS
def test_alternatives_keep_their_names_when_one_is_put_before_them(target: str, tmp_path: Path) -> None:
    round_, square = record(radius="number"), record(side="number")
    both = {"oneOf": [{**round_, "required": ["radius"]}, {**square, "required": ["side"]}]}
    before = names(read(document({"Shape": both}), tmp_path), target)
    oval = {**record(width="number", height="number"), "required": ["width"]}
    three = {"oneOf": [oval, *both["oneOf"]]}
    larger = read(document({"Shape": three}), tmp_path)
    after = types(names(larger, target, before))
    assert {key: after[key] for key in types(before)} == types(before)
    fresh = types(names(larger, target))
    assert {key: fresh[key] for key in types(before)} != types(before)


@TARGETS
def test_an_optional_property_more_makes_no_other_alternative(target: str, tmp_path: Path) -> None:
    one = {**record(radius="number"), "required": ["radius"]}
    shapes = {"Shape": {"oneOf": [one, {**record(side="number"), "required": ["side"]}]}}
    before = names(read(document(shapes), tmp_path), target)
    one["properties"]["note"] = {"type": "string"}
    after = names(read(document(shapes), tmp_path), target, before)
    assert types(after) == types(before)


def test_equal_operation_ids_are_told_apart_by_their_places(tmp_path: Path) -> None:
    plain = {"operationId": "ping", "responses": {"204": {"description": "ok"}}}
    before = names(read(document({}, {"/a": {"get": plain}, "/b": {"get": plain}}), tmp_path), "python")
    assert before["operations"].keys() == {"GET /a", "GET /b", "ping"}
    api = read(document({}, {"/0": {"get": plain}, "/a": {"get": plain}, "/b": {"get": plain}}), tmp_path)
    after = names(api, "python", before)
    assert {place: after["operations"][place] for place in ("GET /a", "GET /b")} == {
        place: before["operations"][place] for place in ("GET /a", "GET /b")
    }


def test_a_type_that_nothing_tells_from_another_is_numbered(tmp_path: Path) -> None:
    pair = [
        {"name": "id", "in": place, "schema": {"type": "string", "enum": [place, "x"]}}
        for place in ("query", "header")
    ]
    get = {"operationId": "getIt", "parameters": pair, "responses": {"204": {"description": "ok"}}}
    found = types(names(read(document({}, {"/a": {"get": get}}), tmp_path), "python"))
    assert {"getIt > parameter id", "getIt > parameter id (2)"} <= found.keys()
