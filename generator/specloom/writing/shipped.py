"""Where the templates are that come with the program."""

from __future__ import annotations

from pathlib import Path


def templates_folder() -> Path:
    """Return the folder of the templates: the package's own once installed, else the checkout's."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"
