"""Watching: a change of anything that is read generates again, and no mistake ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

DOCUMENT = """\
openapi: 3.1.0
info: {title: Toys, version: "1"}
paths: {}
components: {schemas: {Toy: {$ref: "toys.yaml#/Toy"}}}
"""
TOYS = """\
Toy: {type: object, description: A toy., properties: {name: {type: string}}}
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: More, version: "1"}
actions: [{target: $.info, update: {title: More}}]
"""
CONFIG = """\
spec = "api.yaml"
overlays = ["more.yaml"]
[targets.python]
output = "out"
options.package = "toys"
"""


class Watching:
    """A watch in a process of its own, and the lines that it says."""

    def __init__(self, command: list[str], folder: Path, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines: Queue[str] = Queue()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def turn(self) -> str:
        """Return what it says until it waits."""
        said = []
        while not said or not said[-1].endswith("waiting for changes"):
            said.append(self.lines.get(timeout=30))
        return "\n".join(said)

    def is_silent(self) -> bool:
        try:
            self.lines.get(timeout=1.2)
        except Empty:
            return True
        return False


def everything(folder: Path) -> str:
    """Return the text of all that is generated."""
    return "".join(path.read_text() for path in sorted(folder.rglob("*.py")))


@pytest.fixture
def start(tmp_path: Path, repository: Path) -> Iterator[Callable[[], Watching]]:
    started = []

    def begin() -> Watching:
        for name, text in (("api.yaml", DOCUMENT), ("toys.yaml", TOYS), ("more.yaml", OVERLAY)):
            (tmp_path / name).write_text(text)
        (tmp_path / "specloom.toml").write_text(CONFIG)
        environment = {**os.environ, "PYTHONPATH": str(repository / "generator"), "PYTHONUNBUFFERED": "1"}
        started.append(Watching([sys.executable, "-m", "specloom", "watch"], tmp_path, environment))
        return started[-1]

    yield begin
    for watching in started:
        watching.process.kill()
        watching.process.wait()
        watching.listener.join()
        assert watching.process.stdout
        watching.process.stdout.close()


def test_everything_that_is_read_is_watched(tmp_path: Path, start: Callable[[], Watching]) -> None:
    watching = start()
    assert "added, 0 changed, 0 removed" in watching.turn()
    (tmp_path / "toys.yaml").write_text(TOYS.replace("A toy.", "A better toy."))
    said = watching.turn()
    assert said.startswith("changed: toys.yaml\n")
    assert "0 added, 2 changed, 0 removed" in said
    assert "A better toy." in everything(tmp_path / "out")
    (tmp_path / "more.yaml").write_text(OVERLAY.replace("More}", "Even more}"))
    assert watching.turn().startswith("changed: more.yaml\n")
    assert "Even more" in (tmp_path / "out" / "README.md").read_text()
    (tmp_path / "specloom.toml").write_text(CONFIG + "options.nothing = 1\n")
    said = watching.turn()
    assert said.startswith("changed: specloom.toml\n")
    assert "error[OPTION-UNKNOWN]" in said
    # An editor that saves by putting another file in the place of the first, and one that changes nothing.
    (tmp_path / "draft").write_text(DOCUMENT.replace("Toy:", "Tool:"))
    (tmp_path / "specloom.toml").write_text(CONFIG)
    watching.turn()
    (tmp_path / "draft").replace(tmp_path / "api.yaml")
    assert "changed: api.yaml\n" in watching.turn()
    (tmp_path / "api.yaml").touch()
    (tmp_path / "toys.yaml").write_text((tmp_path / "toys.yaml").read_text())
    assert watching.is_silent()


def test_mistakes_are_shown_and_mended_by_the_next_change(
    tmp_path: Path, start: Callable[[], Watching]
) -> None:
    watching = start()
    watching.turn()
    (tmp_path / "api.yaml").write_text(DOCUMENT.replace("toys.yaml", "tools.yaml"))
    assert "error[REF-MISSING]" in watching.turn()
    # What was missing appears.
    (tmp_path / "tools.yaml").write_text(TOYS)
    # Its type stands in another file now, by which its name is known.
    assert "0 added, 1 changed, 0 removed" in watching.turn()
    (tmp_path / "specloom.toml").write_text("nonsense")
    assert "error[CONFIG-INVALID]" in watching.turn()
    (tmp_path / "specloom.toml").unlink()
    assert "no document" in watching.turn()
    (tmp_path / "specloom.toml").write_text(CONFIG)
    assert "up to date" in watching.turn()
    (tmp_path / "api.yaml").unlink()
    assert "error[FILE-UNREADABLE]" in watching.turn()
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    # Its type stands in another file now, by which its name is known.
    assert "0 added, 1 changed, 0 removed" in watching.turn()
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(timeout=10) == 0
    assert watching.lines.get(timeout=5) == "ended"


def test_a_change_during_a_run_is_not_lost(tmp_path: Path, start: Callable[[], Watching]) -> None:
    watching = start()
    time.sleep(0.3)
    for number in range(8):
        (tmp_path / "toys.yaml").write_text(TOYS.replace("A toy.", f"Toy number {number}."))
        time.sleep(0.15)
    deadline = time.monotonic() + 30
    while "Toy number 7." not in everything(tmp_path / "out"):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert watching.process.poll() is None
