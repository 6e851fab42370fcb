"""``names.lock``: written with the output, read by the next run, edited and merged by people."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

import specloom.pipeline
from specloom.cli import commands
from specloom.targets.kit.moves import tell_moves
from specloom.writing.names import encode_names, read_names
from tests.names.contests import base, with_siblings

ARGUMENTS = ("api.yaml", "--target", "ruby", "--output", "out")
LOCK = Path("out/names.lock")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document that was generated from before."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPECLOOM_CACHE", str(tmp_path / "cache"))
    write(base())
    assert run("generate").exit_code == 0
    return tmp_path


def write(tree: object) -> None:
    Path("api.yaml").write_text(yaml.safe_dump(tree, sort_keys=False), "utf-8")


def run(command: str, *more: str) -> Result:
    return CliRunner().invoke(commands, [command, *ARGUMENTS, *more])


def edit(old: str, new: str) -> None:
    text = LOCK.read_text("utf-8")
    assert old in text
    LOCK.write_text(text.replace(old, new, 1), "utf-8")


def contents() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path("out").rglob("*")) if path.is_file()}


def test_a_sibling_takes_no_name_from_one_run_to_the_next() -> None:
    write(with_siblings())
    assert run("check").exit_code == 1
    result = run("generate")
    assert (result.exit_code, "NAME-" in result.stderr) == (0, False)
    lines = LOCK.read_text("utf-8").splitlines()
    assert "#/components/schemas/pet_ = Pet" in lines
    assert "#/components/schemas/Pet = Pet2" in lines
    assert run("check").exit_code == 0
    LOCK.unlink()
    assert run("generate").exit_code == 0
    assert "#/components/schemas/Pet = Pet" in LOCK.read_text("utf-8").splitlines()


def test_a_name_that_is_changed_by_hand_is_the_name() -> None:
    edit("#/components/schemas/Box = Box", "#/components/schemas/Box = Crate")
    checked = run("check")
    assert "NAME-" not in checked.stderr
    assert checked.exit_code == 1
    assert run("generate").exit_code == 0
    assert Path("out/docs/Crate.md").is_file()
    assert not Path("out/docs/Box.md").exists()
    assert run("check").exit_code == 0


def test_order_repeated_lines_and_line_ends_do_not_matter() -> None:
    before = contents()
    head, *sections = LOCK.read_text("utf-8").split("\n\n[")
    mixed = "\n\n[".join([head, *reversed(sections), sections[0]]).replace("\n", "\r\n")
    LOCK.write_bytes(mixed.encode())
    assert run("check").exit_code == 1
    assert run("generate").exit_code == 0
    assert contents() == before


FAULTS = {
    "<<<<<<< HEAD\n": "out/names.lock:8:1: error[NAMES-INVALID]: this is the mark of a merge",
    "=======\n": "this is the mark of a merge",
    "nonsense\n": "out/names.lock:8:1: error[NAMES-INVALID]: this is no line such as",
    "[fields Box\n": "this is no heading",
    '"open = x\n': "this is no line such as",
    "a = not a name\n": "'not a name' can't be a name",
    "a = class;system\n": "out/names.lock:8:5: error[NAMES-INVALID]: 'class;system' can't be a name",
    "a = \n": "'' can't be a name",
    f"a = {'x' * 151}\n": "can't be a name",
    "a = one\na = two\n": "out/names.lock:9:1: error[NAMES-INVALID]: this has the name one in line 8 already",
}


@pytest.mark.parametrize("line", FAULTS)
def test_what_cannot_be_understood_is_shown_and_changes_nothing(line: str) -> None:
    head, rest = LOCK.read_text("utf-8").split("\n\n[", 1)
    LOCK.write_text(f"{head}\n\n[{rest.split(chr(10))[0]}\n{line}" + rest.partition("\n")[2], "utf-8")
    before = contents()
    for command in ("generate", "check"):
        result = run(command)
        assert result.exit_code == 1
        assert FAULTS[line] in result.stderr
    assert run("generate", "--force").exit_code == 1
    assert contents() == before


def test_bytes_that_are_no_text_are_shown() -> None:
    LOCK.write_bytes(LOCK.read_bytes() + b"\xff = x\xfe\n")
    assert "NAMES-INVALID" in run("generate").stderr


def test_a_file_that_is_gone_is_told_once() -> None:
    write(with_siblings())
    assert run("generate").exit_code == 0
    before = LOCK.read_bytes()
    LOCK.unlink()
    told = (
        "warning[NAMES-MISSING]: out/names.lock is missing: names are made anew, and published ones may move"
    )
    assert told in run("check").stderr
    assert run("generate", "--strict").exit_code == 1
    assert not LOCK.exists()
    result = run("generate")
    assert (result.exit_code, result.stderr.count(told)) == (0, 1)
    assert LOCK.read_bytes() != before
    for command in ("generate", "check"):
        assert (run(command).exit_code, "NAMES-MISSING" in run(command).stderr) == (0, False)


@pytest.mark.parametrize("place", [("ruby", "new"), ("c", "out")])
def test_nothing_is_missing_where_nothing_was_published(place: tuple[str, str]) -> None:
    LOCK.unlink()
    target, output = place
    arguments = ["generate", "api.yaml", "--target", target, "--output", output, "--force"]
    result = CliRunner().invoke(commands, arguments)
    assert (result.exit_code, "NAMES-MISSING" in result.stderr) == (0, False)


def test_a_file_that_its_user_keeps_may_be_missing(project: Path) -> None:
    config = 'spec = "api.yaml"\n[targets.ruby]\noutput = "out"\nignore = ["names.lock"]\n'
    (project / "specloom.toml").write_text(config)
    LOCK.unlink()
    assert "NAMES-MISSING" not in CliRunner().invoke(commands, ["generate"]).stderr


def test_a_link_is_not_followed(project: Path) -> None:
    (project / "elsewhere").write_text("secret = words\n")
    LOCK.unlink()
    LOCK.symlink_to(project / "elsewhere")
    result = run("generate")
    assert "OUTPUT-UNSAFE" in result.stderr
    assert "secret" not in result.output
    assert LOCK.is_symlink()


def test_removed_names_are_told_once_and_together() -> None:
    tree = base()
    del tree["paths"]["/words"]
    for name in ("Word", "Choice", "Kind"):
        del tree["components"]["schemas"][name]
    write(tree)
    checked = run("check").stderr
    assert checked.count("NAME-REMOVED") == 1
    result = run("generate")
    assert result.stderr.count("NAME-REMOVED") == 1
    assert "are gone: " in result.stderr
    assert "Choice (models)" in result.stderr
    assert "NAME-" not in run("generate").stderr
    checked = run("check")
    assert (checked.exit_code, "NAME-" in checked.stderr) == (0, False)


def test_many_names_are_a_few_and_a_number() -> None:
    before = {"types": {str(number): f"Type{number:04}" for number in range(1000)}}
    (found,) = tell_moves("ruby", before, {"types": {}})
    assert found.message.startswith("1000 names of ruby are gone: Type0000 (types), ")
    assert found.message.endswith(" and 990 more")


def test_what_an_owner_had_goes_with_it() -> None:
    before = {"types": {"#/Pet": "Pet"}, "fields Pet": {"id": "id", "name": "name"}}
    (found,) = tell_moves("python", before, {"types": {}})
    assert found.message == "a name of python is gone: Pet (types)"


def test_a_name_that_is_reserved_now_moves_and_is_told() -> None:
    edit("query cursor = cursor", "query cursor = class")
    result = run("generate")
    assert result.exit_code == 0
    assert (
        "warning[NAME-MOVED]: a name of ruby changed: get_Pets class (arguments) is cursor now"
        in result.stderr
    )
    assert "query cursor = cursor" in LOCK.read_text("utf-8")
    assert "NAME-" not in run("generate").stderr
    edit("query cursor = cursor", "query cursor = class")
    assert run("generate", "--strict").exit_code == 1
    assert "query cursor = class" in LOCK.read_text("utf-8")


def test_an_ignored_file_is_the_users_and_still_counts(project: Path) -> None:
    edit("#/components/schemas/Box = Box", "#/components/schemas/Box = Crate")
    mine = LOCK.read_bytes()
    (project / "specloom.toml").write_text(
        'spec = "api.yaml"\n[targets.ruby]\noutput = "out"\nignore = ["names.lock"]\n'
    )
    result = CliRunner().invoke(commands, ["generate"])
    assert (result.exit_code, "NAME-" in result.stderr) == (0, False)
    assert Path("out/docs/Crate.md").is_file()
    assert LOCK.read_bytes() == mine
    # An edit of it is noticed, though it isn't among the files that were written.
    edit("#/components/schemas/Box = Crate", "#/components/schemas/Box = Chest")
    assert CliRunner().invoke(commands, ["generate"]).exit_code == 0
    assert Path("out/docs/Chest.md").is_file()


def test_what_another_target_has_published_does_not_count() -> None:
    edit("#/components/schemas/Box = Box", "#/components/schemas/Box = Crate")
    result = CliRunner().invoke(
        commands, ["generate", "api.yaml", "--target", "c", "--output", "out", "--force"]
    )
    assert result.exit_code == 0
    assert "#/components/schemas/Box = box\n" in LOCK.read_text("utf-8")


def test_an_edit_ends_what_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("generate").exit_code == 0
    ran: list[bool] = []
    parse = specloom.pipeline.parse
    monkeypatch.setattr(
        specloom.pipeline, "parse", lambda *given, **how: ran.append(True) or parse(*given, **how)
    )
    assert run("generate").exit_code == 0
    assert ran == []
    edit("#/components/schemas/Box = Box", "#/components/schemas/Box = Crate")
    assert run("generate").exit_code == 0
    assert ran == [True]


def test_names_that_another_run_publishes_meanwhile_count(monkeypatch: pytest.MonkeyPatch) -> None:
    recover: Callable[..., object] = specloom.pipeline._recover

    def meanwhile(*given: object) -> object:
        monkeypatch.setattr(specloom.pipeline, "_recover", recover)
        edit("#/components/schemas/Box = Box", "#/components/schemas/Box = Crate")
        return recover(*given)

    write(with_siblings())
    monkeypatch.setattr(specloom.pipeline, "_recover", meanwhile)
    assert run("generate").exit_code == 0
    assert Path("out/docs/Crate.md").is_file()


HOSTILE = {
    "types": {
        text: f"Name{number}"
        for number, text in enumerate(
            [
                "",
                " ",
                "a\n[fields X]\nb = c",
                "a\r\nb",
                "# comment",
                "#",
                "[types]",
                '"quoted"',
                '"',
                "a = b",
                " = ",
                "=======",
                "<<<<<<< a = b",
                "\u2028",
                "\u202eevil",
                "\x00\x1b[31m",
                "\ud800",
                "\u00a0x",
                "Ünïcödé 名前",
                "back\\slash",
                "tab\t",
                "x" * 3000,
            ]
        )
    },
    "fields a]\n[b": {"x": "y"},
    "fields \u2029": {"x": "y"},
}


def test_no_text_forges_a_line(tmp_path: Path) -> None:
    content = encode_names("ruby", HOSTILE)
    (tmp_path / "names.lock").write_bytes(content)
    found = read_names(tmp_path, str.isidentifier)
    assert found.diagnostics == ()
    assert found.value is not None
    assert (found.value.names, found.value.target) == (HOSTILE, "ruby")
    assert all(line.isprintable() for line in content.decode("utf-8").split("\n"))


def test_the_manifest_has_it() -> None:
    assert "names.lock" in json.loads(Path("out/.specloom.json").read_text("utf-8"))["files"]
