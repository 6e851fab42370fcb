"""Iterators over pages in the generated package, and how to be without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.corpus import ROOT

from specloom.pipeline import Order, prepare

DOCUMENT = ROOT / "tests" / "cases" / "pagination" / "input.yaml"


def written(tmp_path: Path, document: Path = DOCUMENT, **options: str) -> dict[str, str]:
    run = prepare(document, [Order("python", tmp_path, {"package": "example_client", **options})])
    assert not run.failed, run.diagnostics
    return {file.path: file.content.decode() for file in run.outputs[0].files}


def test_both_clients_have_an_iterator_for_each_operation_with_pages(tmp_path: Path) -> None:
    files = written(tmp_path)
    assert files["example_client/api/lists.py"].count("_iter(") == 16
    assert "_iter(" in files["README.md"]


def test_pagination_can_be_switched_off(tmp_path: Path) -> None:
    files = written(tmp_path, pagination="off")
    for path in ("example_client/api/lists.py", "docs/ListsApi.md", "README.md"):
        assert "_iter" not in files[path].replace("_iterate", "")
        assert "Pages" not in files[path]


def test_another_word_is_refused(tmp_path: Path) -> None:
    run = prepare(DOCUMENT, [Order("python", tmp_path, {"pagination": "maybe"})])
    assert [one.code for one in run.diagnostics if one.severity.value == "error"] == ["OPTION-INVALID"]


@pytest.mark.parametrize("taken", ["listByLink_iter", "list_by_link_iter"])
def test_an_iterator_gives_way_to_an_operation_of_its_name(tmp_path: Path, taken: str) -> None:
    document = tmp_path / "input.yaml"
    text = DOCUMENT.read_text("utf-8").replace("operationId: readBook", f"operationId: {taken}")
    document.write_text(text, "utf-8")
    api = written(tmp_path / "out", document)["example_client/api/lists.py"]
    assert api.count("def list_by_link_iter(") == 2
    assert api.count("def list_by_link_iter_(") == 2
