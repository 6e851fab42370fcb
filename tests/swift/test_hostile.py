"""Whatever the names and values of a document are, code blocks hold it as text, and pages as they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.pages.flavours import FLAVOURS, STYLES, pages
from tests.pages.markdown import code_blocks
from tests.pages.test_code import faults, parser, without_gaps
from tests.pages.test_hostile import outline, structure
from tests.pages.test_structure import active

SWIFT = next(flavour for flavour in FLAVOURS if flavour.target == "swift")
PAYLOADS = (
    r"\(system(1))",
    'x"; system("id") //',
    "a\n```\n<script>alert(1)</script>\n```swift\n",
    '"></a><img src=x onerror=alert(1)>',
    "*/ } func f() {} /*",
    "a\u2028b\x00c\u202ed",
    "`` ` ``` | [x](javascript:alert(1))",
)


def document(folder: Path, text: str) -> Path:
    """Write a document that has a text as values and in names, of which each language takes what it can."""
    name = f"name {text}"
    thing = {
        "type": "object",
        "required": [name],
        "properties": {
            name: {"type": "string", "default": text},
            "kind": {"type": "string", "enum": [text, "other"], "default": text},
            "inside": {"type": "object", "properties": {name: {"type": "string", "example": text}}},
            "free": {"type": "object", "example": {text: [text]}},
            "map": {"type": "object", "additionalProperties": {"type": "string"}, "example": {text: text}},
        },
    }
    operation = {
        "operationId": f"do {text}",
        "tags": [f"tag {text}"],
        "security": [{name: []}],
        "parameters": [
            {"name": name, "in": "query", "schema": {"type": "string", "default": text}},
            {"name": f"other {text}", "in": "query", "schema": {"type": "string", "enum": [text]}},
        ],
        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
        "responses": {"204": {"description": "done"}},
    }
    content = {
        "openapi": "3.1.0",
        "info": {"title": text, "version": text},
        "servers": [{"url": f"https://h.example/{text}"}],
        "paths": {"/things": {"post": operation}},
        "components": {
            "schemas": {"Thing": thing},
            "securitySchemes": {name: {"type": "apiKey", "in": "header", "name": text}},
        },
    }
    path = folder / "openapi.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@STYLES
def test_a_name_or_a_value_changes_no_structure(style: str, payload: str, tmp_path: Path) -> None:
    (tmp_path / "harmless").mkdir()
    expected = pages(document(tmp_path / "harmless", "word"), SWIFT, style)
    written = pages(document(tmp_path, payload), SWIFT, style)
    assert len(written) == len(expected)
    assert [kind for text in written.values() for kind, _ in outline(text) if kind == "fence"] == [
        kind for text in expected.values() for kind, _ in outline(text) if kind == "fence"
    ]
    for text in written.values():
        assert active(text) == []
    if style == "corrected":
        blocks = [block for text in written.values() for block in code_blocks(text, "swift")]
        wanted = [block for text in expected.values() for block in code_blocks(text, "swift")]
        trees = [parser("swift").parse(without_gaps(block, "swift")).root_node for block in blocks]
        others = [parser("swift").parse(without_gaps(block, "swift")).root_node for block in wanted]
        assert [list(faults(tree)) for tree in trees] == [[] for _ in blocks]
        assert sorted(map(structure, trees)) == sorted(map(structure, others))
