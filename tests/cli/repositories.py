"""Git repositories for tests, which know nothing of the user's own settings."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

DOCUMENT = """\
openapi: 3.1.0
info: {title: Toys, version: "1"}
paths:
  /toys:
    get:
      operationId: listToys
      summary: List the toys.
      responses: {"204": {description: Fine.}}
"""
CONFIG = """\
spec = "api.yaml"
[targets.python]
output = "out"
options.package = "toys"
"""


class Repository:
    """A git repository. ``environment`` is that of its commands, on top of ours."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "HOME": str(folder.parent),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
            **environment,
        }
        folder.mkdir(parents=True, exist_ok=True)
        assert self.run("git", "init", "-q", "-b", "main").returncode == 0

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command in the repository."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def commit(self) -> subprocess.CompletedProcess[str]:
        """Commit everything, if the hooks agree."""
        assert self.run("git", "add", "--all").returncode == 0
        return self.run("git", "commit", "-q", "-m", "Change")
