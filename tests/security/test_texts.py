"""Whatever stands in a document's texts, the files are made of the same parts as those of one with harmless texts."""

from __future__ import annotations

import json
import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from specloom.parser import parse
from specloom.targets import all_targets, find_target
from specloom.targets.kit.register import Register
from specloom.writing.render import render
from specloom.writing.templates import templates_folder
from tests.security.payloads import HARMLESS, PAYLOADS
from tests.security.structure import Structure, structure_of
from tests.security.texts import Write, alone, document_with, everywhere, positions

TARGETS = tuple(target.id for target in all_targets())
WHOLE = bool(os.environ.get("SPECLOOM_HOSTILE"))
# Every attack meets a third of the targets here, each in turn, and all of them in `make hostile`.
TRIED = pytest.mark.parametrize(
    ("target", "payload"),
    [
        pytest.param(target, payload, id=f"{target}-{number}")
        for place, target in enumerate(TARGETS)
        for number, payload in enumerate(PAYLOADS)
        if WHOLE or (number + place) % 3 == 0
    ],
)


def structures(write: Write, target: str, folder: Path) -> Counter[Structure]:
    """Return the structures of a target's files for the document with some texts."""
    path = folder / "input.json"
    path.write_text(json.dumps(document_with(write)), "utf-8")
    parsed, found = parse(path), find_target(target)
    assert parsed.api is not None, parsed.diagnostics[:3]
    assert found is not None
    plan = found.plan(parsed.api, {option.name: option.default for option in found.options}, Register())
    assert plan.value is not None
    return Counter(structure_of(file.path, file.content) for file in render(plan.value, templates_folder()))


@cache
def harmless(target: str, folder: Path) -> Counter[Structure]:
    return structures(everywhere(HARMLESS), target, folder)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for documents, one at a time."""
    return tmp_path_factory.mktemp("texts")


def test_there_are_positions() -> None:
    assert len(positions()) > 200


@TRIED
def test_a_text_in_every_position_changes_no_structure(target: str, payload: str, folder: Path) -> None:
    assert structures(everywhere(payload), target, folder) == harmless(target, folder)


@pytest.mark.skipif(not WHOLE, reason="each position by itself takes an hour: make hostile")
@TRIED
def test_a_text_in_one_position_changes_no_structure(target: str, payload: str, folder: Path) -> None:
    """A text alone can't be undone by another one. A name alone changes what is sorted before what."""
    changed = [
        position
        for position in positions()
        if position.startswith("/")
        and structures(alone((position,), payload, HARMLESS), target, folder) != harmless(target, folder)
    ]
    assert changed == []
