"""Running PHP, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def run_php(script: Path, *arguments: str | Path) -> str:
    """Return what a script prints, and fail with it if the script does. Skips, saying so, where PHP is missing."""
    php = shutil.which("php")
    if php is None:
        pytest.skip("SKIPPED php: it isn't installed (apt-get install php-cli)")
    done = subprocess.run(
        [php, "-d", "display_errors=stderr", "-d", "error_reporting=-1", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    assert not done.stderr, done.stderr[-2000:]
    return done.stdout
