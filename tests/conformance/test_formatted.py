"""Files that no formatter has seen, since their lines are short, are what the formatter would make of them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from ruff import find_ruff_bin
from tests.support.corpus import NO_DOCUMENTS, OWN_DOCUMENT, ROOT, corpus_documents

from specloom.pipeline import prepare
from specloom.request import Order

SETTINGS = ("--isolated", "--no-cache", "--line-length=88", "--target-version=py311")
CASES = sorted((ROOT / "tests" / "cases").glob("*/input.*"))
LARGE = 600_000
"""The largest documents are formatted by black in other tests; these are many instead."""
OTHERS = [path for path in corpus_documents() if path.stat().st_size < LARGE]


def unformatted(documents: list[Path], target: str, folder: Path) -> int:
    """Write the Python of documents below a folder; return how many files there are."""
    count = 0
    for number, document in enumerate(documents):
        run = prepare(document, [Order(target, folder / "none", {"package": "client"})], lenient=True)
        for output in run.outputs:
            for file in output.files:
                # The runtime is copied: tests of its own look at it.
                if file.language == "python" and "/_runtime/" not in file.path:
                    path = folder / str(number) / file.path
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(file.content)
                    count += 1
    return count


def differences(folder: Path) -> str:
    """Return the start of what the formatter would change below a folder."""
    command = [find_ruff_bin(), "format", "--diff", *SETTINGS, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout[-5000:] + done.stderr[-1000:]


@pytest.mark.parametrize("target", ["python", "python-fastapi"])
def test_examples_of_the_pages_are_formatted(target: str, tmp_path: Path) -> None:
    run = prepare(OWN_DOCUMENT, [Order(target, tmp_path / "none", {"package": "client"})])
    pages = [file for output in run.outputs for file in output.files if file.path.endswith(".md")]
    blocks = [
        block for page in pages for block in re.findall(r"```python\n(.*?)```", page.content.decode(), re.S)
    ]
    for number, block in enumerate(blocks):
        (tmp_path / f"{number}.py").write_text(block, encoding="utf-8")
    assert len(blocks) > 50
    assert differences(tmp_path) == ""


@pytest.mark.parametrize("target", ["python", "python-fastapi"])
@pytest.mark.parametrize("documents", [[OWN_DOCUMENT, *CASES], OTHERS], ids=["cases", "real"])
def test_the_formatter_has_nothing_to_do(documents: list[Path], target: str, tmp_path: Path) -> None:
    if not documents:
        pytest.skip(NO_DOCUMENTS)
    assert unformatted(documents, target, tmp_path) > 1000
    assert differences(tmp_path) == ""
