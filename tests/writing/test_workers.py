"""Sharing work among processes: the same results, whoever did it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from specloom.writing import workers
from specloom.writing.workers import share

TWO_PROCESSORS = pytest.mark.skipif(
    workers._processes() < 2, reason="there is one processor, or no process can be forked here"
)


ANY_TIME = 1e-9


def told(numbers: Sequence[int]) -> tuple[int, list[int]]:
    return os.getpid(), [number * number for number in numbers]


def squares(results: list[tuple[int, list[int]]]) -> list[int]:
    return sorted(square for _, some in results for square in some)


@TWO_PROCESSORS
def test_every_item_is_worked_on_once_by_several_processes() -> None:
    results = share(told, range(10), least=ANY_TIME)
    assert squares(results) == [number * number for number in range(10)]
    tried, first, *others = [pid for pid, _ in results]
    assert tried == first == os.getpid()
    assert others and first not in others and len(set(others)) == len(others)


def slowly(numbers: Sequence[int]) -> tuple[int, list[int]]:
    time.sleep(0.005 * len(numbers))
    return told(numbers)


@pytest.mark.parametrize(("count", "least", "processes"), [(40, 1.0, 1), (40, 0.05, 2), (1, 0.0001, 1)])
@TWO_PROCESSORS
def test_a_process_is_begun_where_it_has_work_for_a_while(
    count: int, least: float, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "MOST_PROCESSES", 2)
    results = share(slowly, range(count), least=least)
    assert len({pid for pid, _ in results}) == processes
    assert squares(results) == [number * number for number in range(count)]


def test_nothing_is_one_share() -> None:
    assert share(told, []) == [(os.getpid(), [])]


@TWO_PROCESSORS
def test_what_a_child_can_not_do_is_done_again() -> None:
    parent = os.getpid()

    def work(numbers: Sequence[int]) -> tuple[int, list[int]]:
        if os.getpid() != parent:
            raise ValueError("not here")
        return told(numbers)

    results = share(work, range(10), least=ANY_TIME)
    assert squares(results) == [number * number for number in range(10)]
    assert {pid for pid, _ in results} == {parent}


@TWO_PROCESSORS
def test_what_a_child_raises_is_raised(capfd: pytest.CaptureFixture[str]) -> None:
    def work(numbers: Sequence[int]) -> int:
        if 3 in numbers:
            raise ValueError("one of them")
        return sum(numbers)

    with pytest.raises(ValueError, match="one of them"):
        share(work, range(4), least=ANY_TIME)
    assert capfd.readouterr().err == ""


def test_a_program_with_threads_is_not_forked() -> None:
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        results = share(told, range(10), least=ANY_TIME)
    finally:
        waiting.set()
        thread.join()
    assert [pid for pid, _ in results] == [os.getpid()]
    assert squares(results) == [number * number for number in range(10)]


ORPHANING = r"""
import os, time
from specloom.writing.workers import share

parent = os.getpid()

def work(numbers):
    if 0 in numbers:
        return b""
    if os.getpid() == parent:
        os.write(1, b"ready\n")
        time.sleep(60)
    os.write(1, b"%d\n" % os.getpid())
    return bytes(1 << 24)

share(work, range(3), least=1e-9)
"""


@TWO_PROCESSORS
def test_no_process_outlives_a_run_that_is_killed(repository: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(repository / "generator")}
    command = [sys.executable, "-c", ORPHANING]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        told = {running.stdout.readline().strip() for _ in range(2)}
        (child,) = told - {"ready"}
        time.sleep(0.2)  # the pipe is full
        running.send_signal(signal.SIGKILL)
        running.wait()
        ends = time.monotonic() + 10
        while Path(f"/proc/{child}").exists() and time.monotonic() < ends:
            time.sleep(0.05)
        assert not Path(f"/proc/{child}").exists()
