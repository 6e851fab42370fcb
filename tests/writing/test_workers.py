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


def told(numbers: Sequence[int]) -> tuple[int, list[int]]:
    return os.getpid(), [number * number for number in numbers]


def squares(results: list[tuple[int, list[int]]]) -> list[int]:
    return sorted(square for _, some in results for square in some)


@TWO_PROCESSORS
def test_every_item_is_worked_on_once_by_several_processes() -> None:
    results = share(told, range(10), least=1)
    assert squares(results) == [number * number for number in range(10)]
    pids = [pid for pid, _ in results]
    assert len(set(pids)) == len(pids) > 1
    assert pids[0] == os.getpid()


@pytest.mark.parametrize(("count", "shares"), [(0, 1), (3, 1), (7, 1), (8, 2)])
@TWO_PROCESSORS
def test_a_share_has_the_least_number_of_items(count: int, shares: int) -> None:
    results = share(told, range(count), least=4)
    assert len(results) == shares
    assert squares(results) == [number * number for number in range(count)]


@TWO_PROCESSORS
def test_what_a_child_can_not_do_is_done_again() -> None:
    parent = os.getpid()

    def work(numbers: Sequence[int]) -> tuple[int, list[int]]:
        if os.getpid() != parent:
            raise ValueError("not here")
        return told(numbers)

    results = share(work, range(10), least=1)
    assert squares(results) == [number * number for number in range(10)]
    assert {pid for pid, _ in results} == {parent}


@TWO_PROCESSORS
def test_what_a_child_raises_is_raised(capfd: pytest.CaptureFixture[str]) -> None:
    def work(numbers: Sequence[int]) -> int:
        if 1 in numbers:
            raise ValueError("one of them")
        return sum(numbers)

    with pytest.raises(ValueError, match="one of them"):
        share(work, range(4), least=1)
    assert capfd.readouterr().err == ""


def test_a_program_with_threads_is_not_forked() -> None:
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        results = share(told, range(10), least=1)
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
    if os.getpid() == parent:
        os.write(1, b"ready\n")
        time.sleep(60)
    os.write(1, b"%d\n" % os.getpid())
    return bytes(1 << 24)

share(work, range(2), least=1)
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
