"""Codes are a closed list, and the project speaks of no machine."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from specloom.codes import EXPLANATIONS

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "generator" / "specloom"

# What takes a code as its first argument; the methods may belong to something else too.
VALUES = {"Diagnostic", "Finding"}
METHODS = {"error", "warn", "note", "count", "_unknown"}
CODE = re.compile(r"[A-Z][A-Z0-9]+(-[A-Z0-9]+)*")
MACHINE_PATH = re.compile(r"(?<![\w.$}])/(root|home|Users|tmp|work)/\w")


def used_codes(path: Path) -> set[str]:
    """Return the codes that a module reports."""
    used = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            code = node.args[0].value
            if isinstance(code, str) and (name in VALUES or (name in METHODS and CODE.fullmatch(code))):
                used.add(code)
    return used


def test_every_code_is_listed_and_explained() -> None:
    used = {code: path.name for path in sorted(PACKAGE.rglob("*.py")) for code in used_codes(path)}
    assert {code: name for code, name in used.items() if code not in EXPLANATIONS} == {}
    assert all(CODE.fullmatch(code) for code in EXPLANATIONS)


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
        text=True,
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout, so it isn't known which files belong to the project")
    found = []
    for name in sorted(filter(None, listed.stdout.split("\0"))):
        path = REPOSITORY / name
        # Documents and what is made from them may speak of any path.
        if name.startswith(("generated/", "spec/")) or not path.is_file():
            continue
        lines = path.read_text("utf-8", errors="replace").splitlines()
        found += [f"{name}:{number}" for number, line in enumerate(lines, 1) if MACHINE_PATH.search(line)]
    assert found == []
