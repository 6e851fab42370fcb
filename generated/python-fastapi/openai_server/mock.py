"""``python -m openai_server.mock``: serves examples of the API in place of an application.

It answers from the document that this package was generated from, with the options of
``specloom mock``: ``--host``, ``--port`` and others that ``--help`` lists.
"""

from __future__ import annotations

import sys
from importlib.resources import as_file, files
from importlib.util import find_spec
from runpy import run_module

__all__ = ["main"]


def main() -> None:
    """Serve until interrupted."""
    if not _has_specloom():
        sys.exit("The mock needs Specloom: pip install with the path of its wheel")
    with as_file(files("openai_server") / "openapi.json") as document:
        sys.argv[:] = ["specloom", "mock", str(document), *sys.argv[1:]]
        run_module("specloom", run_name="__main__", alter_sys=True)


def _has_specloom() -> bool:
    try:
        return find_spec("specloom.__main__") is not None
    except ModuleNotFoundError:
        return False


if __name__ == "__main__":
    main()
