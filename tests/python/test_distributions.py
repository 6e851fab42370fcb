"""What a distribution that is built of the output holds."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest


@pytest.mark.parametrize("target", ["python", "python-fastapi"])
def test_what_was_moved_aside_is_in_no_distribution(target: str, repository: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(repository / "generated" / target, project)
    for path in (*project.glob("*/__init__.py"), project / "README.md"):
        shutil.copy(path, f"{path}.orig")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path / "built")]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    (wheel,) = (tmp_path / "built").glob("*.whl")
    (source,) = (tmp_path / "built").glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as packed, tarfile.open(source) as unpacked:
        for names in (packed.namelist(), unpacked.getnames()):
            assert any(name.endswith("/__init__.py") for name in names)
            assert not [name for name in names if name.endswith(".orig")]
