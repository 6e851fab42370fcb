"""``python -m tests.bench.load``: requests in a second that a generated server answers, over one written by hand.

Both applications run on uvicorn, one process each; `wrk` puts the load on one after the other, round after round, and
the medians are compared: of requests in a second, and of the CPU time that a request takes, which other programs on the
machine hardly change. In the end each application is under load for half a minute on end, and what memory it takes is
looked at again and again.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

from tests.support.corpus import ROOT

APPLICATIONS = ("by-hand", "generated")
TOKEN = "token-of-the-bench"
BODY = json.dumps(
    {
        "model": "gpt-4o-realtime-preview",
        "modalities": ["audio", "text"],
        "instructions": "Greet the caller, then help them find their order.",
        "voice": "coral",
        "tools": [{"type": "function", "name": "find_order", "description": "Looks up an order."}],
    }
)
TASKS = {
    "GET one object": ("GET", "/v1/models/gpt-4o-mini"),
    "GET a list of 20": ("GET", "/v1/files?limit=20&order=asc"),
    "POST a model": ("POST", "/v1/realtime/sessions"),
}
LONG = "POST a model"
"""The task of the long load."""

_SCRIPT = """
wrk.method = "{method}"
wrk.headers["Authorization"] = "Bearer {token}"
wrk.headers["Content-Type"] = "application/json"
wrk.body = {body}
"""


@dataclass(slots=True)
class Measured:
    """What one application did with one task, round by round.

    ``rates`` are requests in a second, ``latencies`` the 99th percentiles in ms, ``costs`` the seconds of CPU for a
    request. ``errors`` counts requests that failed.
    """

    rates: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    errors: int = 0


@dataclass(frozen=True, slots=True)
class Served:
    """An application that runs."""

    name: str
    url: str
    process: subprocess.Popen[bytes]

    @property
    def memory(self) -> int:
        """The memory that it takes, in KiB."""
        text = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+)", text)
        return int(found[1]) if found else 0

    @property
    def cpu(self) -> float:
        """The seconds of CPU that it has taken."""
        text = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        user, system = text.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(name: str) -> Iterator[Served]:
    """Run an application."""
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    package = ROOT / "generated" / "python-fastapi"
    environment = {
        **os.environ,
        "SPECLOOM_APP": name,
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, package))),
    }
    command = [
        *(sys.executable, "-m", "uvicorn", "tests.bench.load_apps:app", "--port", str(port)),
        *("--no-access-log", "--log-level", "error", "--backlog", "4096"),
    ]
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        yield Served(name, _ready(f"http://127.0.0.1:{port}", process), process)
    finally:
        process.terminate()
        process.wait(20)


def _ready(url: str, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + 60
    while True:
        try:
            answer(url, "GET", "/v1/models/gpt-4o-mini")
            return url
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def answer(url: str, method: str, path: str) -> object:
    """Return what an application answers."""
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    data = BODY.encode() if method == "POST" else None
    with urlopen(Request(url + path, data, headers, method=method), timeout=10) as response:
        return json.load(response)


def load(
    application: Served,
    method: str,
    path: str,
    connections: int,
    seconds: int,
    script: Path,
    measured: Measured,
) -> None:
    """Put load on an application, and add what it did."""
    body = json.dumps(BODY) if method == "POST" else "nil"
    script.write_text(_SCRIPT.format(method=method, token=TOKEN, body=body), encoding="utf-8")
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "--latency"]
    before = application.cpu
    text = subprocess.run(
        [*command, "-s", script, application.url + path], capture_output=True, text=True, check=True
    ).stdout
    cpu = application.cpu - before
    count = re.search(r"(\d+) requests in", text)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    latency = re.search(r"99%\s+([\d.]+)(us|ms|s)", text)
    assert rate and latency and count, text
    if not int(count[1]):
        # The machine is so busy that a short round ends before it has begun.
        return
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
    measured.rates.append(float(rate[1]))
    measured.latencies.append(float(latency[1]) * {"us": 0.001, "ms": 1, "s": 1000}[latency[2]])
    measured.costs.append(cpu / int(count[1]))
    measured.errors += int(refused[1]) if refused else 0
    measured.errors += sum(map(int, broken.groups())) if broken else 0


@dataclass(frozen=True, slots=True)
class Endured:
    """What a long load does: requests that failed, and the memory in KiB, once in each sixth of the time."""

    errors: int
    memory: tuple[int, ...]

    @property
    def growth(self) -> float:
        """How much more memory there is in the last third than in the middle one: 0.01 is one in a hundred."""
        middle, last = self.memory[2:4], self.memory[4:]
        return sum(last) / sum(middle) - 1


def endure(
    application: Served, method: str, path: str, connections: int, seconds: int, script: Path
) -> Endured:
    """Put a long load on an application, and watch its memory."""
    measured = Measured()
    memory = []
    with ThreadPoolExecutor() as pool:
        running = pool.submit(load, application, method, path, connections, seconds, script, measured)
        for _ in range(6):
            time.sleep(seconds / 6)
            memory.append(application.memory)
        running.result()
    return Endured(measured.errors, tuple(memory))


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="tests.bench.load", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each figure is taken")
    parser.add_argument("--seconds", type=int, default=3, help="how long a round takes for each task")
    parser.add_argument("--long", type=int, default=30, help="how many seconds the long load takes")
    parser.add_argument("--connections", type=int, default=1000, help="how many requests there are at a time")
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        print("wrk is not here; on Debian: apt-get install wrk", file=sys.stderr)
        return 1
    script = ROOT / "build" / "bench" / "load.lua"
    script.parent.mkdir(parents=True, exist_ok=True)
    found = {(name, task): Measured() for name in APPLICATIONS for task in TASKS}
    with served(APPLICATIONS[0]) as first, served(APPLICATIONS[1]) as second:
        for method, path in TASKS.values():
            assert answer(first.url, method, path) == answer(second.url, method, path), path
        for application in (first, second):
            for method, path in TASKS.values():
                load(application, method, path, options.connections, 1, script, Measured())
        for number in range(options.rounds):
            for task, (method, path) in TASKS.items():
                for each in (first, second) if number % 2 else (second, first):
                    measured = found[each.name, task]
                    load(each, method, path, options.connections, options.seconds, script, measured)
        method, path = TASKS[LONG]
        endured = {
            each.name: endure(each, method, path, options.connections, options.long, script)
            for each in (first, second)
        }
    if not all(measured.rates for measured in found.values()):
        print("the machine is too busy: give each round more --seconds", file=sys.stderr)
        return 1
    print(
        f"| {options.connections} connections | by hand | generated | ratio | aim | by CPU | p99 | errors |"
    )
    print("|---" * 8 + "|")
    for task in TASKS:
        hand, ours = found["by-hand", task], found["generated", task]
        rates = median(hand.rates), median(ours.rates)
        costs = median(hand.costs) / median(ours.costs)
        print(
            f"| {task} | {rates[0]:.0f}/s | {rates[1]:.0f}/s | {rates[1] / rates[0]:.2f} | 0.95 | {costs:.2f} "
            f"| {median(hand.latencies):.0f}, {median(ours.latencies):.0f} ms | {hand.errors}, {ours.errors} |"
        )
    print(f"\n{LONG}, {options.long} s on end:")
    for name, one in endured.items():
        shown = ", ".join(f"{kib // 1024}" for kib in one.memory)
        print(f"{name}: {one.errors} errors; memory {shown} MiB, {one.growth:+.1%} in the last third")
    return 0


if __name__ == "__main__":
    sys.exit(main())
