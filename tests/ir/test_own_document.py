"""The repository's own document is valid, and all its examples follow its schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator
from tests.support.corpus import OWN_DOCUMENT

DOCUMENT: dict[str, Any] = yaml.safe_load(OWN_DOCUMENT.read_text("utf-8"))


def shown(node: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    """Yield each schema's pointer with each value that is shown or assumed for it."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from shown(item, f"{pointer}/{number}")
    if not isinstance(node, dict):
        return
    if "schema" in node and ("example" in node or isinstance(node.get("examples"), dict)):
        if "example" in node:
            yield f"{pointer}/schema", node["example"]
        for example in node.get("examples", {}).values():
            yield f"{pointer}/schema", example["value"]
    elif isinstance(node.get("examples"), list):
        yield from ((pointer, value) for value in node["examples"])
    if "default" in node and not isinstance(node["default"], dict):
        yield pointer, node["default"]
    for key, member in node.items():
        if key not in {"example", "examples", "default", "value"}:
            yield from shown(member, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")


def test_the_document_is_valid() -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(DOCUMENT).iter_errors()] == []


def test_examples_and_defaults_follow_their_schemas() -> None:
    places = list(shown(DOCUMENT, ""))
    assert len(places) > 80
    for pointer, value in places:
        validator = jsonschema_rs.Draft202012Validator({**DOCUMENT, "$ref": f"#{quote(pointer)}"})
        assert [error.message for error in validator.iter_errors(value)] == [], pointer


def test_every_operation_and_property_is_described() -> None:
    for path in DOCUMENT["paths"].values():
        for method, operation in path.items():
            if method != "parameters":
                assert operation["summary"].endswith(".")
                assert operation["description"]
    for name, schema in DOCUMENT["components"]["schemas"].items():
        assert schema.get("description"), name
