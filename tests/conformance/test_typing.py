"""Type checkers see in the generated client what its users should: each kind of call, and each kind of mistake."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.support.corpus import ROOT

SCRIPT = Path(__file__).parent / "typing" / "calls.py"
PACKAGE = ROOT / "generated" / "python"
_MYPY = re.compile(r"^[^:]+:(\d+): (error|note): (.*)$")
_REVEALED = re.compile(r'Revealed type is "(.*)"$|Type of ".*" is "(.*)"$', re.DOTALL)
_QUALIFIED = re.compile(r"\b(?:\w+\.)+(?=\w)")


@dataclass(frozen=True, slots=True)
class Found:
    """What a checker says of a line: the type it reveals, or ``""`` for an error."""

    line: int
    revealed: str


def wanted() -> Iterator[Found]:
    """Yield what the comments of the script ask for."""
    for number, line in enumerate(SCRIPT.read_text("utf-8").splitlines(), 1):
        if line.endswith("# wrong"):
            yield Found(number, "")
        elif "  # reveals: " in line:
            yield Found(number, line.partition("  # reveals: ")[2])


def found(line: int, message: str) -> Found:
    revealed = _REVEALED.search(message)
    text = (revealed[1] or revealed[2]) if revealed else ""
    return Found(line, _QUALIFIED.sub("", text))


def mypy() -> Iterator[Found]:
    """Yield what mypy finds."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary", str(SCRIPT)]
    result = subprocess.run(command, cwd=PACKAGE, capture_output=True, text=True)
    assert not result.stderr, result.stderr
    for line in result.stdout.splitlines():
        place = _MYPY.match(line)
        assert place is not None and "calls.py" in line, line
        if place[2] == "error" or "Revealed" in place[3]:
            yield found(int(place[1]), place[3])


def pyright() -> Iterator[Found]:
    """Yield what pyright finds. It brings its own Node.js from a registry, which not every machine can reach."""
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson", str(SCRIPT)]
    try:
        result = subprocess.run(command, cwd=PACKAGE, capture_output=True, text=True, timeout=300)
        report = json.loads(result.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        pytest.skip(
            "pyright can't be run here: install it with `pip install pyright`, and let it fetch Node.js"
        )
    for entry in report["generalDiagnostics"]:
        assert entry["file"].endswith("calls.py"), entry
        if entry["severity"] == "error" or "Type of" in entry["message"]:
            yield found(entry["range"]["start"]["line"] + 1, entry["message"])


@pytest.mark.parametrize("checker", [mypy, pyright])
def test_every_kind_of_call_is_seen_as_it_is(checker: Callable[[], Iterator[Found]]) -> None:
    seen = set(checker())
    expected = set(wanted())
    assert sorted(expected - seen, key=lambda one: one.line) == []
    assert sorted(seen - expected, key=lambda one: one.line) == []
