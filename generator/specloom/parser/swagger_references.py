"""References of Swagger 2.0 to places that are elsewhere in OpenAPI 3.0."""

from __future__ import annotations

from specloom.ir.types import JsonValue

_MOVED = (
    ("#/definitions/", "#/components/schemas/"),
    ("#/parameters/", "#/components/parameters/"),
    ("#/responses/", "#/components/responses/"),
)


def rewrite_references(document: JsonValue) -> None:
    """Point every ``$ref`` of a rebuilt document to where what it names is now."""
    waiting: list[JsonValue] = [document]
    seen: set[int] = set()
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        match current:
            case dict():
                seen.add(id(current))
                reference = current.get("$ref")
                if isinstance(reference, str):
                    current["$ref"] = moved(reference)
                waiting.extend(current.values())
            case list():
                seen.add(id(current))
                waiting.extend(current)
            case _:
                pass


def moved(reference: str) -> str:
    """Return a reference as it is in 3.0. One into another file stays: that file is not rebuilt."""
    for old, new in _MOVED:
        if reference.startswith(old):
            return new + reference.removeprefix(old)
    return reference
