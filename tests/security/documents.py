"""Small documents around what a test is about."""

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
    """Return a reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def operation(**more: Any) -> dict[str, Any]:
    """Return an operation."""
    return {"responses": {"200": {"description": "d"}}, **more}


def fields(**properties: Any) -> str:
    """Return a document with an object of required properties."""
    return schema(type="object", required=list(properties), properties=properties)
