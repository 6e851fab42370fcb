"""The run over real documents compares what it finds both ways. The run itself is ``make corpus``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.corpus.__main__ import EXPECTED, problems_of, unexplained
from tests.corpus.running import Result, run_here
from tests.support.corpus import OWN_DOCUMENT


def result(target: str = "python", faults: tuple[str, ...] = (), **codes: int) -> Result:
    return Result(
        target, 1, 1, 0.1, 50, {code.replace("_", "-"): n for code, n in codes.items()}, list(faults)
    )


def test_what_is_found_is_compared_both_ways() -> None:
    assert problems_of([result(REF_SIBLINGS=2)], {"REF-SIBLINGS": 2}) == []
    assert problems_of([result(REF_SIBLINGS=2)], {}) == ["REF-SIBLINGS is found 2 times, not 0"]
    assert problems_of([result()], {"REF-SIBLINGS": 2}) == ["REF-SIBLINGS is found 0 times, not 2"]


def test_losses_are_counted_for_each_target() -> None:
    results = [result(LOSS=1, ENUM_VALUE=3), result("ruby", LOSS=2, ENUM_VALUE=3)]
    assert problems_of(results, {"LOSS": 3, "ENUM-VALUE": 3}) == []


def test_a_fault_is_a_problem() -> None:
    assert problems_of([result(faults=("a.py: no Python",))], {}) == ["python: a.py: no Python"]


def test_every_expectation_has_a_reason() -> None:
    assert unexplained(tomllib.loads(EXPECTED.read_text("utf-8"))) == []


def test_our_own_document_has_no_faults(tmp_path: Path) -> None:
    results = run_here(OWN_DOCUMENT, tmp_path)
    assert len(results) >= 6
    assert [one.faults for one in results] == [[] for _ in results]
    assert all(one.operations > 0 and one.files > 2 for one in results)
