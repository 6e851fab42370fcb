"""Values and names of a document that end up in Java or in Markdown stay values and names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.pages.flavours import FLAVOURS, STYLES, pages
from tests.pages.markdown import code_blocks
from tests.pages.test_code import faults, parser
from tests.pages.test_structure import active, faulty_rows

JAVA = next(flavour for flavour in FLAVOURS if flavour.target == "java-micronaut")
PAYLOADS = (
    "\\u0022; System.exit(1); String x = \\u0022",
    '"; System.exit(1); //',
    "\\",
    '"""',
    "a\n```\n# heading\r\n| x | y |",
    "*/ public /* \\u002a/",
    "<script>alert(1)</script>|`|``",
    "[x](javascript:alert(1))",
    "\u2028\u202e\u0000é🎉",
)


def document(folder: Path, text: str) -> Path:
    """Write a document that has a text in every place where a value or a name stands."""
    scalar = {"type": "string", "example": text, "default": text}
    thing = {
        "type": "object",
        "required": ["text", text, "kind"],
        "properties": {
            "text": scalar,
            text: scalar,
            "kind": {"type": "string", "enum": [text, "other"]},
            "map": {"type": "object", "additionalProperties": scalar, "example": {text: text}},
            "free": {"type": "object", "example": {text: [text, None]}},
        },
    }
    query = {"name": text, "in": "query", "schema": {"type": "string", "enum": [text], "default": text}}
    written = {
        "openapi": "3.1.0",
        "info": {"title": text, "version": text, "description": text},
        "servers": [{"url": "https://example.com/" + text}],
        "tags": [{"name": text}],
        "paths": {
            "/things": {
                "post": {
                    "operationId": text,
                    "tags": ["things"],
                    "security": [{"key": [text]}, {"open": [text]}],
                    "parameters": [query],
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                    },
                    "responses": {
                        "200": {"description": text, "content": {text: {"schema": {"type": "string"}}}}
                    },
                }
            }
        },
        "components": {
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": text, "description": text},
                "open": {"type": "openIdConnect", "openIdConnectUrl": text},
            },
            "schemas": {"Thing": thing},
        },
    }
    path = folder / "openapi.json"
    path.write_text(json.dumps(written), "utf-8")
    return path


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@STYLES
def test_a_value_changes_no_structure(style: str, payload: str, tmp_path: Path) -> None:
    (tmp_path / "harmless").mkdir()
    expected = pages(document(tmp_path / "harmless", "harmless"), JAVA, style)
    written = pages(document(tmp_path, payload), JAVA, style)
    assert len(written) == len(expected)
    for path, text in written.items():
        assert faulty_rows(path, text) == []
        assert active(text) == []
        blocks = list(code_blocks(text, "java"))
        assert len(blocks) == len(list(code_blocks(expected[path], "java")))
        for block in blocks if style == "corrected" else ():
            tree = parser("java").parse(block.encode("utf-8", "surrogatepass"))
            assert list(faults(tree.root_node)) == [], block
            assert "exit" not in "".join(calls(block))


def calls(block: str) -> list[str]:
    """Return the names of the methods that a block calls."""
    found, waiting = [], [parser("java").parse(block.encode()).root_node]
    while waiting:
        node = waiting.pop()
        name = node.child_by_field_name("name") if node.type == "method_invocation" else None
        if name is not None and name.text is not None:
            found.append(name.text.decode())
        waiting.extend(node.children)
    return found
