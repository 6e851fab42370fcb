"""From URLs, headers, cookies and forms back to values (OAS 3.1 §4.8.12.3).

What is read is as JSON holds it. Delimiters are looked for before anything is decoded,
so that a comma that was encoded separates nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, Final, TypeAlias
from urllib.parse import unquote, unquote_plus

from .styles import StyleName
from .texts import Texts

Decode: TypeAlias = Callable[[str], str]
Pair: TypeAlias = tuple[str, str]
"""A name, and a value that is still encoded."""

ABSENT: Final[Any] = object()
"""What is read where there is nothing."""

_DEEPEST: Final = 20
_SEPARATORS: Final = {
    "spaceDelimited": ("%20", "+", " "),
    "pipeDelimited": ("%7C", "%7c", "|"),
}


def as_it_is(text: str) -> str:
    """Decode nothing."""
    return text


def pairs_of(text: str, separator: str = "&") -> list[Pair]:
    """Split a query, a form or cookies; names are decoded, values aren't."""
    pairs = (part.strip().partition("=") for part in text.split(separator) if part)
    return [(unquote_plus(name), value) for name, _, value in pairs]


def read_path(
    name: str, text: str, texts: Texts, *, style: StyleName, explode: bool
) -> Any:
    """Read a part of the path."""
    if style == "label":
        body = text.removeprefix(".")
        return _read(body, "." if explode else ",", texts, unquote, explode=explode)
    if style == "matrix":
        pairs = [
            (unquote(key), value)
            for key, _, value in (
                part.partition("=") for part in text.removeprefix(";").split(";")
            )
        ]
        return read_pairs(name, pairs, texts, style="form", explode=explode)
    return _read(text, ",", texts, unquote, explode=explode)


def read_simple(text: str, texts: Texts, *, explode: bool) -> Any:
    """Read a header."""
    return _read(text.strip(" \t"), ",", texts, str.strip, explode=explode)


def read_pairs(
    name: str,
    pairs: Collection[Pair],
    texts: Texts,
    *,
    style: StyleName,
    explode: bool,
    others: Collection[str] = (),
    decode: Decode = unquote_plus,
) -> Any:
    """Read a query parameter, a cookie or a form's field; `ABSENT` if it isn't there.

    Args:
        name: Its name.
        pairs: Everything that is there.
        texts: What it may be.
        style: How it is written.
        explode: Whether its members stand apart.
        others: The names of the other parameters.
        decode: How values are decoded.
    """
    if style == "deepObject":
        return _read_deep(name, pairs, texts, decode)
    values = [value for key, value in pairs if key == name]
    if explode:
        if values and (texts.is_scalar or texts.is_list):
            return _read_repeated(values, texts, decode)
        if texts.is_object:
            taken = {each for each in others if each != name}
            return _read_members(pairs, texts, taken, decode)
        return ABSENT
    if not values:
        return ABSENT
    text = values[-1]
    if style not in _SEPARATORS:
        return _read(text, ",", texts, decode, explode=False)
    for written in _SEPARATORS[style]:
        text = text.replace(written, "\0")
    return _read(
        text, "\0", texts, lambda part: decode(part.replace("\0", " ")), explode=False
    )


def _read_repeated(values: list[str], texts: Texts, decode: Decode) -> Any:
    if texts.is_list and not (len(values) == 1 and texts.is_scalar):
        return [
            texts.item(position).value(decode(value))
            for position, value in enumerate(values)
        ]
    return texts.value(decode(values[-1]))


def _read_members(
    pairs: Iterable[Pair], texts: Texts, taken: Collection[str], decode: Decode
) -> Any:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        if key in texts.members or (texts.is_open and key not in taken):
            found.setdefault(key, []).append(value)
    if not found:
        return ABSENT
    return {
        key: _read_repeated(values, texts.member(key), decode)
        for key, values in found.items()
    }


def _read(
    text: str, separator: str, texts: Texts, decode: Decode, *, explode: bool
) -> Any:
    """Read a value whose members, if it has any, stand in one text."""
    if not texts.has_parts or (texts.is_scalar and separator not in text):
        return texts.value(decode(text))
    parts = text.split(separator) if text else []
    if texts.is_list:
        return [
            texts.item(position).value(decode(part))
            for position, part in enumerate(parts)
        ]
    if explode:
        entries = [(key, value) for key, _, value in (p.partition("=") for p in parts)]
    else:
        entries = list(zip(parts[::2], parts[1::2], strict=False))
    return {
        (member := decode(key)): texts.member(member).value(decode(value))
        for key, value in entries
    }


def _read_deep(name: str, pairs: Iterable[Pair], texts: Texts, decode: Decode) -> Any:
    tree: dict[str, Any] = {}
    plain: list[str] = []
    for key, value in pairs:
        if key == name:
            plain.append(value)
        elif key.startswith(f"{name}[") and key.endswith("]"):
            _put(tree, key[len(name) + 1 : -1].split("]["), value)
    if tree:
        return _grown(tree, texts, decode)
    return _read_repeated(plain, texts, decode) if plain else ABSENT


def _put(tree: dict[str, Any], steps: list[str], value: str) -> None:
    """Put a value where its name says; what contradicts the rest is left out."""
    for step in steps[:_DEEPEST][:-1]:
        inner = tree.setdefault(step, {})
        if not isinstance(inner, dict):
            return
        tree = inner
    leaf = tree.setdefault(steps[:_DEEPEST][-1], [])
    if isinstance(leaf, list):
        leaf.append(value)


def _grown(tree: Any, texts: Texts, decode: Decode) -> Any:
    """Return the value that a tree of names stands for."""
    if isinstance(tree, list):
        return _read_repeated(tree, texts, decode)
    if texts.is_list and all(not key or key.isdecimal() for key in tree):
        items: list[Any] = []
        for key in sorted(tree, key=lambda key: int(key or 0)):
            branch = tree[key]
            for each in branch if isinstance(branch, list) else [branch]:
                inner = [each] if isinstance(each, str) else each
                items.append(_grown(inner, texts.item(len(items)), decode))
        return items
    return {
        key: _grown(branch, texts.member(key), decode) for key, branch in tree.items()
    }
