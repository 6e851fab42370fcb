"""A folder with a document, and a toy target that is found as the languages are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import specloom.pipeline
import specloom.targets

TOY = Path(__file__).parent / "toy"

DOCUMENT = """\
openapi: 3.1.0
info: {title: Toys, version: "1"}
paths:
  /toys:
    get:
      responses:
        "200": {description: Fine.}
    delete:
      responses:
        "204": {description: Gone.}
"""


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make the toy target the only one."""
    monkeypatch.setattr(specloom.targets, "__path__", [str(TOY / "languages")])
    monkeypatch.setattr(specloom.pipeline, "templates_folder", lambda: TOY / "templates")
    yield
    sys.modules.pop("specloom.targets.toy", None)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a document in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    return tmp_path
