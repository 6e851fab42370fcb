"""What the Python client can't say is reported, and what it can say is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.parser import parse
from specloom.targets.python.losses import report

PAIR = {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}
FIXED = {**PAIR, "minItems": 2, "maxItems": 2}
SHORT = {**PAIR, "minItems": 1, "maxItems": 2}


def losses(folder: Path, **parts: Any) -> list[tuple[str, str]]:
    """Return the first place and the message of each loss."""
    head = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
    path = folder / "input.json"
    path.write_text(json.dumps({**head, **parts}), "utf-8")
    api = parse(path).api
    assert api is not None
    return [(str(loss.location), loss.message) for loss in report(api)]


@pytest.mark.parametrize("schema", [PAIR, SHORT, {**PAIR, "items": {"type": "number"}}])
def test_a_tuple_of_a_free_length(tmp_path: Path, schema: dict[str, Any]) -> None:
    body = {"content": {"application/json": {"schema": {"type": "array", "items": schema}}}}
    operation = {"requestBody": body, "responses": {"204": {"description": "ok"}}}
    record = {"type": "object", "properties": {"fixed": FIXED, "pair": schema}}
    (found,) = losses(tmp_path, components={"schemas": {"A": record}})
    assert found[0] == "#/components/schemas/A/properties/pair"
    assert "becomes a list" in found[1]
    (found,) = losses(tmp_path, paths={"/a": {"post": operation}})
    assert found[0] == "#/paths/~1a/post/requestBody/content/application~1json"


def test_a_tuple_of_a_fixed_length_is_none(tmp_path: Path) -> None:
    assert losses(tmp_path, components={"schemas": {"A": FIXED}}) == []


def test_counts_of_properties(tmp_path: Path) -> None:
    record = {"type": "object", "properties": {"a": {"type": "string"}}, "minProperties": 1}
    (found,) = losses(tmp_path, components={"schemas": {"A": record}})
    assert found[0] == "#/components/schemas/A"
    assert "minProperties" in found[1]
