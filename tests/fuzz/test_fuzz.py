"""A broken document gives findings or good files, never a traceback."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.fuzz.mutation import INPUT, OVERLAY, PARTS, broken
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

    def fails(path: Path, orders: object, overlays: object) -> None:
        if '"bad"' in path.read_text("utf-8"):
            raise KeyError("bad")
        raise TypeError("none")

    monkeypatch.setattr("tests.fuzz.trying.prepare", fails)
    files = {INPUT: {"a": [1, 2, {"b": "bad"}], "c": {"d": "e"}}, PARTS: {"f": "g"}}
    kind = kind_of(fault_of(files, tmp_path))
    assert kind.startswith("KeyError")
    small = reduced(files, lambda one: kind_of(fault_of(one, tmp_path)) == kind)
    assert small == {INPUT: {"a": [{"b": "bad"}]}}


def test_every_kind_of_document_is_tried() -> None:
    tried = [broken(number) for number in range(300)]
    documents = [files[INPUT] for files in tried if isinstance(files[INPUT], dict)]
    versions = {str(one.get("openapi", one.get("swagger")))[:3] for one in documents}
    assert versions >= {"2.0", "3.0", "3.1", "3.2"}
    assert sum(PARTS in files for files in tried) > 20
    assert sum(OVERLAY in files for files in tried) > 20
