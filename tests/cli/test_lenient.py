"""A document that can't be understood in part, for a lenient reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from specloom.cli import commands

DOCUMENT = """\
openapi: 3.1.0
info: {title: Half, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /text: just text
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "api.yaml").write_text(DOCUMENT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(commands, list(arguments))
    return result.exit_code, result.output


GENERATE = ("generate", "api.yaml", "--target", "toy", "--output", "out")


def test_a_fault_stops_a_run(folder: Path) -> None:
    status, told = run(*GENERATE)
    assert status == 1
    assert "api.yaml:7:82: error[REF-MISSING]: #/components/schemas/Pet names nothing" in told
    assert "error[STRUCTURE]: a path item must be an object, not the text 'just text'" in told
    assert not (folder / "out").exists()


def test_a_lenient_run_generates_what_it_understands(folder: Path) -> None:
    for _ in range(2):  # the second time from memory
        status, told = run(*GENERATE, "--lenient")
        assert status == 0
        assert "warning[REF-MISSING]: #/components/schemas/Pet names nothing: a schema is any value" in told
        assert (
            "warning[STRUCTURE]: a path item must be an object, not the text 'just text': it is left out"
            in told
        )
    assert (folder / "out/static.txt").is_file()
    assert run(*GENERATE)[0] == 1
    assert run("check", *GENERATE[1:], "--lenient")[0] == 0
    assert run("ir", "api.yaml")[0] == 1
    assert run("ir", "api.yaml", "--lenient")[0] == 0


def test_a_configuration_is_lenient(folder: Path) -> None:
    settings = 'spec = "api.yaml"\n[targets.toy]\noutput = "out"\n'
    (folder / "specloom.toml").write_text(settings, "utf-8")
    assert run("generate")[0] == 1
    (folder / "specloom.toml").write_text(f"lenient = true\n{settings}", "utf-8")
    assert run("generate")[0] == 0
    (folder / "specloom.toml").write_text(f"lenient = 1\n{settings}", "utf-8")
    status, told = run("generate")
    assert status == 2
    assert "specloom.toml:1:1: error[CONFIG-INVALID]: lenient must be true or false" in told


def test_the_gravest_is_told_last(folder: Path) -> None:
    lines = DOCUMENT.splitlines()
    lines.insert(7, "      tags: pets")  # behind a reference that is an error
    (folder / "api.yaml").write_text("\n".join(lines), "utf-8")
    told = run(*GENERATE)[1]
    assert (
        told.index("warning[STRUCTURE]: tags must be")
        < told.index("error[REF-MISSING]")
        < told.index("failed:")
    )
