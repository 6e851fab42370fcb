"""Templates that were compiled when the program was packed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from specloom.targets.kit.code import Code, literal
from specloom.targets.kit.plan import FilePlan
from specloom.writing import render as rendering
from specloom.writing.compiled import CompiledTemplates
from specloom.writing.render import render
from specloom.writing.templates import engine, pack_templates


@dataclass(frozen=True, slots=True)
class Model:
    """One text."""

    text: Code


def sources(folder: Path) -> Path:
    (folder / "part").mkdir(parents=True)
    (folder / "part" / "a.j2").write_text("a {{ text }}\n")
    (folder / "b.j2").write_text("{% include 'part/a.j2' %}b\n")
    return folder


def test_what_was_packed_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = sources(tmp_path / "templates")
    pack_templates(templates, tmp_path / "compiled")
    packed = [file.read_bytes() for file in (tmp_path / "compiled").iterdir()]
    assert len(packed) == 2
    assert not any(str(tmp_path).encode() in content for content in packed)
    moved = templates.rename(tmp_path / "moved")
    made = engine(moved, compiled=CompiledTemplates(tmp_path / "compiled"))
    monkeypatch.setattr(type(made), "_generate", lambda *_: pytest.fail("it was compiled again"))
    assert made.get_template("b.j2").render(text=literal("1")) == "a 1\nb\n"


@pytest.mark.parametrize("damage", ["source", "bytes", "version", "absence"])
def test_what_does_not_fit_is_compiled(tmp_path: Path, damage: str) -> None:
    templates, compiled = sources(tmp_path / "templates"), tmp_path / "compiled"
    pack_templates(templates, compiled)
    expected = "a 1\n"
    for file in list(compiled.iterdir()):
        match damage:
            case "bytes":
                file.write_bytes(file.read_bytes()[:-20])
            case "version":
                file.write_bytes(b"x" + file.read_bytes()[1:])
            case "absence":
                file.unlink()
    if damage == "source":
        (templates / "part" / "a.j2").write_text("other {{ text }}\n")
        expected = "other 1\n"
    before = {file: file.read_bytes() for file in compiled.iterdir()}
    made = engine(templates, compiled=CompiledTemplates(compiled))
    assert made.get_template("part/a.j2").render(text=literal("1")) == expected
    assert {file: file.read_bytes() for file in compiled.iterdir()} == before


def test_a_template_that_breaks_the_rules_is_not_packed(tmp_path: Path) -> None:
    templates = sources(tmp_path / "templates")
    (templates / "c.j2").write_text("{{ text ~ text }}")
    with pytest.raises(TemplateSyntaxError):
        pack_templates(templates, tmp_path / "compiled")


def test_a_sandbox_takes_nothing_that_was_packed_outside_of_it(tmp_path: Path) -> None:
    made = engine(tmp_path, tmp_path / "own", compiled=CompiledTemplates(tmp_path))
    assert made.bytecode_cache is None


def test_rendering_uses_the_packed_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = sources(tmp_path / "templates")
    pack_templates(templates, tmp_path / "compiled")
    monkeypatch.setattr(rendering, "compiled_folder", lambda: tmp_path / "compiled")
    monkeypatch.setattr("specloom.writing.templates._Ruled._generate", lambda *_: pytest.fail("compiled"))
    (file,) = render([FilePlan("x", "part/a.j2", Model(literal("1")))], templates)
    assert file.content == b"a 1\n"
