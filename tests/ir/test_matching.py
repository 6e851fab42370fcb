"""Patterns: read, matched in bounded time, written out."""

from __future__ import annotations

import random
import re
import time

import pytest

from specloom.ir.matching import may_match, text_matching
from specloom.ir.patterns import read_pattern


@pytest.mark.parametrize(
    "pattern",
    [
        r"^[a-z]+$",
        r"^sess_[A-Za-z0-9]{8,10}$",
        r"\d{3}-\d{4}",
        r"^(foo|bar)[_-]?x*$",
        r"^$",
        r"^[^\s/]+$",
        r"[\w\-.]+@[\w-]+\.com",
        r"^([0-9]{4})-(?:0[1-9]|1[0-2])$",
        r"^.{1,2048}$",
        r"[^@]{",
        r"^#[0-9a-fA-F]{6}$",
        r"^(?<year>\d{4})\u002d$",
    ],
)
def test_a_text_is_found_that_the_pattern_matches(pattern: str) -> None:
    text = text_matching(pattern, lambda text: may_match(pattern, text))
    assert text is not None
    assert re.search(pattern.replace("?<", "?P<"), text)


@pytest.mark.parametrize("pattern", [r"(?=a)b", r"\bword\b", r"(a)\1", r"\p{L}+", "(", "a**", "x" * 5000])
def test_nothing_is_claimed_about_other_patterns(pattern: str) -> None:
    assert read_pattern(pattern) is None
    assert may_match(pattern, "anything")
    assert text_matching(pattern, lambda text: True) is None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"^(a+)+$", "a" * 5000 + "!"),
        (r"^(x+x+)+y$", "x" * 5000),
        (r"^((a{1,50}){1,50}){1,50}$", "a" * 500 + "!"),
        (r"(?:(?:(?:){9999}){9999}){9999}", ""),
        (r"((((.*)*)*)*)*$", "b" * 5000),
    ],
)
def test_a_hostile_pattern_is_quick(pattern: str, text: str) -> None:
    start = time.process_time()
    may_match(pattern, text)
    text_matching(pattern, lambda text: False)
    assert time.process_time() - start < 1


def test_matching_agrees_with_python_where_both_understand() -> None:
    choose = random.Random(7)

    def pattern(depth: int) -> str:
        kind = choose.random()
        if depth == 0 or kind < 0.4:
            return choose.choice(["a", "b", "[ab]", ".", "[^a]", r"\d", "c?"])
        if kind < 0.6:
            return pattern(depth - 1) + pattern(depth - 1)
        if kind < 0.75:
            return f"(?:{pattern(depth - 1)}|{pattern(depth - 1)})"
        return f"(?:{pattern(depth - 1)}){choose.choice(['*', '+', '?', '{2}', '{1,3}', '{0,2}'])}"

    for _ in range(2000):
        made = choose.choice(["", "^"]) + pattern(3) + choose.choice(["", "$"])
        text = "".join(choose.choice("ab1") for _ in range(choose.randint(0, 6)))
        assert may_match(made, text) is bool(re.search(made, text)), (made, text)
