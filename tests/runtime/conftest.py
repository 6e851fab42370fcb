"""Puts the runtime and the sample models together, as generating does."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "templates" / "python"


def assemble(root: Path) -> Path:
    """Write the package ``sample_api`` below ``root``."""
    package = root / "sample_api"
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(HERE / "sample", package, ignore=ignore)
    for static in ("static", "sending", "client/static"):
        shutil.copytree(TEMPLATES / static, package, dirs_exist_ok=True, ignore=ignore)
    return package


@pytest.fixture(scope="session", autouse=True)
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample package, importable."""
    root = tmp_path_factory.mktemp("package")
    path = assemble(root)
    sys.path.insert(0, str(root))
    return path
