"""What a schema says about its place: documentation, examples, default, access."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from specloom.ir.types import (
    Access,
    Default,
    Documentation,
    JsonValue,
    Nullable,
    Scalar,
    ScalarKind,
    TypeUse,
)
from specloom.parser.nodes import Node
from specloom.parser.references import Documents

_NOTHING = Documentation()


def text(value: JsonValue) -> str:
    """Return a text, ``""`` where there is none."""
    return value if isinstance(value, str) else ""


def documentation(words: Mapping[str, JsonValue]) -> Documentation:
    """Return the documentation among a schema's or an object's words."""
    title, description = text(words.get("title")), text(words.get("description"))
    deprecated = words.get("deprecated") is True
    external = words.get("externalDocs")
    if isinstance(external, dict):
        url, about = text(external.get("url")), text(external.get("description"))
        return Documentation(title, description, deprecated, url, about)
    return Documentation(title, description, deprecated) if title or description or deprecated else _NOTHING


def examples_of(words: Mapping[str, JsonValue]) -> tuple[JsonValue, ...]:
    """Return a schema's examples: ``example`` first, then ``examples``, in whichever form they were written."""
    found: list[JsonValue] = []
    if "example" in words:
        found.append(words["example"])
    several = words.get("examples")
    if isinstance(several, list):
        found.extend(several)
    elif isinstance(several, dict):
        found.extend(
            value["value"] for value in several.values() if isinstance(value, dict) and "value" in value
        )
    return tuple(_distinct(found))


def common_values(values: Sequence[JsonValue], known: Iterable[JsonValue]) -> list[JsonValue]:
    """Return the values that are among the known ones."""
    keys = {_key(value) for value in known}
    return [value for value in values if _key(value) in keys]


def _distinct(values: Iterable[JsonValue]) -> Iterator[JsonValue]:
    """Yield each of equal values once."""
    keys: set[Hashable] = set()
    for value in values:
        key = _key(value)
        if key not in keys:
            keys.add(key)
            yield value


def _key(value: JsonValue) -> Hashable:
    """Return what a value and all that equal it are known by."""
    return (json.dumps(value, sort_keys=True),) if isinstance(value, dict | list) else value


def access_of(words: Mapping[str, JsonValue]) -> Access:
    """Return in which direction a property travels; both words together say nothing."""
    read, write = words.get("readOnly") is True, words.get("writeOnly") is True
    if read == write:
        return Access.BOTH
    return Access.READ if read else Access.WRITE


def default_of(
    documents: Documents, node: Node, words: Mapping[str, JsonValue], use: TypeUse
) -> Default | None:
    """Return a schema's default; where a text is wanted, YAML's ``1.10`` is the text it was written as."""
    if "default" not in words:
        return None
    value = words["default"]
    inner = use.inner if isinstance(use, Nullable) else use
    wants_text = isinstance(inner, Scalar) and inner.kind is ScalarKind.STRING
    if wants_text and isinstance(value, bool | int | float) and node.get("default") is not None:
        written = documents.written(node.child("default"))
        return Default(value if written is None else written)
    return Default(value)
