"""Templates of the user's: the same rules, findings at their lines, and a catalogue of what they may use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import specloom.targets
from specloom.cli import commands
from specloom.writing.shipped import templates_folder

CONFIG = """\
spec = "api.yaml"
[targets.toy]
output = "out"
templates = "mine"
"""
TARGETS = specloom.targets.__path__


@pytest.fixture(autouse=True)
def configured(project: Path) -> Path:
    (project / "specloom.toml").write_text(CONFIG)
    (project / "mine" / "toy").mkdir(parents=True)
    return project


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, list(arguments))


def own(text: str, name: str = "toy/operation.j2") -> Result:
    Path("mine", name).parent.mkdir(parents=True, exist_ok=True)
    Path("mine", name).write_text(text)
    return run("generate")


def test_a_template_takes_the_place_of_the_one_with_its_name() -> None:
    assert run("generate").exit_code == 0
    result = own('{# mine #}\n{% include "toy/name.j2" %}\n', "toy/operation.j2")
    assert result.exit_code == 1
    assert (
        "mine/toy/operation.j2:2:1: error[TEMPLATE-INVALID]: there is no template 'toy/name.j2'"
        in result.stderr
    )
    result = own("y = '{{ method }}'\n", "toy/name.j2")
    assert (result.exit_code, result.stderr) == (0, "")
    assert Path("out/operations/get.py").read_text() == 'y = "GET"\n'
    # A change of a template, and a new one, are changes.
    assert own("z = '{{ method }}'\n", "toy/name.j2").exit_code == 0
    assert Path("out/operations/get.py").read_text() == 'z = "GET"\n'
    assert run("generate").stdout.endswith("up to date\n")
    for path in Path("mine/toy").iterdir():
        path.unlink()
    assert run("generate").exit_code == 0
    assert Path("out/operations/get.py").read_text() == 'x = "GET"\n'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("x = 1\n{{ method.upper() }}\n", 2, "Call is a thought: give the model an attribute for it"),
        ("{% set x = 1 %}\n", 1, "Assign is not among the statements"),
        ("\n\n{{ method|safe }}\n", 3, "the only filter is indent(width), not safe"),
        ("{{ method.__class__ }}\n", 1, "__class__ is not an attribute of the model"),
        ("\n{{ 'text' }}\n", 2, "Const is a thought"),
        ("\n{% if %}\n", 2, "Expected an expression"),
        ("\n{% for a in b %}\n", 2, "Unexpected end of template"),
        ("x = 1\n{{ methud }}\n", 2, "'methud' is undefined"),
        ("x = 1\n{% if shout %}{% endif %}\n{{ method.nothing }}\n", 3, "has no attribute 'nothing'"),
        ("x = 1\n\n{{ shout }}\n", 3, "only code can be printed: not Code: False"),
        ('{% include "../../etc/passwd" %}\n', 1, "there is no template '../../etc/passwd'"),
        ('\n{% include "toy/operation.j2" %}\n', 2, "RecursionError"),
        (
            "{% for sign in method %}{% endfor %}\n",
            1,
            "only code can be printed: 'Code' object is not iterable",
        ),
    ],
)
def test_a_fault_is_shown_at_its_line(configured: Path, text: str, line: int, message: str) -> None:
    result = own(text)
    assert result.exit_code == 1
    assert f"mine/toy/operation.j2:{line}:1: error[TEMPLATE-INVALID]: " in result.stderr
    assert message in result.stderr
    assert text.splitlines()[line - 1] in result.stderr
    assert not (configured / "out").exists()


def test_every_broken_rule_is_shown_at_once() -> None:
    result = own("{{ a() }}\n{{ b() }}\n")
    assert result.stderr.count("error[TEMPLATE-INVALID]") == 2


def test_text_that_is_not_code_cannot_be_written(configured: Path) -> None:
    result = own("x = '{{ method }}'\ny = (\n")
    assert result.exit_code == 1
    assert "error[TEMPLATE-INVALID]: what comes of mine can't be formatted" in result.stderr
    assert "operations/get.py" in result.stderr
    (configured / "mine" / "toy" / "operation.j2").write_bytes(b"\xff")
    assert "the template is not UTF-8 text" in run("generate").stderr


def test_a_misspelt_name_and_a_missing_folder_are_told(configured: Path) -> None:
    result = own("x = 1\n", "toy/operations.j2")
    assert result.exit_code == 0
    assert "mine/toy/operations.j2:1:1: warning[TEMPLATE-INVALID]: no template has this name" in result.stderr
    (configured / "specloom.toml").write_text(CONFIG.replace("mine", "gone"))
    result = run("generate")
    assert result.exit_code == 1
    assert "there is no folder gone with templates" in result.stderr


def test_the_catalogue_has_every_template_and_all_that_it_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(specloom.targets, "__path__", TARGETS)
    known = json.loads(run("templates", "--json").stdout)
    named = {name for target in known.values() for name in target["templates"]}
    folder = templates_folder()
    included = {path.relative_to(folder).as_posix() for path in folder.rglob("*.j2")} - named
    texts = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.j2"))
    assert [name for name in included if f'include "{name}"' not in texts] == []
    python = known["python"]["models"]
    assert python["ApiModule"]["fields"]["methods"] == "list of Method"
    assert python["Method"]["fields"]["stream"] == "StreamMethod, or nothing"
    assert python["ModelClass"]["fields"] == {
        "name": "code",
        "bases": "code",
        "docstring": "code",
        "attributes": "list of Attribute",
        "extra": "code",
        "has_members": "boolean",
        "is_empty": "boolean",
    }
    text = run("templates", "--target", "python").stdout
    assert "python/client/client.py.j2" in text
    assert "\nAttribute: A field of a model" in text


def test_a_template_can_be_printed_to_begin_with(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "python/client/client.py.j2"
    assert run("templates", name).stdout == (templates_folder() / name).read_text(encoding="utf-8")
    assert run("templates", "nothing").exit_code == 2
    assert run("templates", "--target", "cobol").exit_code == 2
