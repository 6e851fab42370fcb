"""What pages in C show compiles, without a warning, whatever the document says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.c.compiler import complaints
from tests.pages.flavours import EXISTING, pages
from tests.pages.test_hostile import PAYLOADS, documents
from tests.support.corpus import NO_DOCUMENTS, OWN_DOCUMENT, corpus_folder

C = next(flavour for flavour in EXISTING if flavour.target == "c")
HARD = Path(__file__).parents[1] / "cases" / "c-names" / "input.yaml"
REAL = corpus_folder() / "openai-2.3.0.yaml"


@pytest.mark.parametrize("document", [OWN_DOCUMENT, HARD, REAL], ids=("own", "hard", "real"))
def test_programs_and_declarations_compile(document: Path, tmp_path: Path) -> None:
    if not document.is_file():
        pytest.skip(NO_DOCUMENTS)
    assert complaints(pages(document, C, "corrected"), tmp_path) == ""


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_text_reaches_the_compiler(payload: str, tmp_path: Path) -> None:
    written = pages(documents(tmp_path / "document", payload), C, "corrected")
    assert complaints(written, tmp_path / "code") == ""


def test_prototypes_are_the_same_in_both_styles() -> None:
    prototype = re.compile(r"^\w+\*? \w+API_\w+\(apiClient_t \*.*\);$", re.MULTILINE)
    found = {
        style: {path: prototype.findall(text) for path, text in pages(HARD, C, style).items()}
        for style in ("verbatim", "corrected")
    }
    assert found["verbatim"] == found["corrected"]
    assert sum(map(len, found["verbatim"].values())) == 6
