"""Patterns as in a .gitignore; git is the judge."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from specloom.writing.ignoring import Ignored, unmatched_diagnostics

PATHS = (
    "README.md",
    "docs/README.md",
    "docs/a/b.md",
    "pkg/models/pet.py",
    "pkg/models/[x].py",
    "pkg/api.py",
    "setup.py",
)


@pytest.mark.parametrize(
    "patterns",
    [
        ["README.md"],
        ["/README.md"],
        ["docs/"],
        ["docs"],
        ["docs/*"],
        ["*.py"],
        ["pkg/*.py"],
        ["pkg/**"],
        ["pkg/**/*.py"],
        ["**/pet.py"],
        ["*.py", "!setup.py"],
        ["!setup.py", "*.py"],
        ["?etup.py"],
        ["[rs]etup.py"],
        ["[!s]etup.py"],
        ["\\[x\\].py"],
        ["models/"],
        ["README.md/"],
        ["a/b.md"],
    ],
)
def test_patterns_mean_what_they_mean_to_git(tmp_path: Path, patterns: list[str]) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    (tmp_path / ".git" / "info" / "exclude").write_text("\n".join(patterns), encoding="utf-8")
    listed = ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "-z"]
    done = subprocess.run(listed, cwd=tmp_path, capture_output=True, text=True, check=True)
    ignored, _ = Ignored(patterns).split(PATHS)
    assert sorted(ignored) == sorted(filter(None, done.stdout.split("\0")))


def test_a_pattern_that_keeps_nothing_is_told() -> None:
    _, unmatched = Ignored(["READM.md", "*.md"]).split(PATHS)
    assert unmatched == ("READM.md",)
    (found,) = unmatched_diagnostics(unmatched, "toy")
    assert (found.code, "READM.md" in found.message) == ("IGNORE-UNMATCHED", True)
