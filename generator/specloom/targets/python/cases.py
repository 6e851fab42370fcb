"""The cases of Python's names, and the words that are taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specloom.targets.kit import casing
from specloom.targets.kit.text import split_cased, split_words


def reserved_words() -> Mapping[str, frozenset[str]]:
    """Return the words of ``words.txt`` by section; every section includes the keywords."""
    return casing.reserved_words(__package__)


def snake_case(raw: str, *, prefix: str) -> str:
    """Return ``snake_case``. ``prefix`` goes before a name that starts with a digit and stands for an empty one."""
    name = "_".join(split_words(raw))
    return name if name and not name[0].isdigit() else f"{prefix}_{name}".rstrip("_")


def pascal_case(raw: str) -> str:
    """Return ``PascalCase``, keeping the acronyms of a mixed-case name: ``OpenAIFile``, ``UrlLimit``."""
    shouting = not any(character.islower() for character in raw)
    words = (word.capitalize() if shouting else word[0].upper() + word[1:] for word in split_cased(raw))
    return _separate_digits(words)


def _separate_digits(words: Iterable[str]) -> str:
    """Join words, keeping apart digits that would run together: ``v1.2`` is ``V1_2``, not ``V12``."""
    name = ""
    for word in words:
        name += f"_{word}" if name[-1:].isdigit() and word[0].isdigit() else word
    return name


def type_case(raw: str) -> str:
    """Return a class's name: ``PascalCase``, with ``Model`` before a digit and for an empty name."""
    name = pascal_case(raw)
    return name if name and not name[0].isdigit() else f"Model{name}"


def likeness(raw: str) -> int:
    """Rank a name that is written as Python would write it before one that only becomes so."""
    return 0 if raw == "_".join(split_words(raw)) else 1
