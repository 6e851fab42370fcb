"""The GitHub action: what its steps do, without GitHub."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.repositories import CONFIG, DOCUMENT, Repository


@pytest.fixture
def action(repository: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((repository / "action.yml").read_text(encoding="utf-8"))
    return loaded


def test_no_script_holds_an_expression(action: dict[str, Any]) -> None:
    """Text of an input in a script would be run; in a variable it is text."""
    assert [step["name"] for step in action["runs"]["steps"] if "${{" in step.get("run", "")] == []
    used = {
        word for step in action["runs"]["steps"] for word in str(step).split() if word.startswith("inputs.")
    }
    assert used == {f"inputs.{name}" for name in action["inputs"]}


def test_check_annotates_summarizes_and_fails(
    tmp_path: Path, repository: Path, action: dict[str, Any]
) -> None:
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "specloom"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m specloom "$@"\n')
    command.chmod(0o755)
    user = Repository(tmp_path / "repository", {})
    project = tmp_path / "repository" / "sdk"
    project.mkdir(parents=True)
    (project / "api.yaml").write_text(DOCUMENT.replace("listToys", "listAllToys"))
    assert user.commit().returncode == 0
    (project / "api.yaml").write_text(DOCUMENT.replace("{description: Fine.}", "{}"))
    (project / "specloom.toml").write_text(CONFIG)
    (step,) = (step for step in action["runs"]["steps"] if step.get("name") == "Check")

    def check(arguments: str = "", document: str = "") -> subprocess.CompletedProcess[str]:
        summary.write_text("")
        environment = {
            **os.environ,
            "PYTHONPATH": str(repository / "generator"),
            "SPECLOOM": str(command),
            "DIFFERENCE": str(tmp_path / "difference"),
            "ARGUMENTS": arguments,
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_WORKSPACE": str(tmp_path / "repository"),
            "DOCUMENT": document,
            "BASE": "HEAD",
        }
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    summary = tmp_path / "summary"
    stale = check()
    assert stale.returncode == 1
    assert "::error title=OUTPUT-STALE::out is not what python would generate now" in stale.stdout
    assert "::warning title=DOCUMENT-INVALID,file=sdk/api.yaml,line=8,col=" in stale.stdout
    assert "### Generated files are not up to date" in summary.read_text()
    assert '+        """List the toys.' in summary.read_text()
    subprocess.run(
        [command, "generate"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(repository / "generator")},
        check=True,
        capture_output=True,
    )
    current = check("--set package=toys --target python")
    assert (current.returncode, summary.read_text()) == (0, ""), current.stderr
    assert check("--strict --target python").returncode == 1
    compared = check("--target python", "api.yaml")
    assert compared.returncode == 0, compared.stderr
    assert "`DefaultApi.list_toys`: was called DefaultApi.list_all_toys" in summary.read_text()
    assert "Breaking" in summary.read_text()
