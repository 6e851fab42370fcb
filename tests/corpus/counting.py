"""What a document holds, counted from its source: by nothing of the generator, so that it can be compared with that.

This reads only what stands in one file, and only as far as names go. It knows no versions: version 2.0 keeps schemas
and parameters in other places, and all of these places are looked at in every document.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import yaml

METHODS = frozenset(("get", "put", "post", "delete", "options", "head", "patch", "trace", "query"))
_INNER = ("items", "additionalProperties", "additionalItems", "unevaluatedProperties", "unevaluatedItems")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_TABLES = ("properties", "patternProperties")
_NO_SCHEMAS = frozenset(("example", "examples", "x-example", "x-examples", "default", "enum", "links"))


@dataclass(slots=True)
class Content:
    """What has to be found again in the output.

    ``operations`` are methods and paths, ``webhooks`` methods and names. ``types`` are the names of schemas that have
    one and are objects with properties, lists of values, or unions. ``properties`` and ``parameters`` are the wire
    names of what operations and named schemas use. ``callbacks`` says whether there are some.
    """

    operations: list[tuple[str, str]] = field(default_factory=list)
    webhooks: list[tuple[str, str]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    properties: set[str] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)
    callbacks: bool = False


def count(path: Path) -> Content:
    """Return what a document holds."""
    text = path.read_text("utf-8-sig")
    # YAML's own types don't matter here, and a date or a truth value among the keys would only be in the way.
    root = json.loads(text) if path.suffix == ".json" else yaml.load(text, yaml.CBaseLoader)
    return _Counting(root).content


class _Counting:
    def __init__(self, root: object) -> None:
        self._root = root if isinstance(root, dict) else {}
        self._seen: set[int] = set()
        self.content = Content()
        self._operations("paths", self.content.operations)
        self._operations("webhooks", self.content.webhooks)
        components = _mapping(self._root.get("components"))
        for name, schema in _named(components.get("schemas") or self._root.get("definitions")):
            if _is_type(schema):
                self.content.types.append(name)
            self._schema(schema)

    def _operations(self, key: str, into: list[tuple[str, str]]) -> None:
        for path, entry in _mapping(self._root.get(key)).items():
            if path.startswith("x-"):
                continue
            item = _mapping(self._follow(entry))
            named = _mapping(item.get("additionalOperations"))
            found = {method.upper(): one for method, one in item.items() if method in METHODS} | dict(named)
            for method, operation in found.items():
                if isinstance(operation, dict):
                    into.append((method, path))
                    self.content.callbacks |= bool(operation.get("callbacks"))
                    self._message({"parameters": item.get("parameters"), **operation})
                    self._message(item)

    def _message(self, operation: Mapping[str, object]) -> None:
        """Look at what an operation sends and receives."""
        for entry in _elements(operation.get("parameters")):
            parameter = self._follow(entry)
            if isinstance(parameter, dict) and isinstance(parameter.get("name"), str):
                if parameter.get("in") not in ("body", "header"):
                    self.content.parameters.add(parameter["name"])
                self._holder(parameter)
        self._holder(self._follow(operation.get("requestBody")))
        for entry in _mapping(operation.get("responses")).values():
            self._holder(self._follow(entry))

    def _holder(self, holder: object) -> None:
        """Look at the schemas that a part of a message holds, however deep."""
        for key, value in _mapping(holder).items():
            if key in ("schema", "itemSchema"):
                self._schema(value)
            elif key not in _NO_SCHEMAS and not key.startswith("x-"):
                self._holder(self._follow(value))

    def _schema(self, entry: object) -> None:
        schema = self._follow(entry)
        if not isinstance(schema, dict) or id(schema) in self._seen:
            return
        self._seen.add(id(schema))
        if schema is not entry and isinstance(entry, dict) and _mapping(entry).keys() - {"$ref"}:
            self._parts(entry)
        self._parts(schema)

    def _parts(self, schema: Mapping[str, object]) -> None:
        self.content.properties.update(
            name for name, one in _named(schema.get("properties")) if one is not False
        )
        for word in _INNER:
            self._schema(schema.get(word))
        for word in _LISTS:
            for inner in _elements(schema.get(word)):
                self._schema(inner)
        for word in _TABLES:
            for inner in _mapping(schema.get(word)).values():
                self._schema(inner)

    def _follow(self, value: object) -> object:
        """Return what a reference in the same file names; anything else is itself."""
        for _ in range(20):
            reference = _mapping(value).get("$ref")
            if not isinstance(reference, str) or not reference.startswith("#/"):
                return value
            found: object = self._root
            for token in unquote(reference[2:]).split("/"):
                name = token.replace("~1", "/").replace("~0", "~")
                if isinstance(found, list):
                    found = found[int(name)] if name.isdigit() and int(name) < len(found) else None
                else:
                    found = _mapping(found).get(name)
            value = found
        return value


def _is_type(schema: object) -> bool:
    """Return whether a named schema is something that every language has a page or a class for."""
    own = _mapping(schema)
    objects = own.get("type", "object") in ("object", ["object"]) and bool(own.get("properties"))
    values = own.get("type") == "string" and len(_elements(own.get("enum"))) > 1
    return "$ref" not in own and (objects or values)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _named(value: object) -> Iterator[tuple[str, object]]:
    yield from _mapping(value).items()


def _elements(value: object) -> list[object]:
    return value if isinstance(value, list) else []
