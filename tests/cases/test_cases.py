"""Each folder here is a case: a document, what is said about it, and, where that matters, what it means.

``input.yaml`` (or ``input.json``) is read; ``diagnostics.txt`` is what must be reported; ``ir.json``, where it
exists, is the dump that must come out; ``losses.txt``, where it exists, is what the targets say they can't express of
it; ``expected/<target>/`` holds those files of a target's output that the case is about. Files named ``overlay*.yaml``
are applied to the document first. With ``SPECLOOM_GOLDEN=update`` the expectations are written anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import specloom.parser
from specloom.codes import EXPLANATIONS
from specloom.ir.dump import dump
from specloom.parser import Parsed, parse
from specloom.pipeline import Order, prepare
from specloom.targets import all_targets

FOLDER = Path(__file__).parent
CASES = sorted(path.name for path in FOLDER.iterdir() if list(path.glob("input.*")))
BUILT = ("FILE-UNREADABLE", "ENCODING", "TEXT-INVALID")
"""Codes whose documents a text file in a repository can't hold well: ``tests/parser`` makes them."""


def said(parsed: Parsed) -> str:
    """Return the diagnostics as lines of text."""
    lines = []
    for diagnostic in parsed.diagnostics:
        place = diagnostic.position
        location = diagnostic.location
        if place is None and location is not None and location.file in parsed.sources:
            place = parsed.sources[location.file].position(location.pointer)
        where = f" {place.line}:{place.column}" if place else ""
        lines.append(
            f"{diagnostic.severity.value}[{diagnostic.code}] {location}{where} {diagnostic.message}\n"
        )
        if diagnostic.hint:
            lines.append(f"    {diagnostic.hint}\n")
    return "".join(lines)


def expect(path: Path, text: str) -> None:
    """Compare with a golden file, or write it."""
    if os.environ.get("SPECLOOM_GOLDEN") == "update":
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


def is_lenient(case: str) -> bool:
    """Return whether a case's document is for a lenient reader: its name says so."""
    return case.startswith("lenient-")


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    folder = FOLDER / case
    overlays = sorted(folder.glob("overlay*.yaml"))
    parsed = parse(next(folder.glob("input.*")), overlays, lenient=is_lenient(case))
    expect(folder / "diagnostics.txt", said(parsed))
    if (folder / "ir.json").exists():
        assert parsed.api is not None
        expect(folder / "ir.json", dump(parsed.api))


WITH_OUTPUT = [case for case in CASES if (FOLDER / case / "expected").is_dir()]


@pytest.mark.parametrize("case", WITH_OUTPUT)
def test_output(case: str, tmp_path: Path) -> None:
    folder = FOLDER / case
    for target in sorted((folder / "expected").iterdir()):
        options = {"package": "example_client"} if target.name.startswith("python") else {}
        run = prepare(
            next(folder.glob("input.*")),
            [Order(target.name, tmp_path, options)],
            overlays=sorted(folder.glob("overlay*.yaml")),
            lenient=is_lenient(case),
        )
        assert not run.failed
        written = {file.path: file.content for file in run.outputs[0].files}
        paths = sorted(path for path in target.rglob("*") if path.is_file())
        assert paths
        for path in paths:
            expect(path, written[path.relative_to(target).as_posix()].decode())


WITH_LOSSES = [case for case in CASES if (FOLDER / case / "losses.txt").exists()]


@pytest.mark.parametrize("case", WITH_LOSSES)
def test_losses(case: str, tmp_path: Path) -> None:
    folder = FOLDER / case
    orders = [Order(target.id, tmp_path / target.id, {}) for target in all_targets()]
    run = prepare(next(folder.glob("input.*")), orders, overlays=sorted(folder.glob("overlay*.yaml")))
    assert not run.failed
    losses = [one for one in run.diagnostics if one.code == "LOSS"]
    expect(
        folder / "losses.txt",
        "".join(f"{one.location or '-'} {one.message}\n    {one.hint}\n" for one in losses),
    )


def test_every_code_has_a_case() -> None:
    reported = "".join((FOLDER / case / "diagnostics.txt").read_text("utf-8") for case in CASES)
    sources = "".join(path.read_text("utf-8") for path in Path(specloom.parser.__file__).parent.glob("*.py"))
    used = [code for code in EXPLANATIONS if f'"{code}"' in sources]
    assert sorted(code for code in used if f"[{code}]" not in reported) == sorted(BUILT)


def test_every_code_is_explained() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(specloom.parser.__file__).parent.glob("*.py"))
    used = set(re.findall(r'(?:error|warn|note|count|Finding|_Unresolved)\(\s*"([A-Z-]+)"', sources))
    assert used
    assert used <= set(EXPLANATIONS)
