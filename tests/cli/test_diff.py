"""``specloom diff`` tells what changes, and its exit code says whether something breaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from specloom.cli import commands

DOCUMENT = """
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get: {operationId: listPets, summary: A, responses: {'204': {description: ok}}}
"""
EVIL = "<script>x</script> [a](javascript:x) \x1b[31m"


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.chdir(tmp_path)
    more = DOCUMENT.replace(
        "    get:", "    put: {operationId: putPet, responses: {'204': {description: ok}}}\n    get:"
    )
    return write(tmp_path, "old.yaml", DOCUMENT), write(tmp_path, "new.yaml", more)


def test_what_is_new_breaks_nothing(documents: tuple[str, str]) -> None:
    result = CliRunner().invoke(commands, ["diff", *documents])
    assert result.exit_code == 0
    assert result.stdout == (
        "toy:\nminor  method-added            put() -> : is new\n"
        "toy-server:\nminor  method-added            put() -> : is new\n"
        "toy minor, toy-server minor: the next version is a minor one\n"
    )


def test_what_is_gone_breaks_something(documents: tuple[str, str]) -> None:
    old, new = documents
    result = CliRunner().invoke(commands, ["diff", new, old, "--format", "markdown", "-t", "toy"])
    assert result.exit_code == 1
    assert result.stdout == "## `toy`\n\n### Breaking changes\n\n- `put`: is gone\n\n"
    assert CliRunner().invoke(commands, ["diff", new, old, "--allow-breaking"]).exit_code == 0


def test_all_facts_are_in_json(documents: tuple[str, str]) -> None:
    told = json.loads(CliRunner().invoke(commands, ["diff", *documents, "--format", "json"]).stdout)
    assert told["step"] == "minor"
    assert told["changes"] == [
        {
            "impact": "minor",
            "rule": "operation-added",
            "subject": "PUT /pets (putPet)",
            "message": "is new",
            "location": "#/paths/~1pets/put",
            "removed": False,
        }
    ]


def test_nothing_has_changed(documents: tuple[str, str]) -> None:
    old, _ = documents
    result = CliRunner().invoke(commands, ["diff", old, old])
    assert (result.exit_code, result.stdout) == (0, "nothing has changed for the users of an SDK\n")


def test_a_bad_document_is_reported_with_its_place(tmp_path: Path, documents: tuple[str, str]) -> None:
    bad = write(tmp_path, "bad.yaml", "openapi: 3.1.0\npaths: [")
    result = CliRunner().invoke(commands, ["diff", documents[0], bad])
    assert result.exit_code == 1
    assert "error[" in result.stderr


def test_names_are_text(tmp_path: Path, documents: tuple[str, str]) -> None:
    evil = write(
        tmp_path,
        "evil.json",
        json.dumps(
            {
                "openapi": "3.1.0",
                "info": {"title": "x", "version": "1"},
                "paths": {
                    "/pets": {"get": {"operationId": EVIL, "responses": {"204": {"description": EVIL}}}}
                },
            }
        ),
    )
    text = CliRunner().invoke(commands, ["diff", documents[0], evil, "--format", "markdown"]).stdout
    assert "\x1b" not in text
    assert "`GET /pets (<script>x</script> [a](javascript:x) [31m)`" in text
