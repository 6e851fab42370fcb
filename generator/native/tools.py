"""``python -m native.tools``: what compiling needs and this machine hasn't got, as the names of Debian's packages."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from pathlib import Path


def missing_packages() -> tuple[str, ...]:
    """Return what has to be installed first."""
    command = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    compiler = () if shutil.which(command.split()[0]) else ("gcc", "libc6-dev")
    has_headers = Path(sysconfig.get_path("include"), "Python.h").is_file()
    headers = () if has_headers else (f"python{sys.version_info.major}.{sys.version_info.minor}-dev",)
    return (*compiler, *headers)


if __name__ == "__main__":
    print(" ".join(missing_packages()))
