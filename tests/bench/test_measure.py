"""The bench measures what it says, without the clients."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.bench import payloads
from tests.bench.answering import serving
from tests.bench.measure import Contestant, cpu_of_programs, cpu_of_tasks

FLOOR = Contestant("floor", Path(sys.executable))


def test_the_lists_have_the_sizes_that_the_figures_are_about() -> None:
    assert 0.9e6 < len(payloads.flat()) < 1.1e6
    assert 0.7e6 < len(payloads.nested()) < 0.9e6
    assert len(json.loads(payloads.flat())["data"]) == 4000
    assert len(json.loads(payloads.nested())["data"]) == 1000


def test_a_task_takes_the_cpu_of_its_process() -> None:
    with serving({"/models/gpt-4o": payloads.small(), "/files": payloads.flat()}) as url:
        found = cpu_of_tasks([FLOOR, FLOOR], url, {"small": 2, "flat": 1}, 1)
    assert all(flat > small > 0 for small, flat in zip(found["small"], found["flat"], strict=True))


def test_a_program_that_does_more_costs_more() -> None:
    little, much = cpu_of_programs([(FLOOR, "pass"), (FLOOR, "sum(range(10_000_000))")], 1)
    assert 0 < little < much


def test_a_failure_is_no_figure(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="floor ended with 1"):
        cpu_of_programs([(FLOOR, "raise SystemExit(1)")], 1)
    with serving({}) as url, pytest.raises(RuntimeError, match="floor ended during the task 'none'"):
        cpu_of_tasks([FLOOR], url, {"none": 1}, 1)
    assert "KeyError" in capfd.readouterr().err
