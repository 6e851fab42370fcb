"""A run that is killed at any moment: nothing is torn, nothing is lost, and the next run ends what was begun."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from specloom.diagnostics import Diagnostic
from specloom.writing.compare import compare
from specloom.writing.disk import apply, is_interrupted, recover
from specloom.writing.files import File
from specloom.writing.manifest import Manifest, digest, read_manifest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

OLD = {
    "same": "s",
    "changed": "old",
    "edited": "old",
    "Case.py": "old",
    "folder": "old",
    "d/e/gone": "old",
    "top/x": "1",
}
NEW = {
    "same": "s",
    "changed": "new",
    "edited": "new",
    "case.py": "new",
    "folder/f": "new",
    "n/m/added": "new",
    "top": "2",
}
EFFECTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"})


def manifest_of(files: tuple[File, ...]) -> Manifest:
    return Manifest("1", "toy", "d", {file.path: digest(file.content) for file in files})


def write(root: Path, contents: dict[str, str], *, force: bool = False) -> tuple[Diagnostic, ...]:
    files = tuple(File(path, text.encode()) for path, text in contents.items())
    manifest = manifest_of(files)
    changes = compare(files, manifest, root, read_manifest(root).value, force=force)
    assert not changes.conflicts
    return apply(changes, files, manifest, root)


def tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != ".specloom.json" and ".specloom.pending" not in path.parts
    }


def killed_before_effect(root: Path, number: int) -> bool:
    """Write in a process that is killed before its so many-th effect; return whether it came that far."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) == -signal.SIGKILL
    left = number

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in EFFECTS and str(root) in str(arguments[0]):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(audit)
    write(root, NEW, force=True)
    os._exit(0)


def every_kill(folder: Path) -> Iterator[Path]:
    """Yield an output folder for each effect of a run, killed before it."""
    number = 0
    while True:
        number += 1
        root = folder / str(number)
        write(root, OLD)
        (root / "mine").write_text("mine")
        (root / "edited").write_text("edited by hand")
        if not killed_before_effect(root, number):
            assert number > 30
            return
        yield root


def test_a_kill_before_any_effect_is_repaired_by_the_next_run(tmp_path: Path) -> None:
    edits = {"mine": "mine", "edited": "edited by hand"}
    final = {**NEW, "mine": "mine", "edited.orig": "edited by hand"}
    seen = set()
    for root in every_kill(tmp_path):
        left = tree(root)
        whole = "old" if left == {**OLD, **edits} else "new" if left == final else "between"
        seen.add(whole)
        # No file is torn, and without a journal the output is as it was.
        assert set(left.values()) <= {*OLD.values(), *NEW.values(), *edits.values()}
        assert whole != "between" or (root / ".specloom.pending" / "journal.json").is_file()
        assert recover(root) == ()
        assert not is_interrupted(root)
        assert tree(root) == ({**OLD, **edits} if whole == "old" and read_old(root) else final)
        assert write(root, NEW, force=True) == ()
        assert tree(root) == final
    assert seen == {"old", "between", "new"}


def read_old(root: Path) -> bool:
    manifest = read_manifest(root).value
    assert manifest is not None
    return "Case.py" in manifest.files


def test_what_was_edited_after_the_kill_is_left_alone(tmp_path: Path) -> None:
    edited = 0
    for root in every_kill(tmp_path):
        if not (root / ".specloom.pending" / "journal.json").is_file():
            continue
        if (root / "changed").read_text() == "old":
            (root / "changed").write_text("mine, too")
            edited += 1
            assert recover(root) == ()
            assert (root / "changed").read_text() == "mine, too"
            files = (File("changed", b"new"),)
            manifest = manifest_of(files)
            assert "changed" in compare(files, manifest, root, read_manifest(root).value).conflicts
    assert edited


@pytest.mark.parametrize(
    "row",
    [
        ["put", "0", "../out", ""],
        ["put", "../0", "x", ""],
        ["put", "0", "/etc/x", ""],
        ["remove", ".git/config", ""],
        ["keep", "x", "../x", ""],
        ["nothing"],
    ],
)
def test_a_journal_that_we_did_not_write_is_refused(tmp_path: Path, row: list[str]) -> None:
    root = tmp_path / "root"
    (root / ".specloom.pending").mkdir(parents=True)
    (root / ".specloom.pending" / "0").write_text("evil")
    (root / ".specloom.pending" / "journal.json").write_text(json.dumps([row]))
    before = sorted(tmp_path.rglob("*"))
    (found,) = recover(root)
    assert found.code == "OUTPUT-UNSAFE"
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_in_place_of_the_pending_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "0").write_text("theirs")
    root = tmp_path / "root"
    root.mkdir()
    (root / ".specloom.pending").symlink_to(tmp_path / "elsewhere")
    assert [found.code for found in recover(root)] == ["OUTPUT-UNSAFE"]
    assert (tmp_path / "elsewhere" / "0").read_text() == "theirs"


def test_a_link_among_the_staged_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    pending = tmp_path / "root" / ".specloom.pending"
    pending.mkdir(parents=True)
    (pending / "0").symlink_to(tmp_path / "secret")
    (pending / "journal.json").write_text('[["put", "0", "x", ""]]')
    assert [found.code for found in recover(tmp_path / "root")] == ["OUTPUT-UNSAFE"]
    assert not (tmp_path / "root" / "x").is_symlink()


SPEC = """\
openapi: 3.1.0
info: {title: Toys, version: "1"}
paths: {}
components:
  schemas:
"""


def spec_of(names: range) -> str:
    return SPEC + "".join(
        f"    Thing{name}: {{type: object, description: Of {names.start}., properties: {{a: {{type: string}}}}}}\n"
        for name in names
    )


def test_real_runs_at_once_and_killed_at_random_moments(tmp_path: Path, repository: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(repository / "generator")}
    (tmp_path / "old.yaml").write_text(spec_of(range(60)))
    (tmp_path / "new.yaml").write_text(spec_of(range(30, 90)))

    def start(document: str, root: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "specloom", "generate", document, "-t", "python", "-o", root]
        return subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def everything(root: str) -> dict[str, bytes]:
        return {
            path.relative_to(tmp_path / root).as_posix(): path.read_bytes()
            for path in (tmp_path / root).rglob("*")
            if path.is_file()
        }

    took = {}
    for name in ("old", "new"):
        started = time.monotonic()
        assert start(f"{name}.yaml", name).wait() == 0
        took[name] = time.monotonic() - started
    trees = {name: everything(name) for name in took}
    # Two at once take turns: the output is that of the one that came last, whole.
    both = [start(f"{name}.yaml", "both") for name in took]
    assert [process.wait() for process in both] == [0, 0]
    assert everything("both") in trees.values()
    generator = random.Random(6)
    documents, now = ("old", "new"), 0
    assert start("old.yaml", "out").wait() == 0
    for _ in range(12):
        wanted = documents[1 - now]
        process = start(f"{wanted}.yaml", "out")
        time.sleep(generator.uniform(0.3, 1.0) * took["new"])
        process.kill()
        process.wait()
        left = everything("out")
        pending = any(path.startswith(".specloom.pending/") for path in left)
        assert pending or left in trees.values()
        # The next run may be about another document, or the same.
        now = generator.choice((0, 1))
        assert start(f"{documents[now]}.yaml", "out").wait() == 0
        assert everything("out") == trees[documents[now]]
