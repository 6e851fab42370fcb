"""Lines and positions of texts, found without taking them apart."""

from __future__ import annotations

import random
from bisect import bisect_right

import pytest

from specloom.diagnostics import Position
from specloom.lines import _BLOCK, Lines, lines_of


def text_of(seed: int) -> str:
    chance = random.Random(seed)
    pieces = []
    for _ in range(200):
        pieces.append("\n" * chance.choice((0, 1, 1, 2)))
        pieces.append(
            chance.choice("aß\N{LADY BEETLE}") * chance.choice((0, 1, 80, _BLOCK - 1, _BLOCK, 3 * _BLOCK))
        )
    return "".join(pieces)


@pytest.mark.parametrize("text", ["", "\n", "one", "one\n", "\n\n\n", "x" * _BLOCK + "\n" + "y" * _BLOCK])
def test_lines_are_those_of_the_text(text: str) -> None:
    lines = Lines(text)
    assert lines.count() == len(text.split("\n"))
    assert [lines.line(number) for number in range(1, lines.count() + 1)] == text.split("\n")


@pytest.mark.parametrize("seed", range(4))
def test_positions_are_those_of_the_text(seed: int) -> None:
    text = text_of(seed)
    lines, whole = Lines(text), text.split("\n")
    starts = [0]
    for line in whole[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    chance = random.Random(seed)
    for offset in [0, len(text), *starts, *(chance.randrange(len(text)) for _ in range(500))]:
        number = bisect_right(starts, offset)
        assert lines.position(offset) == Position(number, offset - starts[number - 1] + 1)
    for number in chance.sample(range(1, len(whole) + 1), 20):
        assert lines.line(number) == whole[number - 1]


def test_the_lines_of_one_text_are_found_once() -> None:
    text = "a\nb"
    assert lines_of(text) is lines_of(text)
    assert lines_of("c\nd").line(2) == "d"
    assert lines_of(text).line(2) == "b"
