"""What extensions say of the values of an ``enum``: their names and descriptions.

Producers have several words for both, each either a list in the order of the values or an object by value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from specloom.ir.types import JsonValue
from specloom.parser.facts import text

_NAMES = ("x-enum-varnames", "x-enumNames", "x-enum-names", "x-speakeasy-enums")
_DESCRIPTIONS = (
    "x-enum-descriptions",
    "x-enumDescriptions",
    "x-enum-description",
    "x-speakeasy-enum-descriptions",
)
_ENTRIES = ("x-ms-enum", "x-fern-enum")
"""Words for both at once: ``{values: [{value, name, description}]}``, and ``{value: {name, description}}``."""


def notes_on(words: Mapping[str, JsonValue], values: Sequence[JsonValue]) -> list[tuple[str, str]]:
    """Return the name and the description of each value, each ``""`` where nothing says."""
    names = _spread(words, _NAMES, values)
    descriptions = _spread(words, _DESCRIPTIONS, values)
    entries = {written: entry for word in _ENTRIES for written, entry in _entries(words.get(word))}
    found = []
    for number, value in enumerate(values):
        entry = entries.get(_written(value), {})
        name = names[number] or text(entry.get("name"))
        found.append((name, descriptions[number] or text(entry.get("description"))))
    return found


def title_of(words: Mapping[str, JsonValue]) -> str:
    """Return what ``x-ms-enum`` calls the list as a whole, or ``""``."""
    named = words.get("x-ms-enum")
    return text(named.get("name")) if isinstance(named, dict) else ""


def _spread(
    words: Mapping[str, JsonValue], keys: Sequence[str], values: Sequence[JsonValue]
) -> Sequence[str]:
    """Return a text for each value, by the first of the words that there is."""
    for key in keys:
        said = words.get(key)
        if isinstance(said, list):
            return [text(said[number]) if number < len(said) else "" for number in range(len(values))]
        if isinstance(said, dict):
            return [text(said.get(_written(value))) for value in values]
    return [""] * len(values)


def _entries(said: JsonValue) -> Iterator[tuple[str, Mapping[str, JsonValue]]]:
    if not isinstance(said, dict):
        return
    listed = said.get("values")
    if isinstance(listed, list):
        for entry in listed:
            if isinstance(entry, dict):
                yield _written(entry.get("value")), entry
        return
    for written, entry in said.items():
        if isinstance(entry, dict):
            yield written, entry


def _written(value: JsonValue) -> str:
    """Return a value as the key of an object writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
