"""Whether a text matches a pattern, in bounded time, and a text that does.

Matching runs all alternatives at once (Thompson's construction), so no pattern can make it slow; patterns and
texts beyond the bounds below are given up on, and count as matching.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from specloom.ir.patterns import Anchor, Characters, Choice, Node, Ranges, Repeat, Sequence, read_pattern

MOST_INSTRUCTIONS = 4000
MOST_STEPS = 200_000
LONGEST_GENERATED = 1000

PREFERRED = ("abcdefghijklmnopqrstuvwxyz", "1234567890", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "-_ .:/@#")


@dataclass(frozen=True, slots=True)
class _Take:
    """Consume one character of these."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class _Split:
    """Go on at both places."""

    first: int
    second: int


_Instruction: TypeAlias = "_Take | _Split | Anchor | None"
"""None accepts."""


class _TooMuch(Exception):
    """A bound was reached."""


def may_match(pattern: str, text: str) -> bool:
    """Return False only where the pattern certainly matches nowhere in the text (it is not anchored)."""
    node = read_pattern(pattern)
    if node is None:
        return True
    try:
        program: list[_Instruction] = []
        _compile(node, program)
        program.append(None)
        return _search(program, text)
    except _TooMuch:
        return True


def _compile(node: Node, program: list[_Instruction]) -> None:
    if len(program) > MOST_INSTRUCTIONS:
        raise _TooMuch
    match node:
        case Characters():
            program.append(_Take(node.ranges))
        case Anchor():
            program.append(node)
        case Sequence():
            for part in node.parts:
                _compile(part, program)
        case Choice():
            _compile_choice(node.branches, program)
        case Repeat():
            for _ in range(node.least):
                before = len(program)
                _compile(node.part, program)
                if len(program) == before:
                    break
            if node.most is None:
                start = _reserve(program)
                _compile(node.part, program)
                program.append(_Split(start, start))
                program[start] = _Split(start + 1, len(program))
            else:
                optional = []
                for _ in range(node.most - node.least):
                    optional.append(_reserve(program))
                    _compile(node.part, program)
                for start in optional:
                    program[start] = _Split(start + 1, len(program))
        case _:
            assert_never(node)


def _compile_choice(branches: tuple[Node, ...], program: list[_Instruction]) -> None:
    leaving = []
    for branch in branches[:-1]:
        start = _reserve(program)
        _compile(branch, program)
        leaving.append(_reserve(program))
        program[start] = _Split(start + 1, len(program))
    _compile(branches[-1], program)
    for place in leaving:
        program[place] = _Split(len(program), len(program))


def _reserve(program: list[_Instruction]) -> int:
    program.append(None)
    return len(program) - 1


def _search(program: list[_Instruction], text: str) -> bool:
    steps = 0
    current: set[int] = set()
    for position in range(len(text) + 1):
        waiting = [*current, 0]
        reached: set[int] = set()
        following: set[int] = set()
        while waiting:
            place = waiting.pop()
            if place in reached:
                continue
            reached.add(place)
            steps += 1
            if steps > MOST_STEPS:
                raise _TooMuch
            instruction = program[place]
            match instruction:
                case None:
                    return True
                case _Take():
                    if position < len(text) and _contains(instruction.ranges, ord(text[position])):
                        following.add(place + 1)
                case _Split():
                    waiting.extend((instruction.first, instruction.second))
                case Anchor():
                    if position == (len(text) if instruction.at_end else 0):
                        waiting.append(place + 1)
                case _:
                    assert_never(instruction)
        current = following
    return False


def _contains(ranges: Ranges, code: int) -> bool:
    return any(low <= code <= high for low, high in ranges)


def text_matching(pattern: str, accepts: Callable[[str], bool], *, ordinal: int = 0) -> str | None:
    """Return a text that follows the pattern and that ``accepts`` agrees to, or None where none is found.

    Repeated parts are tried with several counts. ``ordinal`` asks for different texts of one pattern.
    """
    node = read_pattern(pattern)
    if node is None:
        return None
    for repeats in (6, 3, 1, 0, 2, 4, 5, 7, 8, 10, 12, 16, 20, 24, 32, 36, 40, 48, 64, 100, 128, 200, 255):
        writer = _Writer(repeats, ordinal)
        try:
            writer.write(node)
        except _TooMuch:
            continue
        text = "".join(writer.characters)
        if accepts(text):
            return text
    return None


class _Writer:
    """Writes a text that follows a pattern, with about as many repeats as asked."""

    def __init__(self, repeats: int, ordinal: int) -> None:
        self.repeats = repeats
        self.ordinal = ordinal
        self.characters: list[str] = []

    def write(self, node: Node) -> None:
        match node:
            case Characters():
                self.characters.append(self.pick(node.ranges))
                if len(self.characters) > LONGEST_GENERATED:
                    raise _TooMuch
            case Anchor():
                pass
            case Sequence():
                for part in node.parts:
                    self.write(part)
            case Choice():
                self.write(node.branches[self.ordinal % len(node.branches)])
            case Repeat():
                count = max(node.least, self.repeats)
                for _ in range(count if node.most is None else min(count, node.most)):
                    before = len(self.characters)
                    self.write(node.part)
                    if len(self.characters) == before:
                        break
            case _:
                assert_never(node)

    def pick(self, ranges: Ranges) -> str:
        place = len(self.characters) + self.ordinal
        for alphabet in PREFERRED:
            allowed = [character for character in alphabet if _contains(ranges, ord(character))]
            if allowed:
                return allowed[place % len(allowed)]
        if not ranges:
            raise _TooMuch
        return chr(ranges[0][0])
