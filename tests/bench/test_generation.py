"""The figures of generating are about what they say."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import yaml
from tests.bench.generation import Cost, Ours, cost_of, edit_description, medians, scaled
from tests.support.corpus import OWN_DOCUMENT, ROOT

from specloom.parser import parse


def test_a_cost_is_that_of_the_whole_tree_of_processes() -> None:
    busy = "sum(range(10_000_000))"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    little, much = cost_of([sys.executable, "-c", "pass"]), cost_of([sys.executable, "-c", child])
    assert 0 < little.cpu < much.cpu
    assert little.wall < much.wall
    assert little.memory > 1e6
    with pytest.raises(RuntimeError, match="ended with 3"):
        cost_of([sys.executable, "-c", "raise SystemExit(3)"])


def test_medians_are_taken_in_turns() -> None:
    order = []

    def turn(name: str) -> Cost:
        order.append(name)
        return Cost(len(order), len(order), len(order))

    assert medians(3, [lambda: turn("a"), lambda: turn("b")]) == [Cost(3, 3, 5), Cost(4, 4, 6)]
    assert order == ["a", "b"] * 3


def test_an_edit_changes_one_description_and_nothing_else() -> None:
    text = OWN_DOCUMENT.read_text(encoding="utf-8")
    before, after = (yaml.load(one, yaml.CSafeLoader) for one in (text, edit_description(text)))
    assert before["components"] != after["components"]
    assert json.dumps(before, default=str) == json.dumps(after, default=str).replace(" indeed", "", 1)


def test_a_scaled_document_has_as_many_of_everything(tmp_path: Path) -> None:
    one, three = (parse(scaled(OWN_DOCUMENT, times, tmp_path)).api for times in (1, 3))
    assert one is not None
    assert three is not None
    assert len(three.operations) == 3 * len(one.operations)
    assert 2.5 * len(one.types) < len(three.types) <= 3 * len(one.types)


def test_ours_remembers_only_what_it_should(tmp_path: Path) -> None:
    ours = Ours(tmp_path / "bench", ROOT / "generator")
    cold, again, edited = ours.cold(OWN_DOCUMENT), ours.again(OWN_DOCUMENT), ours.edited(OWN_DOCUMENT)
    assert again.cpu < edited.cpu / 2
    assert edited.cpu < cold.cpu * 1.5
