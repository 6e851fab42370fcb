"""JSON: text to data, and places found by walking to them (RFC 8259)."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from json.decoder import JSONDecoder
from typing import cast

from specloom.diagnostics import Location, Position, Severity
from specloom.ir.types import JsonValue
from specloom.lines import lines_of
from specloom.parser.text import Finding, finite, told_number

_SPACE = re.compile(r"[ \t\n\r]*")
_MOST_DIGITS = 4000
"""How long an integer may be: Python refuses to read longer ones than 4300 digits, since that takes long."""

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_HALF_PAIR = re.compile(r"[\ud800-\udfff]")


class _Repeating(dict[str, JsonValue]):
    """An object that names a member twice; ``repeated`` are the names."""

    repeated: tuple[str, ...] = ()


class _Suspicions:
    """What the decoder's hooks saw; the places are found afterwards, and only if there is anything to find."""

    def __init__(self) -> None:
        self.repeated = False
        self.infinite = False

    def object(self, pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        members = dict(pairs)
        if len(members) != len(pairs):
            self.repeated = True
            times = Counter(name for name, _ in pairs)
            marked = _Repeating(members)
            marked.repeated = tuple(name for name in members if times[name] > 1)
            return marked
        return members

    def number(self, text: str) -> float:
        value = float(text)
        self.infinite = self.infinite or not math.isfinite(value)
        return value

    def integer(self, text: str) -> int | float:
        return int(text) if len(text) <= _MOST_DIGITS else self.number(text)


def is_valid(text: str) -> bool:
    """Return whether a text is JSON."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def load(text: str, max_depth: int) -> tuple[JsonValue, list[Finding]]:
    """Return the data of a JSON text, None with an error where it is not one."""
    suspicions = _Suspicions()
    try:
        data = _decoded(text, suspicions)
    except json.JSONDecodeError as error:
        message = error.msg[:1].lower() + error.msg[1:]
        return None, [Finding("SYNTAX", f"not JSON: {message}", Position(error.lineno, error.colno))]
    except RecursionError:
        return None, [Finding("NESTING-DEEP", f"the document nests deeper than {max_depth} levels")]
    if _is_deeper(data, max_depth):
        return None, [Finding("NESTING-DEEP", f"the document nests deeper than {max_depth} levels")]
    findings: list[Finding] = []
    if suspicions.repeated:
        findings.extend(_repeated_keys(text, data))
    if suspicions.infinite:
        findings.extend(_endless_numbers(text, data))
        data = _finite(data)
    if _SURROGATE.search(text):
        for tokens, value in _leaves(data, ()):
            if any(_is_half(part) for part in (*tokens, value)):
                return None, [Finding("TEXT-INVALID", "half a surrogate pair", Outline(text).locate(tokens))]
    return data, findings


def _decoded(text: str, suspicions: _Suspicions) -> JsonValue:
    decode = partial(
        json.loads,
        object_pairs_hook=suspicions.object,
        parse_float=suspicions.number,
        parse_constant=suspicions.number,
    )
    try:
        return cast(JsonValue, decode(text))
    except json.JSONDecodeError:
        raise
    except ValueError:  # an integer of thousands of digits, which is rare, and slow to look for beforehand
        return cast(JsonValue, decode(text, parse_int=suspicions.integer))


def _endless_numbers(text: str, data: JsonValue) -> Iterator[Finding]:
    """Yield what there is to say about numbers that are none: the first of each kind is named, others are counted."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for tokens, value in _leaves(data, ()):
        if isinstance(value, float) and not math.isfinite(value):
            found.setdefault(told_number(value), []).append(tokens)
    for message, places in found.items():
        count = f" ({len(places)} places)" if len(places) > 1 else ""
        place = Outline(text).locate(places[0])
        yield Finding("NUMBER-INVALID", message + count, place, Severity.WARNING)


def _finite(value: JsonValue) -> JsonValue:
    match value:
        case dict():
            value.update((key, _finite(member)) for key, member in list(value.items()))
        case list():
            value[:] = map(_finite, value)
        case float() if not math.isfinite(value):
            return finite(value)
    return value


class Listing:
    """The members of an object, or the elements of an array, as far as they have been looked for.

    ``places`` are the offsets of key and value by key, for each time that it stands there.
    """

    def __init__(self, text: str, offset: int) -> None:
        self.places: dict[str, list[tuple[int, int]]] = {}
        self._rest = _members(text, offset)

    def find(self, name: str, whole: bool) -> list[tuple[int, int]]:
        """Return where a member stands. What follows it is looked at only where it could stand again."""
        while whole or name not in self.places:
            member = next(self._rest, None)
            if member is None:
                break
            key, key_at, value_at = member
            self.places.setdefault(key, []).append((key_at, value_at))
        return self.places.get(name, [])


class Outline:
    """Where things stand in a text, as far as that was asked: what is found serves the next question.

    ``repeats``: a key may stand twice in an object, where the last one counts.
    """

    def __init__(self, text: str, *, repeats: bool = False) -> None:
        self._text = text
        self._repeats = repeats
        self._lines = lines_of(text)
        self._listings: dict[int, Listing] = {}

    def locate(self, tokens: Sequence[str], *, occurrence: int = 0) -> Position:
        """Return the place of a member's key, an element or, where that doesn't exist, the nearest thing around it.

        ``occurrence`` tells keys that stand twice apart, from 1; 0: the last one.
        """
        found = value_at = _skip(self._text, 0)
        for depth, token in enumerate(tokens):
            listing = self._listings.get(value_at)
            if listing is None:
                listing = self._listings[value_at] = Listing(self._text, value_at)
            places = listing.find(token, self._repeats)
            if not places:
                break
            wanted = occurrence - 1 if depth == len(tokens) - 1 else -1
            found, value_at = places[min(wanted, len(places) - 1)]
        return self._lines.position(found)


def _members(text: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """List the members of a value; the values themselves are skipped at the speed of the C decoder."""
    decode = JSONDecoder(parse_int=float).raw_decode  # of any number of digits
    opening = text[offset : offset + 1]
    cursor = _skip(text, offset + 1)
    number = 0
    while opening in ("{", "[") and text[cursor] not in "}]":
        key_at, key = cursor, str(number)
        if opening == "{":
            key, cursor = decode(text, cursor)
            cursor = _skip(text, _skip(text, cursor) + 1)
        yield key, key_at, cursor
        _, cursor = decode(text, cursor)
        cursor = _skip(text, cursor)
        if text[cursor] == ",":
            cursor = _skip(text, cursor + 1)
        number += 1


def _skip(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    return match.end() if match else offset


def _leaves(data: JsonValue, tokens: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], JsonValue]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*tokens, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _leaves(value, (*tokens, str(number)))
    else:
        yield tokens, data


def _repeated_keys(text: str, data: JsonValue) -> Iterator[Finding]:
    pending: list[tuple[tuple[str, ...], JsonValue]] = [((), data)]
    outline = Outline(text, repeats=True)
    while pending:
        tokens, value = pending.pop()
        if isinstance(value, _Repeating):
            for name in value.repeated:
                place = outline.locate((*tokens, name), occurrence=2)
                where = Location("", "").below(*tokens).pointer or "the document"
                message = f"the key {name!r} stands twice in {where}: the last one counts"
                yield Finding("DUPLICATE-KEY", message, place, Severity.WARNING)
        if isinstance(value, dict):
            pending.extend(((*tokens, key), child) for key, child in value.items())
        elif isinstance(value, list):
            pending.extend(((*tokens, str(number)), child) for number, child in enumerate(value))


def _is_half(value: JsonValue) -> bool:
    return isinstance(value, str) and bool(_HALF_PAIR.search(value))


def _is_deeper(data: JsonValue, limit: int) -> bool:
    level: list[JsonValue] = [data]
    for _ in range(limit):
        deeper: list[JsonValue] = []
        for value in level:
            if isinstance(value, dict):
                deeper.extend(child for child in value.values() if isinstance(child, (dict, list)))
            elif isinstance(value, list):
                deeper.extend(child for child in value if isinstance(child, (dict, list)))
        if not deeper:
            return False
        level = deeper
    return True
