"""Overlays: what they change, what they can't, and where findings about the result are shown."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from specloom.ir.types import Alias, Record
from specloom.parser import Parsed, parse

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Toys", "version": "1"},
    "paths": {},
    "components": {"schemas": {"Toy": {"type": "object", "properties": {"id": {"type": "string"}}}}},
}


def read(folder: Path, actions: list[dict[str, Any]], document: object = DOCUMENT) -> Parsed:
    """Read a document with one overlay; both are JSON."""
    (folder / "api.json").write_text(json.dumps(document, indent=1))
    overlay = {"overlay": "1.0.0", "info": {"title": "Test", "version": "1"}, "actions": actions}
    (folder / "overlay.json").write_text(json.dumps(overlay, indent=1))
    return parse(folder / "api.json", [folder / "overlay.json"])


def codes(parsed: Parsed) -> list[str]:
    return [diagnostic.code for diagnostic in parsed.diagnostics]


def test_a_document_in_json_is_changed_as_one_in_yaml(tmp_path: Path) -> None:
    parsed = read(tmp_path, [{"target": "$.info", "update": {"title": "New"}}])
    assert parsed.api is not None and parsed.api.info.title == "New"
    assert sorted(parsed.sources) == ["", "overlay:1:overlay.json"]


def test_a_finding_in_what_an_overlay_adds_is_shown_in_the_overlay(tmp_path: Path) -> None:
    actions = [{"target": "$.components.schemas.Toy.properties", "update": {"new": {"type": "datetime"}}}]
    [finding] = read(tmp_path, actions).diagnostics
    assert finding.location is not None
    assert str(finding.location) == "overlay:1:overlay.json#/actions/0/update/new/type"


def test_a_finding_behind_what_was_removed_is_shown_where_it_stands(tmp_path: Path) -> None:
    document = {**DOCUMENT, "servers": [{"url": "/a"}, {"url": "/b"}, {"url": "/{c}"}]}
    [finding] = read(tmp_path, [{"target": "$.servers[0,1]", "remove": True}], document).diagnostics
    assert finding.location is not None
    assert str(finding.location).startswith("#/servers/2")


def test_values_that_aliases_share_change_alone(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text("""\
openapi: 3.1.0
info: {title: Toys, version: "1"}
paths: {}
components:
  schemas:
    A: &a {type: object, properties: {id: {type: string}}}
    B: *a
""")
    (tmp_path / "overlay.yaml").write_text("""\
overlay: 1.0.0
info: {title: Test, version: "1"}
actions: [{target: $.components.schemas.A.properties, update: {more: {type: string}}}]
""")
    api = parse(tmp_path / "api.yaml", [tmp_path / "overlay.yaml"]).api
    assert api is not None
    fields = {
        definition.trail.name: [field.name for field in definition.fields]
        for definition in api.types.values()
        if isinstance(definition, Record)
    }
    assert fields == {"A": ["id", "more"], "B": ["id"]}


def test_a_scalar_of_an_overlay_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "api.json").write_text(json.dumps(DOCUMENT))
    (tmp_path / "overlay.yaml").write_text("""\
overlay: 1.0.0
info: {title: Test, version: "1"}
actions: [{target: $.components.schemas, update: {Version: {type: string, default: 1.10}}}]
""")
    api = parse(tmp_path / "api.json", [tmp_path / "overlay.yaml"]).api
    assert api is not None
    [alias] = [definition for definition in api.types.values() if isinstance(definition, Alias)]
    assert alias.default is not None and alias.default.value == "1.10"


def test_a_match_that_another_took_away_is_left(tmp_path: Path) -> None:
    actions = [{"target": "$..properties", "remove": True}, {"target": "$..*", "remove": True}]
    assert "OVERLAY-INVALID" not in codes(read(tmp_path, actions))


def test_targets_are_found_as_deep_as_documents_may_be(tmp_path: Path) -> None:
    deep: dict[str, Any] = {"x-last": {}}
    for _ in range(190):
        deep = {"x": deep}
    parsed = read(tmp_path, [{"target": "$..x-last", "update": {"a": 1}}], {**DOCUMENT, "x-deep": deep})
    assert codes(parsed) == []


def test_what_grows_too_deep_or_too_large_is_refused_at_once(tmp_path: Path) -> None:
    started = time.process_time()
    doubling = {"target": "$..x-in", "update": {"a": {"x-in": {}}, "b": {"x-in": {}}}}
    assert codes(read(tmp_path, [doubling] * 60, {**DOCUMENT, "x-in": {}})) == ["OVERLAY-INVALID"]
    deeper = {"target": "$..[?@['x-in'] == 1]", "update": {"x-in": {"a": {"b": {"c": {"x-in": 1}}}}}}
    parsed = read(tmp_path, [deeper] * 60, {**DOCUMENT, "x-out": {"x-in": 1}})
    assert codes(parsed) == ["NESTING-DEEP"]
    assert time.process_time() - started < 10


def test_a_missing_overlay_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "api.json").write_text(json.dumps(DOCUMENT))
    parsed = parse(tmp_path / "api.json", [tmp_path / "none.yaml"])
    assert parsed.api is None and codes(parsed) == ["FILE-UNREADABLE"]
