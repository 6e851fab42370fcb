"""A broken document gives findings or good files, never a traceback."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.fuzz.mutation import broken
from tests.fuzz.trying import fault_of, kind_of, reduced

SECONDS = 30
FEWEST = 20


def test_broken_documents(tmp_path: Path) -> None:
    ends, number = time.monotonic() + SECONDS, 0
    while number < FEWEST or time.monotonic() < ends:
        document = broken(number)
        assert fault_of(document, tmp_path) == "", f"document {number}: python -m tests.fuzz --start {number}"
        number += 1


def test_a_number_is_always_the_same_document() -> None:
    assert broken(11) == broken(11)
    assert broken(11) != broken(12)


def test_a_fault_is_told_and_made_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a program that fails on every document with a certain word, that word is what is left."""

    def fails(path: Path, orders: object) -> None:
        if '"bad"' in path.read_text("utf-8"):
            raise KeyError("bad")
        raise TypeError("none")

    monkeypatch.setattr("tests.fuzz.trying.prepare", fails)
    document = {"a": [1, 2, {"b": "bad"}], "c": {"d": "e"}}
    kind = kind_of(fault_of(document, tmp_path))
    assert kind.startswith("KeyError")
    small = reduced(document, lambda one: kind_of(fault_of(one, tmp_path)) == kind)
    assert small == {"a": [{"b": "bad"}]}
