"""A run that changes nothing is answered from memory, and only such a run."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import specloom.pipeline
from specloom import identity
from specloom.cli import commands
from specloom.writing import format
from specloom.writing.files import File

CONFIG = """\
spec = "api.yaml"
overlays = ["more.yaml"]
[targets.toy]
output = "out"
"""
DOCUMENT = """\
openapi: 3.1.0
info: {title: Toys, version: "1"}
paths:
  /toys: {$ref: "paths.yaml#/toys"}
components: {schemas: {Toy: {type: object}}}
"""
PATHS = """\
toys:
  get: {responses: {"200": {description: Fine.}}}
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: More, version: "1"}
actions: [{target: $.info, update: {x-more: true}}]
"""


@pytest.fixture(autouse=True)
def remembered(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project that was generated before."""
    monkeypatch.setenv("SPECLOOM_CACHE", str(tmp_path / "cache"))
    for name, text in (("specloom.toml", CONFIG), ("api.yaml", DOCUMENT), ("paths.yaml", PATHS)):
        (project / name).write_text(text)
    (project / "more.yaml").write_text(OVERLAY)
    assert run("generate").exit_code == 0


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, list(arguments))


@pytest.fixture
def generates(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Return whether a run does more than remember."""
    ran = []
    real = specloom.pipeline._make

    def make(*arguments: object) -> object:
        ran.append(True)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(specloom.pipeline, "_make", make)

    def generated(*arguments: str) -> bool:
        ran.clear()
        run(*(arguments or ("generate",)))
        return bool(ran)

    return generated


def test_nothing_is_made_where_nothing_changed(generates: Callable[..., bool]) -> None:
    assert not generates()
    assert not generates()
    assert not generates("generate", "--force")


@pytest.mark.parametrize("arguments", [["generate"], ["generate", "--format", "json"], ["check"]])
def test_what_is_told_is_the_same(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = run(*arguments)
    assert "LOSS" in remembered.output
    monkeypatch.setenv("SPECLOOM_CACHE", "")
    made = run(*arguments)
    assert (remembered.exit_code, remembered.stdout, remembered.stderr) == (0, made.stdout, made.stderr)


def append(name: str, text: str = "\n") -> Callable[[Path], None]:
    def change(project: Path) -> None:
        path = project / name
        before = path.stat()
        path.write_text(path.read_text() + text)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


def swap_bytes(project: Path) -> None:
    """Edit a file so that its size and its time stay the same."""
    path = project / "out" / "operations" / "get.py"
    before = path.stat()
    path.write_text(path.read_text().replace("GET", "PUT"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def link(project: Path) -> None:
    path = project / "out" / "static.txt"
    path.rename(project / "elsewhere")
    path.symlink_to(project / "elsewhere")


def link_folder(project: Path) -> None:
    path = project / "out" / "operations"
    path.rename(project / "elsewhere")
    path.symlink_to(project / "elsewhere")


@pytest.mark.parametrize(
    "change",
    [
        append("api.yaml"),
        append("paths.yaml"),
        append("more.yaml"),
        append("specloom.toml", "ignore = ['static.txt']"),
        append("specloom.toml", "options.shout = 'yes'"),
        append("out/.specloom.json"),
        swap_bytes,
        lambda project: (project / "out" / "static.txt").unlink(),
        lambda project: (project / "out" / ".specloom.pending").mkdir(),
        link,
        link_folder,
    ],
)
def test_a_change_is_noticed(
    project: Path, generates: Callable[..., bool], change: Callable[[Path], None]
) -> None:
    change(project)
    assert generates()


def test_another_question_is_another_run(generates: Callable[..., bool]) -> None:
    assert generates("generate", "--set", "shout=yes")
    assert generates("check", "--strict")
    assert not generates("generate", "--set", "shout=yes")
    # The folder holds the other output now.
    assert generates("generate")


def test_a_failure_is_not_remembered(project: Path, generates: Callable[..., bool]) -> None:
    (project / "out" / "static.txt").write_text("mine")
    for _ in range(2):
        assert generates()
        assert generates("check")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"inputs": 1}'])
def test_a_broken_record_is_no_record(tmp_path: Path, generates: Callable[..., bool], content: str) -> None:
    (record,) = (path for path in (tmp_path / "cache").iterdir() if "inputs" in path.read_text())
    record.write_text(content)
    assert generates()
    assert not generates()
    tree = json.loads(record.read_text())
    tree["program"] = "another"
    record.write_text(json.dumps(tree))
    assert generates()


def test_the_program_is_known_by_its_code(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    known = set()
    for name, text in (("a.j2", "1"), ("a.j2", "2"), ("b.j2", "2")):
        (folder / name).write_text(text)
        known.add(identity.program_digest.__wrapped__((folder,)))
    assert len(known) == 3


def test_without_a_place_for_records_every_run_is_a_run(
    generates: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPECLOOM_CACHE", "")
    assert generates()
    assert generates()


def test_only_what_was_rendered_anew_is_formatted_anew(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    formatted: list[list[str]] = []
    real = format._format_python

    def counted(files: list[File]) -> list[bytes]:
        formatted.append([file.path for file in files])
        return real(files)

    monkeypatch.setattr(format, "_format_python", counted)
    (project / "paths.yaml").write_text(PATHS + '  delete: {responses: {"200": {description: Fine.}}}\n')
    assert run("generate").exit_code == 0
    assert formatted == [["operations/delete.py"]]
    # What is not in the output any more has to be formatted again, and so has everything for another program.
    (project / "out" / "operations" / "get.py").write_text("x=1")
    assert run("generate", "--force").exit_code == 0
    assert formatted[1:] == [["operations/get.py"]]
    assert (project / "out" / "operations" / "get.py").read_text() == 'x = "GET"\n'
    for record in (tmp_path / "cache").iterdir():
        record.write_text(record.read_text().replace('"program": "', '"program": "x'))
    assert run("generate").exit_code == 0
    assert formatted[2:] == [["operations/delete.py", "operations/get.py"]]
