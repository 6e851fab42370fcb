"""A document whose every text can be chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

_PLACE = re.compile(r"TEXT|INNER|NAME_([a-z]+)")
_DOCUMENT = Path(__file__).with_name("every_text.yaml")

Write = Callable[[str, str], str]
"""Returns the text of a place. It gets the position, and the word that tells a name from others (``""``: no name)."""


@cache
def _template() -> Any:
    return yaml.safe_load(_DOCUMENT.read_text("utf-8"))


@cache
def positions() -> tuple[str, ...]:
    """Return every position: a JSON pointer for a text, the word for a name, which stands in several places."""
    found: dict[str, None] = {}

    def note(position: str, word: str) -> str:
        found[position] = None
        return word or "text"

    document_with(note)
    return tuple(found)


def document_with(write: Write) -> Any:
    """Return the document with the texts that a function gives."""
    return _filled(_template(), "", write)


def _filled(node: Any, pointer: str, write: Write) -> Any:
    match node:
        case dict():
            return {
                _written(key, f"{pointer}/{key}~", write): (
                    _reference(value, write)
                    if _refers(key, pointer)
                    else _filled(value, f"{pointer}/{key}", write)
                )
                for key, value in node.items()
            }
        case list():
            return [_filled(item, f"{pointer}/{number}", write) for number, item in enumerate(node)]
        case str():
            return _written(node, pointer, write)
    return node


def _refers(key: str, pointer: str) -> bool:
    return key == "$ref" or pointer.endswith(("/mapping", "/NAME_link/parameters"))


def _written(text: str, position: str, write: Write) -> str:
    return _PLACE.sub(lambda place: write(place[1] or position, place[1] or ""), text)


def _reference(text: str, write: Write) -> str:
    """Return a reference with its names as JSON pointers and addresses have them."""

    def escaped(place: re.Match[str]) -> str:
        return quote(write(place[1], place[1]).replace("~", "~0").replace("/", "~1"), safe="~")

    return _PLACE.sub(escaped, text)


def everywhere(text: str) -> Write:
    """Put a text into every position. A name has it at both ends, around what tells it from others.

    In a path braces make parameters: they are left out there.
    """
    flat = text.replace("{", "").replace("}", "")

    def write(position: str, word: str) -> str:
        chosen = flat if word == "id" or (position.startswith("/paths/") and position.endswith("~")) else text
        return f"{chosen}{word}{chosen}" if word else chosen

    return write


def alone(chosen: Iterator[str] | tuple[str, ...], text: str, otherwise: str) -> Write:
    """Put a text into some positions, and another one into all others."""
    wanted, at_all, elsewhere = frozenset(chosen), everywhere(text), everywhere(otherwise)
    return lambda position, word: (at_all if position in wanted else elsewhere)(position, word)
