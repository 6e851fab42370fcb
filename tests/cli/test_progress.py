"""What is shown while a run goes on: to people who wait, and to nobody else."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from specloom.cli import commands, progress
from specloom.cli.progress import Progress, is_watched
from tests.bench.generation import scaled
from tests.support.corpus import OWN_DOCUMENT


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


def test_a_long_run_shows_its_stage_and_clears_the_line() -> None:
    stream = Terminal()
    with Progress(stream, delay=0.05) as shown:
        shown.observe("reading")
        time.sleep(0.1)
        shown.observe("planning python")
        time.sleep(0.25)
    text = stream.getvalue()
    assert re.match(r"\r\x1b\[2Kreading … 0\.\d s\r\x1b\[2K", text)
    assert "planning python … " in text
    assert text.endswith(" s\r\x1b[2K")


def test_a_short_run_shows_nothing() -> None:
    assert progress.DELAY == 0.5
    stream = Terminal()
    with Progress(stream) as shown:
        shown.observe("reading")
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("name", "value", "watched"), [("CI", "true", False), ("TERM", "dumb", False), ("CI", "", True)]
)
def test_nobody_looks_at_a_ci(monkeypatch: pytest.MonkeyPatch, name: str, value: str, watched: bool) -> None:
    assert is_watched(Terminal())
    assert not is_watched(io.StringIO())
    monkeypatch.setenv(name, value)
    assert is_watched(Terminal()) == watched


def on_a_terminal(folder: Path, environment: dict[str, str], *arguments: str) -> str:
    """Run the command on a terminal, and return what it shows there."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "specloom", *arguments],
        cwd=folder,
        env={**os.environ, "TERM": "xterm", "SPECLOOM_CACHE": "", **environment},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:
        pass  # the other end is closed
    os.close(ours)
    process.wait()
    return shown.decode()


def test_a_terminal_shows_progress_and_colours_unless_told_otherwise(
    tmp_path: Path, repository: Path
) -> None:
    path = {"PYTHONPATH": str(repository / "generator")}
    (tmp_path / "bad.yaml").write_text("openapi: 3.1.0\npaths: none\n")
    wrong = ("generate", "bad.yaml", "-t", "python", "-o", "out")
    assert "\x1b[1;31merror[" in on_a_terminal(tmp_path, path, *wrong)
    assert "\x1b[1;3" not in on_a_terminal(tmp_path, {**path, "NO_COLOR": "1"}, *wrong)
    right = ("generate", str(scaled(OWN_DOCUMENT, 8, tmp_path)), "-t", "python", "-o", "out")
    assert re.search(r"\x1b\[2K[a-z ]+ … \d\.\d s", on_a_terminal(tmp_path, path, *right))
    assert "\x1b[2K" not in on_a_terminal(tmp_path, {**path, "CI": "1"}, *right)


@pytest.mark.parametrize("command", ["generate", "check"])
def test_verbose_tells_how_long_each_stage_took(project: Path, command: str) -> None:
    arguments = [command, "api.yaml", "--target", "toy", "--output", "out"]
    CliRunner().invoke(commands, ["generate", *arguments[1:], "--set", "shout=yes"])
    told = CliRunner().invoke(commands, [*arguments, "--verbose"]).stderr
    stages = re.findall(r"^ *\d+\.\d{3} s  (.+)$", told, re.MULTILINE)
    expected = [
        "remembering",
        "loading",
        "reading",
        "planning toy",
        "making toy",
        "comparing toy",
    ]
    written = ["writing"] if command == "generate" else []
    assert stages == [*expected, *written, "keeping for the next run", "in all"]
