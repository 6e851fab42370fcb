"""Cases of names as SDK users know them: class, method and property names that keep the document's own capitals."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_BETWEEN = str.maketrans(dict.fromkeys(" -./:[(|\\", "_"))
_CLOSING = str.maketrans(dict.fromkeys("])"))
_OTHER = re.compile(r"[^A-Za-z0-9_]")
_SHOUT_THEN_WORD = re.compile(r"(?<=[A-Z])(?=[A-Z][a-z][a-z])")  # of no length: linear in a long run
_WORD_THEN_SHOUT = re.compile(r"([a-z\d])([A-Z])")


def plain(raw: str) -> str:
    """Return the ASCII letters, digits and underscores of a name, with separators as underscores.

    Empty for a name that has none: the caller knows what such a thing is called.
    """
    name = raw.replace("[]", "").translate(_BETWEEN).translate(_CLOSING)
    name = _OTHER.sub("", name)
    return name if name.strip("_") else ""


def upper_camel(raw: str) -> str:
    """Return ``UpperCamel``: each part's first letter is raised, the others stay. ``OpenAI-file`` is ``OpenAIFile``."""
    return "".join(part[0].upper() + part[1:] for part in plain(raw).split("_") if part)


def lower_camel(raw: str) -> str:
    """Return ``lowerCamel``: as ``upper_camel``, with the very first letter lowered. ``URL`` is ``uRL``."""
    return lower_first(upper_camel(raw))


def lower_first(name: str) -> str:
    """Return the name with its first letter lowered."""
    return name[:1].lower() + name[1:]


def snake(raw: str) -> str:
    """Return ``snake_case``: capitals begin a word, a run of them is one. ``getHTTPStatus`` is ``get_http_status``."""
    parted = _SHOUT_THEN_WORD.sub("_", plain(raw))
    return _WORD_THEN_SHOUT.sub(r"\1_\2", parted).lower()


@cache
def reserved_words(package: str) -> Mapping[str, frozenset[str]]:
    """Return the words of a language's ``words.txt`` by section: ``[section]`` lines, then a word a line.

    What follows a word on its line is the reason. A section ``[keywords]`` counts in every other section.
    """
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    folder = Path(sys.modules[package].__path__[0])
    for line in (folder / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            current.add(line.split()[0])
    keywords = sections.get("keywords", set())
    return {name: frozenset(words | keywords) for name, words in sections.items()}
