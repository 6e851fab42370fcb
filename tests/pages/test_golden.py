"""The verbatim pages of our own document; the corrected ones are committed under ``generated/``.

With ``SPECLOOM_GOLDEN=update`` they are written anew.
"""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path

from tests.pages.flavours import TARGETS, Flavour, pages
from tests.support.corpus import OWN_DOCUMENT

FOLDER = Path(__file__).parent / "golden"


@TARGETS
def test_the_verbatim_pages_of_our_own_document(flavour: Flavour) -> None:
    folder = FOLDER / flavour.target
    written = {
        path: text
        for path, text in pages(OWN_DOCUMENT, flavour, "verbatim").items()
        if fnmatch(path, flavour.pages) and "HTTP request | Description" in text
    }
    if os.environ.get("SPECLOOM_GOLDEN") == "update":
        for path, text in written.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
    expected = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert sorted(written) == sorted(expected)
    for path, text in written.items():
        assert text == expected[path], path
