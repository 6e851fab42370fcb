"""Whatever a document shows as a response is read, typed, and written again as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel
from tests.e2e.documented import generate_package, imported
from tests.support.corpus import NO_DOCUMENTS, corpus_folder
from tests.support.response_examples import PACKAGE, Reader, fitting_examples, written

from specloom.ir.graph import resolve
from specloom.ir.types import Record
from specloom.parser import parse


@pytest.mark.parametrize(("name", "count"), [("openai-2.3.0.yaml", 34), ("large/github.json", 812)])
def test_response_examples_come_back(name: str, count: int, tmp_path: Path) -> None:
    document = corpus_folder() / name
    if not document.is_file():
        pytest.skip(f"{name}: {NO_DOCUMENTS}")
    api = parse(document).api
    assert api is not None
    generate_package(document, tmp_path, PACKAGE)
    examples = fitting_examples(document)
    assert len(examples) == count
    changed, raw = [], []
    with imported(tmp_path, PACKAGE) as package:
        reader = Reader(package)
        for example in examples:
            value = reader.read(example)
            if written(value) != example.value:
                changed.append((example.media.location.pointer, written(value)))
            assert example.media.type is not None
            if isinstance(resolve(api.types, example.media.type), Record) and not isinstance(
                value, BaseModel
            ):
                raw.append(example.media.location.pointer)
    assert changed == []
    assert raw == []
