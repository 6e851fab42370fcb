"""The hooks for pre-commit, in a real repository, by the real pre-commit, which installs this project by itself."""

from __future__ import annotations

import shutil
import site
import sys
from pathlib import Path

import pytest

from tests.cli.repositories import CONFIG, DOCUMENT, Repository

PRE_COMMIT = [sys.executable, "-m", "pre_commit"]
CONFIGURED = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks: [{{id: {hook}}}]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Repository:
    """A repository with what pre-commit installs of this project."""
    folder = tmp_path_factory.mktemp("hooks") / "specloom"
    made = Repository(folder, {})
    for name in ("generator", "templates"):
        shutil.copytree(repository / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(repository / name, folder)
    assert made.commit().returncode == 0
    return made


@pytest.fixture
def user(tmp_path: Path, project: Repository) -> Repository:
    """A repository of a user, with a document and without the output."""
    # What the project needs is here already: pip takes it for installed, and no network is needed.
    here = ":".join(site.getsitepackages())
    environment = {
        "PRE_COMMIT_HOME": str(project.folder.parent / "pre-commit"),
        "PYTHONPATH": here,
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_NO_INDEX": "1",
    }
    made = Repository(tmp_path / "user", environment)
    (made.folder / "api.yaml").write_text(DOCUMENT)
    (made.folder / "specloom.toml").write_text(CONFIG)
    return made


def use(user: Repository, project: Repository, hook: str) -> None:
    revision = project.run("git", "rev-parse", "HEAD").stdout.strip()
    configured = CONFIGURED.format(repository=project.folder, revision=revision, hook=hook)
    (user.folder / ".pre-commit-config.yaml").write_text(configured)
    user.run("git", "add", "--all")
    installed = user.run(*PRE_COMMIT, "install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout


def change(user: Repository) -> None:
    (user.folder / "api.yaml").write_text(DOCUMENT.replace("the toys", "all toys"))


def test_generate_brings_a_commit_up_to_date(user: Repository, project: Repository) -> None:
    use(user, project, "specloom-generate")
    first = user.commit()
    assert first.returncode == 0, first.stdout
    assert (user.folder / "out" / ".specloom.json").is_file()
    assert user.commit().returncode == 0
    change(user)
    refused = user.commit()
    assert refused.returncode == 1
    assert "files were modified by this hook" in refused.stdout
    assert "List all toys." in (user.folder / "out" / "toys" / "api" / "default.py").read_text()
    assert user.commit().returncode == 0
    assert user.run("git", "status", "--porcelain").stdout == ""


def test_check_refuses_a_stale_commit_and_changes_nothing(user: Repository, project: Repository) -> None:
    use(user, project, "specloom-check")
    refused = user.commit()
    assert refused.returncode == 1
    assert "error[OUTPUT-STALE]" in refused.stdout
    assert not (user.folder / "out").exists()
    user.environment["PYTHONPATH"] += f":{project.folder / 'generator'}"
    assert user.run(sys.executable, "-m", "specloom", "generate").returncode == 0
    assert user.commit().returncode == 0
    change(user)
    refused = user.commit()
    assert refused.returncode == 1
    assert '+        """List all toys.' in refused.stdout
    assert user.run(sys.executable, "-m", "specloom", "generate").returncode == 0
    accepted = user.commit()
    assert accepted.returncode == 0, accepted.stdout
