"""Two runs at once on one folder take turns."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from specloom.writing.lock import locked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="starts processes with fork")


def beside(folders: list[Path], log: Path) -> int:
    """Start a process that holds the folders for a moment and says when."""
    child = os.fork()
    if child:
        return child
    with locked(folders):
        with log.open("a") as file:
            file.write("in\n")
        time.sleep(0.02)
        with log.open("a") as file:
            file.write("out\n")
    os._exit(0)


def ended(children: list[int]) -> bool:
    return [os.waitpid(child, 0)[1] for child in children] == [0] * len(children)


@pytest.mark.parametrize("exists", [True, False])
def test_holders_of_a_folder_take_turns_whether_it_is_there_or_not(tmp_path: Path, exists: bool) -> None:
    first, second, log = tmp_path / "a" / "b", tmp_path / "c", tmp_path / "log"
    if exists:
        first.mkdir(parents=True)
    wanted = [[first], [second, first], [first], [first, second]] * 6
    assert ended([beside(folders, log) for folders in wanted])
    assert log.read_text() == "in\nout\n" * len(wanted)


def test_a_folder_that_was_only_held_goes_again(tmp_path: Path) -> None:
    with locked([tmp_path / "a" / "b", tmp_path / "c"]):
        (tmp_path / "c" / "written").touch()
    assert [path.name for path in tmp_path.iterdir()] == ["c"]


def test_a_waiting_run_says_so_and_nothing_is_left_behind(tmp_path: Path) -> None:
    log = tmp_path / "log"
    child = beside([tmp_path], log)
    while not log.exists():
        time.sleep(0.01)
    told: list[Path] = []
    with locked([tmp_path], told.append):
        assert log.read_text() == "in\nout\n"
    assert told == [tmp_path.resolve()]
    assert ended([child])
    assert list(tmp_path.iterdir()) == [log]


def test_a_killed_holder_holds_no_longer(tmp_path: Path) -> None:
    log = tmp_path / "log"
    child = beside([tmp_path], log)
    while not log.exists():
        time.sleep(0.01)
    os.kill(child, 9)
    os.waitpid(child, 0)
    with locked([tmp_path]):
        assert log.read_text() == "in\n"
