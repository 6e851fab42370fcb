"""One document through every target, and what can be said about it afterwards."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
import warnings
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from specloom.pipeline import generate
from specloom.request import Order
from specloom.targets import all_targets
from tests.support.written import unreadable

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
SECONDS = 900
MEGABYTES = 2000
PACKAGE = "example_client"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a document and a target. ``megabytes`` is the peak of the whole run with all before it."""

    target: str
    operations: int
    files: int
    seconds: float
    megabytes: int
    codes: dict[str, int]
    faults: list[str]


def run_apart(document: Path, folder: Path) -> list[Result]:
    """Run a document in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "tests.corpus.running", str(document), str(folder)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'generator'}{os.pathsep}{ROOT}",
            "SPECLOOM_CACHE": str(folder / "cache"),
        },
    )
    if done.returncode != 0:
        return [Result("any", 0, 0, 0.0, 0, {}, [done.stderr[-2000:]])]
    return [Result(**one) for one in json.loads(done.stdout)]


def run_here(document: Path, folder: Path) -> list[Result]:
    """Run a document through every target."""
    return [run_one(document, target.id, folder / target.id) for target in all_targets()]


def run_one(document: Path, target: str, folder: Path) -> Result:
    """Run a document through one target, and read every file that comes out."""
    start = time.perf_counter()
    options = {"package": PACKAGE} if target == "python" else {}
    run = generate(document, [Order(target, folder, options)])
    seconds = time.perf_counter() - start
    codes = Counter(one.code for one in dict.fromkeys(run.diagnostics))
    if run.api is None or run.failed or not run.outputs:
        return Result(target, 0, 0, seconds, _megabytes(), dict(codes), ["it failed"])
    files = run.outputs[0].files
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        faults = [fault for file in files if (fault := unreadable(file.path, file.content))]
    if not any(file.path.endswith(".md") for file in files):
        faults.append("no pages")
    text = b"\n".join(file.content for file in files).decode("utf-8")
    operations = run.api.operations
    lost = [one.id for one in operations if not _is_shown(one.path, text)]
    faults.extend(f"nothing shows {id}" for id in lost)
    return Result(target, len(operations), len(files), seconds, _megabytes(), dict(codes), faults)


def _is_shown(path: str, text: str) -> bool:
    """Return whether the longest part of a path that is not escaped anywhere is somewhere in the files."""
    return max(re.split(r"[^a-zA-Z0-9]+", path), key=len) in text


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    json.dump([asdict(result) for result in run_here(Path(sys.argv[1]), Path(sys.argv[2]))], sys.stdout)
