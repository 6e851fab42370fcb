"""No document costs more than it is long: two seconds of work and 300 MB, whatever it asks for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from specloom.targets import all_targets
from tests.security.bombs import AIMED, BOMBS
from tests.security.growth import GROWING
from tests.support.corpus import ROOT

HOSTILE = bool(os.environ.get("SPECLOOM_HOSTILE"))
SECONDS = 2.0
MEGABYTES = 300

PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from specloom.pipeline import prepare
from specloom.request import Order
from specloom.targets import find_target
folder, target = Path(sys.argv[2]), sys.argv[3]
started = time.process_time()
run = prepare(Path(sys.argv[1]), [Order(target, folder / target, {})])
seconds = time.process_time() - started
# The peak of this program alone: what getrusage tells includes the process that it was forked from.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([run.failed, len(run.diagnostics), len(run.outputs), seconds, int(peak.split()[1]) // 1024]))
"""
TARGETS = tuple(target.id for target in all_targets())


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="a process's memory can't be seen here")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_soon(name: str, tmp_path: Path) -> None:
    document = tmp_path / ("input.json" if BOMBS[name].startswith("{") else "input.yaml")
    document.write_text(BOMBS[name], "utf-8")
    # A bomb meets one target here and all of them in `make hostile`: most are about reading.
    usual = (TARGETS[list(BOMBS).index(name) % len(TARGETS)],)
    for target in TARGETS if HOSTILE else AIMED.get(name, usual):
        seconds, megabytes = _cost(document, target)
        assert seconds < SECONDS, f"{target}: {seconds:.1f} s"
        assert megabytes < MEGABYTES, f"{target}: {megabytes} MB"


@pytest.mark.skipif(not HOSTILE, reason="takes a quarter of an hour: make hostile")
@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", GROWING)
def test_cost_grows_with_the_document(name: str, target: str, tmp_path: Path) -> None:
    """Twice as much of anything may take twice as long, and no longer, whatever the size."""
    size, sized = GROWING[name]
    document = tmp_path / "input.json"
    costs = []
    for times in (1, 2, 4, 8):
        document.write_text(sized(size * times), "utf-8")
        costs.append(_cost(document, target)[0])
    told = ", ".join(f"{cost:.2f} s" for cost in costs)
    assert costs[3] - costs[2] < 2.7 * max(costs[2] - costs[1], 0.3), told


def _cost(document: Path, target: str) -> tuple[float, int]:
    """Return the seconds of work and the megabytes of memory that a document takes; it has to end in something."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(document), str(document.parent), target],
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator"), "SPECLOOM_CACHE": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    failed, findings, outputs, seconds, megabytes = json.loads(done.stdout)
    assert findings if failed else outputs == 1
    return seconds, megabytes
