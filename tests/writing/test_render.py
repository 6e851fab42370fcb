"""Templates and models become files, and only ``Code`` gets printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from specloom.targets.kit.code import Code, literal
from specloom.targets.kit.plan import FilePlan
from specloom.writing.files import File
from specloom.writing.render import RenderError, render
from specloom.writing.shipped import templates_folder


@dataclass(frozen=True, slots=True)
class Line:
    name: Code
    last: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    title: Code
    lines: tuple[Line, ...] = ()
    shown: bool = True
    raw: object = ""


def rendered(folder: Path, template: str, model: object) -> str:
    (folder / "page.j2").write_bytes(template.encode())
    (file,) = render([FilePlan("page.txt", "page.j2", model)], folder)
    return file.content.decode()


def test_statements_on_lines_of_their_own_leave_nothing_behind(tmp_path: Path) -> None:
    looped = "  {% if line.last %}\n  - {{ line.name }}\n  {% endif %}\n"
    template = "{{ title }}\n{% for line in lines %}\n" + looped + "{% endfor %}\nend\n"
    lines = (Line(literal("a")), Line(literal("b"), last=True))
    assert rendered(tmp_path, template, Page(literal("T"), lines)) == "T\n  - b\nend\n"


def test_indent_moves_every_line_but_the_first_and_no_empty_one(tmp_path: Path) -> None:
    page = Page(literal("a\n\nb\n  c"))
    assert rendered(tmp_path, "  {{ title | indent(2) }}\n", page) == "  a\n\n  b\n    c\n"


def test_an_include_sees_the_variables_of_its_loop(tmp_path: Path) -> None:
    (tmp_path / "line.j2").write_bytes(b"<{{ line.name }}>\n")
    template = "{% for line in lines %}\n{% include 'line.j2' %}\n{% endfor %}\n"
    assert (
        rendered(tmp_path, template, Page(literal("T"), (Line(literal("a")), Line(literal("b")))))
        == "<a>\n<b>\n"
    )


@pytest.mark.parametrize("value", ["text", "", 1, 0, True, None, (), Path()])
def test_what_is_not_code_is_refused_when_it_is_printed(tmp_path: Path, value: object) -> None:
    with pytest.raises(RenderError, match=r"page\.txt from page\.j2: TypeError: not Code"):
        rendered(tmp_path, "{{ raw }}", Page(literal("T"), raw=value))


def test_the_text_inside_code_is_not_code(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="not Code: 'T'"):
        rendered(tmp_path, "{{ title.text }}", Page(literal("T")))


def test_indent_refuses_what_is_not_code(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="not Code: 'x'"):
        rendered(tmp_path, "{{ raw | indent(2) }}", Page(literal("T"), raw="x"))


@pytest.mark.parametrize("template", ["{{ titel }}", "{{ lines.first }}", "{% if titel %}{% endif %}"])
def test_a_misspelt_name_is_an_error(tmp_path: Path, template: str) -> None:
    with pytest.raises(RenderError, match="UndefinedError"):
        rendered(tmp_path, template, Page(literal("T")))


def test_a_template_that_thinks_does_not_compile(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="TemplateSyntaxError"):
        rendered(tmp_path, "{{ title ~ title }}", Page(literal("T")))


@pytest.mark.parametrize("template", ["{{ range }}", "{{ self }}", "{{ lipsum }}", "{{ cycler }}"])
def test_nothing_of_the_engine_is_in_reach(tmp_path: Path, template: str) -> None:
    with pytest.raises(RenderError):
        rendered(tmp_path, template, Page(literal("T")))


def test_html_is_left_alone(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ title }}", Page(literal("a < b & 'c'"))) == "a < b & 'c'"


def test_files_without_a_model_are_copied_byte_by_byte_and_not_formatted(tmp_path: Path) -> None:
    (tmp_path / "static.py").write_bytes(b"{{ x }}\r\n\xff")
    plan = FilePlan("b.py", "static.py", language="python")
    assert render([plan], tmp_path) == (File("b.py", b"{{ x }}\r\n\xff"),)


def test_a_folder_without_a_model_is_copied_with_all_its_files(tmp_path: Path) -> None:
    for path in ("static/b.py", "static/c/d.py", "static/c/__pycache__/d.cpython-311.pyc"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"x")
    assert [file.path for file in render([FilePlan("out", "static")], tmp_path)] == [
        "out/b.py",
        "out/c/d.py",
    ]
    assert [file.path for file in render([FilePlan("", "static/c")], tmp_path)] == ["d.py"]
    with pytest.raises(RenderError, match="no such file or folder"):
        render([FilePlan("out", "gone")], tmp_path)


def test_files_stand_in_the_order_of_their_paths(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    plans = [FilePlan(path, "x") for path in ("b", "a/c", "a")]
    assert [file.path for file in render(plans, tmp_path)] == ["a", "a/c", "b"]


def test_the_templates_of_the_checkout_are_found(repository: Path) -> None:
    assert templates_folder() == repository / "templates"
