"""The compiled wheel, built of this checkout and installed where nothing else is."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from native.tools import missing_packages
from tests.support.corpus import ROOT

FOLDER = ROOT / "build" / "wheels"
NO_COMPILER = "SKIPPED compiled wheel: no C compiler"


def can_compile() -> bool:
    """Return whether there is what compiling needs."""
    return not missing_packages()


def installed_wheel() -> Path:
    """Return a folder with the installed wheel, for PYTHONPATH. Built at most once for each state of the sources."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        place = FOLDER / _digest()
        if not place.is_dir():
            for old in FOLDER.iterdir():
                if old.is_dir():
                    shutil.rmtree(old)
            _install(build_wheel(FOLDER / "new"), FOLDER / "unfinished")
            (FOLDER / "unfinished").rename(place)
    return place


def build_wheel(folder: Path) -> Path:
    """Build the compiled wheel into a folder."""
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder))
    _pip("wheel", *options, str(ROOT), HATCH_BUILD_HOOK_ENABLE_CUSTOM="1")
    (wheel,) = folder.glob("specloom-*.whl")
    return wheel


def _install(wheel: Path, place: Path) -> None:
    """Install as users do: what isn't compiled has its byte code."""
    _pip("install", "--quiet", "--no-deps", "--target", str(place), str(wheel))


def _pip(command: str, *arguments: str, **environment: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", command, "--disable-pip-version-check", *arguments],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"pip {command} failed:\n{done.stdout}{done.stderr}")


def _digest() -> str:
    """Return what the wheel is made of, as one word."""
    found = hashlib.sha256(sys.version.encode())
    files = [*(ROOT / "generator").rglob("*"), *(ROOT / "templates").rglob("*"), ROOT / "pyproject.toml"]
    for path in sorted(path for path in files if path.is_file() and "__pycache__" not in path.parts):
        found.update(f"\n{path.relative_to(ROOT).as_posix()}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
