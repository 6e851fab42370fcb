"""Schemas of Swagger 2.0 in the words of OpenAPI 3.0 (Swagger 2.0 §5.3.26)."""

from __future__ import annotations

from specloom.parser.rebuilding import Built, Part, elements_of, members_of

_SCHEMAS = frozenset(("items", "additionalProperties", "not"))
_MANY = frozenset(("allOf", "anyOf", "oneOf"))


def upgrade_schema(schema: Part) -> Built | None:
    """Return a schema in the words of 3.0, None where it isn't an object or has nothing to change."""
    if not isinstance(schema.value, dict) or not _has_old_words(schema.value):
        return None
    built = Built(schema.origin)
    for key, part in members_of(schema):
        if key == "discriminator" and isinstance(part.value, str):
            named = Built(part.origin)
            named.copy("propertyName", part)
            built.build("discriminator", named)
        elif key == "x-nullable":
            built.copy("nullable", part)
        elif key == "type" and part.value == "file":
            built.put("type", "string", part.origin)
            built.put("format", "binary", part.origin)
        elif key in _SCHEMAS:
            built.build_or_copy(key, upgrade_schema(part), part)
        elif key == "properties" and isinstance(part.value, dict):
            properties = Built(part.origin)
            for name, inner in members_of(part):
                properties.build_or_copy(name, upgrade_schema(inner), inner)
            built.build(key, properties)
        elif key in _MANY and isinstance(part.value, list):
            elements = []
            for inner in elements_of(part):
                changed = upgrade_schema(inner)
                elements.append((inner.value, inner.origin) if changed is None else changed.finished())
            built.put_all(key, elements, part.origin)
        else:
            built.copy(key, part)
    return built


def _has_old_words(value: object) -> bool:
    """Return whether a schema, or one in it, says something in a way that 3.0 doesn't know."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, dict):
            if isinstance(current.get("discriminator"), str) or "x-nullable" in current:
                return True
            if current.get("type") == "file":
                return True
            waiting.extend(current.values())
        elif isinstance(current, list):
            waiting.extend(current)
    return False
