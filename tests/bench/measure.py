"""Measuring in turns: every round lets each contestant do the same, so that a slow moment of the machine slows all."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Self

from tests.bench import contestants

_PROGRAM = Path(contestants.__file__)
_WARM_UP = 2


@dataclass(frozen=True, slots=True)
class Contestant:
    """Who is measured: a name of ``contestants``, its Python, and the folder to import it from, if any."""

    name: str
    python: Path
    folder: Path | None = None

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment variables of its processes: little, so that they don't depend on the caller's."""
        path = {"PYTHONPATH": str(self.folder)} if self.folder else {}
        return {"PATH": os.environ["PATH"], "PYTHONWARNINGS": "ignore", **path}


def cpu_of_program(contestant: Contestant, program: str) -> float:
    """Run a program in a new process; return the seconds of CPU that it took, start and end included."""
    process = subprocess.Popen([contestant.python, "-c", program], env=dict(contestant.environment))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{contestant.name} ended with {process.returncode}: {program}")
    return usage.ru_utime + usage.ru_stime


def cpu_of_programs(programs: Sequence[tuple[Contestant, str]], rounds: int) -> list[float]:
    """Run programs in turns; return the median of each, in seconds of CPU."""
    for contestant, program in programs:
        cpu_of_program(contestant, program)  # writes the compiled modules
    taken: list[list[float]] = [[] for _ in programs]
    for _ in range(rounds):
        for place, (contestant, program) in zip(taken, programs, strict=True):
            place.append(cpu_of_program(contestant, program))
    return [median(place) for place in taken]


class Worker:
    """A process that does a contestant's tasks."""

    def __init__(self, contestant: Contestant, url: str) -> None:
        command: list[str | Path] = [contestant.python, _PROGRAM, contestant.name, url]
        self._name = contestant.name
        self._process = subprocess.Popen(
            command,
            env=dict(contestant.environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()

    def cpu(self, task: str, count: int) -> float:
        """Do a task so often; return the seconds of CPU that one took."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{task} {count}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._name} ended during the task {task!r}")
        return float(line)


def cpu_of_tasks(
    who: Sequence[Contestant], url: str, tasks: Mapping[str, int], rounds: int
) -> dict[str, list[float]]:
    """Do every task in turns, as often as the mapping says; return the medians by task, in seconds of CPU."""
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(each, url)) for each in who]
        found = {}
        for task, count in tasks.items():
            for worker in workers:
                worker.cpu(task, _WARM_UP)
            turns = [[worker.cpu(task, count) for worker in workers] for _ in range(rounds)]
            found[task] = [median(column) for column in zip(*turns, strict=True)]
        return found
