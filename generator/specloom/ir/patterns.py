"""Regular expressions of documents (ECMA-262 §22.2, as JSON Schema §6.3.3 uses them), read as data.

A document's pattern is never handed to Python's engine: its syntax differs and a hostile one would never end.
What is read here is the regular part of the language. Look-around, back references, word boundaries, Unicode
properties and flags are not; of such a pattern nothing is known, which is said with None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

LONGEST_PATTERN = 1000
DEEPEST_GROUP = 30
MOST_REPEATS = 10_000
LAST_CODE_POINT = 0x10FFFF

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""Code points as sorted, disjoint, inclusive ranges."""


@dataclass(frozen=True, slots=True)
class Characters:
    """One character out of a set."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Anchor:
    """The start of the text, or its end."""

    at_end: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """All of the parts, one after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the branches."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The part, ``least`` to ``most`` times; ``most`` None is without limit."""

    part: Node
    least: int
    most: int | None


Node: TypeAlias = Characters | Anchor | Sequence | Choice | Repeat


def ranges_of(*pairs: str) -> Ranges:
    """Return the ranges between the first and the last character of each text."""
    return merged([(ord(pair[0]), ord(pair[-1])) for pair in pairs])


def merged(ranges: list[tuple[int, int]]) -> Ranges:
    """Return the ranges sorted, with those that touch joined."""
    result: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if result and low <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return tuple(result)


def complement(ranges: Ranges) -> Ranges:
    """Return every other code point."""
    result = []
    start = 0
    for low, high in ranges:
        if low > start:
            result.append((start, low - 1))
        start = high + 1
    if start <= LAST_CODE_POINT:
        result.append((start, LAST_CODE_POINT))
    return tuple(result)


DIGITS = ranges_of("09")
WORD = ranges_of("az", "AZ", "09", "__")
SPACE = ranges_of("\t\r", "  ", "\u00a0\u00a0", "\u2028\u2029", "\ufeff\ufeff")
ANY = complement(ranges_of("\n\n", "\r\r", "\u2028\u2029"))
CLASSES = {
    "d": DIGITS,
    "D": complement(DIGITS),
    "w": WORD,
    "W": complement(WORD),
    "s": SPACE,
    "S": complement(SPACE),
}
CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}


class _NotRegular(Exception):
    """The pattern uses something that is not read here, or is no pattern."""


def read_pattern(pattern: str) -> Node | None:
    """Return the pattern as a tree, or None for one that is not regular, ill-formed or senselessly long."""
    if len(pattern) > LONGEST_PATTERN:
        return None
    reader = _Reader(pattern)
    try:
        node = reader.choice(0)
    except _NotRegular:
        return None
    return node if reader.at == len(pattern) else None


class _Reader:
    """A recursive descent over the pattern's characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        taken = self.peek()
        if not taken:
            raise _NotRegular
        self.at += 1
        return taken

    def accept(self, text: str) -> bool:
        found = self.text.startswith(text, self.at)
        if found:
            self.at += len(text)
        return found

    def choice(self, depth: int) -> Node:
        if depth > DEEPEST_GROUP:
            raise _NotRegular
        branches = [self.sequence(depth)]
        while self.accept("|"):
            branches.append(self.sequence(depth))
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def sequence(self, depth: int) -> Node:
        parts: list[Node] = []
        while self.peek() not in {"", "|", ")"}:
            parts.append(self.repeat(self.atom(depth)))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def atom(self, depth: int) -> Node:
        character = self.take()
        match character:
            case "^":
                return Anchor(at_end=False)
            case "$":
                return Anchor(at_end=True)
            case ".":
                return Characters(ANY)
            case "[":
                return Characters(self.set_of_characters())
            case "(":
                return self.group(depth)
            case "\\":
                return Characters(self.escape())
            case "*" | "+" | "?":
                raise _NotRegular
            case _:
                return Characters(((ord(character), ord(character)),))

    def group(self, depth: int) -> Node:
        if self.accept("?") and not self.accept(":"):
            if not self.accept("<") or self.peek() in {"=", "!"}:
                raise _NotRegular
            while self.take() != ">":
                pass
        node = self.choice(depth + 1)
        if not self.accept(")"):
            raise _NotRegular
        return node

    def repeat(self, part: Node) -> Node:
        start = self.at
        least, most = 1, None
        if self.accept("*"):
            least = 0
        elif self.accept("?"):
            least, most = 0, 1
        elif not self.accept("+"):
            counts = self.counts()
            if counts is None:
                self.at = start
                return part
            least, most = counts
        self.accept("?")
        if self.peek() in {"*", "+", "?"} or least > MOST_REPEATS or (most is not None and most < least):
            raise _NotRegular
        return Repeat(part, least, most)

    def counts(self) -> tuple[int, int | None] | None:
        if not self.accept("{"):
            return None
        least = self.number()
        if least is None:
            return None
        most: int | None = least
        if self.accept(","):
            most = self.number()
        return (least, most) if self.accept("}") else None

    def number(self) -> int | None:
        start = self.at
        while self.peek() and self.peek() in "0123456789":
            self.at += 1
        digits = self.text[start : self.at]
        return int(digits) if digits else None

    def escape(self) -> Ranges:
        character = self.take()
        if character in CLASSES:
            return CLASSES[character]
        if character in CONTROLS:
            code = ord(CONTROLS[character])
        elif character == "x":
            code = self.code_point(2)
        elif character == "u":
            code = self.code_point(4)
        elif character.isascii() and character.isalnum():
            raise _NotRegular
        else:
            code = ord(character)
        return ((code, code),)

    def code_point(self, length: int) -> int:
        digits = self.text[self.at : self.at + length]
        if self.accept("{"):
            end = self.text.find("}", self.at)
            digits = self.text[self.at : end] if end > self.at else ""
            self.at = end + 1
        else:
            self.at += length
        try:
            code = int(digits, 16)
        except ValueError:
            raise _NotRegular from None
        if code > LAST_CODE_POINT:
            raise _NotRegular
        return code

    def set_of_characters(self) -> Ranges:
        negated = self.accept("^")
        ranges: list[tuple[int, int]] = []
        while not self.accept("]"):
            low = self.member()
            if low[0][0] == low[-1][1] and self.peek() == "-" and self.text[self.at + 1 : self.at + 2] != "]":
                self.take()
                high = self.member()
                if high[0][0] != high[-1][1]:
                    ranges.extend((*low, *ranges_of("--"), *high))
                    continue
                if high[0][0] < low[0][0]:
                    raise _NotRegular
                ranges.append((low[0][0], high[0][0]))
            else:
                ranges.extend(low)
        result = merged(ranges)
        return complement(result) if negated else result

    def member(self) -> Ranges:
        character = self.take()
        if character != "\\":
            return ((ord(character), ord(character)),)
        if self.accept("b"):
            return ((8, 8),)
        return self.escape()
