"""One document through every target by the command, and what can be said about it afterwards."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from specloom.targets import all_targets
from tests.corpus.counting import Content, count
from tests.corpus.reading import faults_of

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
SECONDS = 3600
"""After this long a document is given up."""

PACKAGE = "example_client"
PYTHON = ("python", "python-fastapi")
_SILENT_ABOUT_CALLBACKS = "python-fastapi"
"""The target that says all of callbacks."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a document.

    ``seconds`` and ``megabytes`` are what the command took for all targets, as processor time of all its processes and
    as the largest of them. ``codes`` counts its findings. ``typed`` says whether mypy has seen the packages.
    """

    name: str
    size: int
    operations: int
    types: int
    files: int
    seconds: float
    megabytes: int
    codes: dict[str, int]
    faults: list[str]
    typed: bool


def run_apart(document: Path, name: str, *, typed: bool, worker: int) -> Result:
    """Run a document in a process of its own, so that its memory is its own. A worker has its own cache for mypy."""
    command = [
        sys.executable,
        "-m",
        "tests.corpus.running",
        str(document),
        name,
        str(int(typed)),
        str(worker),
    ]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'generator'}{os.pathsep}{ROOT}"},
        )
    except subprocess.TimeoutExpired:
        return _broken(document, name, f"it takes more than {SECONDS} seconds")
    if done.returncode != 0:
        return _broken(document, name, done.stderr[-2000:])
    return Result(**json.loads(done.stdout))


def _broken(document: Path, name: str, fault: str) -> Result:
    return Result(name, document.stat().st_size, 0, 0, 0, 0.0, 0, {}, [fault], False)


def run_here(
    document: Path, name: str, folder: Path, *, typed: bool = False, types_cache: str = ""
) -> Result:
    """Run a document through every target, in a folder that exists."""
    content = count(document)
    size = document.stat().st_size
    _configure(document, folder)
    before = time.process_time(), _children_seconds()
    command = [sys.executable, "-m", "specloom", "generate", "--format", "json"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=_environment(folder)
    )
    seconds = _children_seconds() - before[1]
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    try:
        told = json.loads(done.stdout)
    except ValueError:
        told = {"diagnostics": []}
    findings: list[Mapping[str, str]] = told["diagnostics"]
    codes = Counter(one["code"] for one in findings)
    totals = (len(content.operations) + len(content.webhooks), len(content.types))
    if done.returncode != 0:
        errors = [one["message"] for one in findings if one["severity"] == "error"]
        fault = f"exit {done.returncode}: {errors or done.stderr[-2000:]}"
        return Result(name, size, *totals, 0, seconds, megabytes, dict(codes), [fault], False)
    faults: list[str] = []
    files = 0
    for target in all_targets():
        root = folder / target.id
        found = {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file() and path.name != ".specloom.json"
        }
        files += len(found)
        faults += [f"{target.id}: {fault}" for fault in faults_of(target.id, found, content)]
    faults += _unsaid(content, findings)
    faults += _not_importable(folder)
    faults += _unclean(folder)
    if typed:
        faults += _untyped(folder, types_cache)
    return Result(name, size, *totals, files, seconds, megabytes, dict(codes), faults, typed)


def _configure(document: Path, folder: Path) -> None:
    lines = [f"spec = {json.dumps(str(document))}"]
    for target in all_targets():
        lines += [f"[targets.{target.id}]", f'output = "{target.id}"']
        if any(option.name == "package" for option in target.options) and target.id in PYTHON:
            lines += [f"[targets.{target.id}.options]", f'package = "{PACKAGE}"']
    (folder / "specloom.toml").write_text("\n".join(lines) + "\n", "utf-8")


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "SPECLOOM_CACHE": str(folder / "cache")}


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _unsaid(content: Content, findings: list[Mapping[str, str]]) -> list[str]:
    """Return what a document has, a target can't say, and nothing told."""
    if not content.callbacks:
        return []
    losses = [one["message"] for one in findings if one["code"] == "LOSS" and "callback" in one["message"]]
    return [
        f"{target.id}: the loss report is silent about callbacks"
        for target in all_targets()
        if target.id != _SILENT_ABOUT_CALLBACKS and not any(one.startswith(f"{target.id}:") for one in losses)
    ]


_IMPORTING = """
import importlib, sys
from pathlib import Path
sys.path.insert(0, ".")
for path in sorted(Path(sys.argv[1]).rglob("*.py")):
    importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
"""


def _not_importable(folder: Path) -> list[str]:
    """Return what goes wrong when every module of the Python packages is imported."""
    faults = []
    for target in PYTHON:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", _IMPORTING, PACKAGE],
            cwd=folder / target,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            faults.append(f"{target}: {done.stderr[-1500:]}")
    return faults


def _unclean(folder: Path) -> list[str]:
    """Return what the linter says of the Python packages."""
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--isolated",
        "--quiet",
        "--output-format=concise",
        *PYTHON,
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return [f"ruff: {line}" for line in (done.stdout + done.stderr).splitlines()[:20]]


def _untyped(folder: Path, cache: str) -> list[str]:
    """Return what ``mypy --strict`` says of the Python packages."""
    faults = []
    for target in PYTHON:
        command = [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--config-file=",
            f"--cache-dir={cache}",
            PACKAGE,
        ]
        done = subprocess.run(command, cwd=folder / target, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            faults.append(f"{target}: mypy: {(done.stdout + done.stderr)[-1500:]}")
    return faults


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="specloom-corpus-") as place:
        types_cache = str(ROOT / "build" / "corpus" / f"mypy-{sys.argv[4]}")
        result = run_here(
            Path(sys.argv[1]).resolve(),
            sys.argv[2],
            Path(place),
            typed=sys.argv[3] == "1",
            types_cache=types_cache,
        )
    json.dump(asdict(result), sys.stdout)
