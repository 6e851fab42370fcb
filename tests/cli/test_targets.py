"""The listing of a folder is the registry."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import specloom.targets
from specloom.support import support_json, support_markdown, support_text
from specloom.targets import all_targets, find_target, languages


def test_the_folders_are_the_languages_and_export_their_targets() -> None:
    assert languages() == ("toy",)
    assert [target.id for target in all_targets()] == ["toy", "toy-server"]
    found = find_target("toy-server")
    assert found is not None
    assert found.id == "toy-server"
    assert find_target("other") is None


def test_asking_for_one_language_does_not_import_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "aaa").mkdir()
    (tmp_path / "aaa" / "__init__.py").write_text("raise RuntimeError('imported')")
    monkeypatch.setattr(specloom.targets, "__path__", [str(tmp_path), *specloom.targets.__path__])
    assert languages() == ("aaa", "toy")
    assert find_target("toy-server") is not None
    assert "specloom.targets.aaa" not in sys.modules


def test_what_they_support_is_printed() -> None:
    assert support_text([all_targets()[0]]) == (
        "toy: Toys.\n"
        "  --set shout=no  Whether to shout.\n"
        "  --set crash=  Whether to break.\n"
        "  full     operations\n"
        "  none     types: too many\n"
    )
    assert support_markdown([all_targets()[0]]) == (
        "| `toy` | |\n|---|---|\n| operations | full |\n| types | none: too many |\n"
    )
    assert support_json(all_targets())[0]["features"] == [
        {"name": "operations", "support": "full", "note": ""},
        {"name": "types", "support": "none", "note": "too many"},
    ]
