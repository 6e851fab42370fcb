"""No document costs more than it is long: two seconds of work and 300 MB, whatever it asks for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from specloom.targets import all_targets
from tests.security.bombs import BOMBS
from tests.support.corpus import ROOT

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
    # Each bomb meets one target here and all of them in `make hostile`: most are about reading.
    chosen = (
        TARGETS if os.environ.get("SPECLOOM_HOSTILE") else (TARGETS[list(BOMBS).index(name) % len(TARGETS)],)
    )
    for target in chosen:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(document), str(tmp_path), target],
            env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        failed, findings, outputs, seconds, megabytes = json.loads(done.stdout)
        assert findings if failed else outputs == 1
        assert seconds < SECONDS, f"{target}: {seconds:.1f} s"
        assert megabytes < MEGABYTES, f"{target}: {megabytes} MB"
