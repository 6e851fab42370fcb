"""Where the templates are that come with the program, and what was compiled of them."""

from __future__ import annotations

from pathlib import Path


def templates_folder() -> Path:
    """Return the folder of the templates: the package's own once installed, else the checkout's."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def compiled_folder() -> Path:
    """Return the folder of the compiled templates, which only a package has that was made for one version of Python."""
    return Path(__file__).resolve().parents[1] / "compiled"
