"""One compiled package for each state of the sources, below ``build/native/``: making one takes minutes."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from native.copying import copy_package

_SHOWN = 40
"""How many lines of a compiler's output are shown where it fails: the last ones."""


_WITHOUT_PART = frozenset(("__init__", "building", "hook", "tools"))
"""What of this package has no part in how the code comes out."""


class BuildError(Exception):
    """Something couldn't be compiled."""


def build(root: Path) -> Path:
    """Return the folder of the compiled package of a checkout, built now unless it is there. Raises BuildError.

    It holds ``specloom/``, whose Python is what was compiled, and the library that all extension modules load.
    """
    folder = root / "build" / "native"
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        built = folder / source_digest(root)
        if not built.is_dir():
            for old in folder.iterdir():
                if old.is_dir() and old.name != "templates":
                    shutil.rmtree(old)
            work = folder / "unfinished"
            copy_package(root / "generator" / "specloom", work / "specloom")
            _compile(work, root / "generator")
            shutil.rmtree(work / "build")
            shutil.rmtree(work / ".mypy_cache", ignore_errors=True)
            work.rename(built)
    return built


def pack(root: Path) -> Path:
    """Return the folder of the compiled templates of a checkout, made anew: that takes a second."""
    from specloom.writing.templates import pack_templates  # asks for what the package depends on

    folder = root / "build" / "native" / "templates"
    with _alone(folder.parent):
        shutil.rmtree(folder, ignore_errors=True)
        pack_templates(root / "templates", folder)
    return folder


def source_digest(root: Path) -> str:
    """Return what a build depends on, as one word."""
    generator = root / "generator"
    facts = [sys.version, sysconfig.get_config_var("EXT_SUFFIX") or "", version("mypy")]
    found = hashlib.sha256("\n".join(facts).encode())
    for path in sorted(generator.rglob("*.py")):
        if path.parent.name == "native" and path.stem in _WITHOUT_PART:
            continue
        found.update(f"\n{path.relative_to(generator).as_posix()}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def built_files(built: Path) -> Iterator[Path]:
    """Yield what belongs into a wheel, relative to the folder."""
    for path in sorted(built.rglob("*")):
        if path.suffix in (".py", ".so", ".pyd"):
            yield path.relative_to(built)


def _compile(folder: Path, generator: Path) -> None:
    paths = (str(generator), os.environ.get("PYTHONPATH"))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
    log = folder / "compiling.log"
    with log.open("wb") as output:
        done = subprocess.run(
            [sys.executable, "-m", "native.compiling"],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=output,
            check=False,
        )
    if done.returncode:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        raise BuildError("\n".join([*lines[-_SHOWN:], f"It couldn't be compiled; all of it is in {log}"]))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let others wait who build in the same folder."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
