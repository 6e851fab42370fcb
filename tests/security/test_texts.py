"""Whatever stands in a document's texts, the files are made of the same parts as those of one with harmless texts."""

from __future__ import annotations

import json
import os
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from specloom.ir.api import Api
from specloom.parser import parse
from specloom.targets import all_targets, find_target
from specloom.targets.kit.register import Register
from specloom.writing.render import render
from specloom.writing.templates import templates_folder
from tests.security.payloads import ALSO_HARMLESS, HARMLESS, PAYLOADS
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
    return planned(read(write, folder), target)


def read(write: Write, folder: Path) -> Api:
    """Return the document with some texts as it is understood."""
    path = folder / "input.json"
    path.write_text(json.dumps(document_with(write)), "utf-8")
    parsed = parse(path)
    assert parsed.api is not None, parsed.diagnostics[:3]
    return parsed.api


def planned(api: Api, target: str) -> Counter[Structure]:
    """Return the structures of a target's files."""
    found = find_target(target)
    assert found is not None
    plan = found.plan(api, {option.name: option.default for option in found.options}, Register())
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


@pytest.mark.skipif(not WHOLE, reason="takes a quarter of an hour: make hostile")
@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_text_without_those_around_it_changes_no_structure(payload: str, folder: Path) -> None:
    """A text could be undone by the one before or behind it. A name alone changes what is sorted before what."""
    changed = [
        f"{target}: {position}"
        for group in groups(tuple(position for position in positions() if position.startswith("/")))
        for target in differing(group, payload, TARGETS, folder)
        for position in group
        if differing((position,), payload, (target,), folder)
    ]
    assert changed == []


def groups(all_positions: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Divide the positions twice: so that none is with its neighbours, and at random."""
    for number in range(8):
        yield all_positions[number::8]
    for number in range(7):
        yield tuple(one for one in all_positions if zlib.crc32(one.encode()) % 7 == number)


def differing(
    group: tuple[str, ...], payload: str, targets: tuple[str, ...], folder: Path
) -> tuple[str, ...]:
    """Return the targets whose files are made of other parts with an attack in these positions alone."""
    api = read(alone(group, payload, HARMLESS), folder)
    return tuple(target for target in targets if planned(api, target) != harmless_in(group, target, folder))


@cache
def harmless_in(group: tuple[str, ...], target: str, folder: Path) -> Counter[Structure]:
    """Return the structures with another harmless text in these positions: a default may be one of an enum's values."""
    return structures(alone(group, ALSO_HARMLESS, HARMLESS), target, folder)


def test_every_position_is_tried_without_its_neighbours() -> None:
    texts = tuple(position for position in positions() if position.startswith("/"))
    tried = [*groups(texts)]
    assert {position for group in tried[:8] for position in group} == {*texts}
    assert {position for group in tried[8:] for position in group} == {*texts}
    for before, behind in pairwise(texts):
        assert not any(before in group and behind in group for group in tried[:8])
