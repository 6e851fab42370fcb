"""The commands, as a user meets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from specloom import __version__
from specloom.cli import commands

ARGUMENTS = ["api.yaml", "--target", "toy", "--output", "out"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, list(arguments))


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_generate_writes_a_formatted_folder_and_says_what_it_did(project: Path) -> None:
    result = run("generate", *ARGUMENTS)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "2 operations, 0 types\ntoy: 4 files in out, 4 added, 0 changed, 0 removed\n"
    files = tree(project / "out")
    manifest = json.loads(files.pop(".specloom.json"))
    assert files["names.lock"].endswith("\ntarget = toy\n")
    assert files == {
        "names.lock": files["names.lock"],
        "operations/delete.py": 'x = "DELETE"\n',
        "operations/get.py": 'x = "GET"\n',
        "static.txt": "a static file\n",
    }
    assert sorted(manifest["files"]) == sorted(files)
    assert (manifest["generator"], manifest["target"]) == (__version__, "toy")
    assert run("generate", *ARGUMENTS).stdout.endswith("toy: 4 files in out, up to date\n")


def test_check_agrees_with_generate_and_shows_the_difference(project: Path) -> None:
    missing = run("check", *ARGUMENTS)
    assert missing.exit_code == 1
    assert "OUTPUT-STALE" in missing.stderr
    assert '+x = "GET"' in missing.stdout
    assert not (project / "out").exists()
    run("generate", *ARGUMENTS)
    assert run("check", *ARGUMENTS).exit_code == 0
    changed = run("check", *ARGUMENTS, "--set", "shout=yes")
    assert changed.exit_code == 1
    assert '-x = "GET"\n+x = "GET" + "!"\n' in changed.stdout
    assert "2 different" in changed.stderr


def test_an_edited_file_is_kept_until_forced(project: Path) -> None:
    run("generate", *ARGUMENTS)
    edited = project / "out" / "operations" / "get.py"
    edited.write_text("mine\n")
    before = tree(project / "out")
    result = run("generate", *ARGUMENTS, "--set", "shout=yes")
    assert result.exit_code == 1
    assert (
        "error[OUTPUT-CONFLICT]: out/operations/get.py is in the way: it was edited by hand" in result.stderr
    )
    assert tree(project / "out") == before
    assert '-mine\n+x = "GET" + "!"\n' in result.stdout
    assert "-mine" in run("check", *ARGUMENTS).stdout
    forced = run("generate", *ARGUMENTS, "--force")
    assert forced.exit_code == 0
    assert "out/operations/get.py was not as we wrote it: it is kept beside as .orig" in forced.stdout
    assert edited.read_text() == 'x = "GET"\n'
    assert edited.with_name("get.py.orig").read_text() == "mine\n"


def test_an_ignored_file_stays_its_users(project: Path) -> None:
    run("generate", *ARGUMENTS)
    mine = project / "out" / "operations" / "get.py"
    mine.write_text("mine\n")
    config = (
        'spec = "api.yaml"\n[targets.toy]\noutput = "out"\nignore = ["get.py", "static.txt", "nothing"]\n'
    )
    (project / "specloom.toml").write_text(config)
    result = run("generate", "--set", "shout=yes")
    assert result.exit_code == 0
    assert "note[IGNORE-UNMATCHED]: no file of toy matches 'nothing' of its ignore list" in result.stderr
    assert mine.read_text() == "mine\n"
    assert (project / "out" / "static.txt").is_file()
    assert (project / "out" / "operations" / "delete.py").read_text() == 'x = "DELETE" + "!"\n'
    mine.unlink()
    assert run("generate").exit_code == 0
    assert not mine.exists()
    assert run("check").exit_code == 0


def test_an_interrupted_run_is_ended_even_where_the_document_has_an_error_now(project: Path) -> None:
    run("generate", *ARGUMENTS)
    pending = project / "out" / ".specloom.pending"
    pending.mkdir()
    (pending / "0").write_text("moved\n")
    (pending / "journal.json").write_text('[["put", "0", "added.txt", ""]]')
    stale = run("check", *ARGUMENTS)
    assert stale.exit_code == 1
    assert "error[OUTPUT-STALE]: a run didn't end in out, or hasn't yet" in stale.stderr
    (project / "api.yaml").write_text("nonsense: true\n")
    assert run("generate", *ARGUMENTS).exit_code == 1
    assert (project / "out" / "added.txt").read_text() == "moved\n"
    assert not pending.exists()


def test_an_error_in_the_document_is_shown_at_its_place_and_changes_nothing(project: Path) -> None:
    run("generate", *ARGUMENTS)
    before = tree(project / "out")
    text = (project / "api.yaml").read_text()
    broken = text.replace("description: Fine.", "$ref: 'gone.yaml#/Fine'")
    (project / "api.yaml").write_text(broken)
    result = run("generate", *ARGUMENTS)
    assert result.exit_code == 1
    assert result.stderr.startswith("api.yaml:7:")
    assert "^" in result.stderr
    assert result.stderr.endswith("failed: 1 error\n")
    assert tree(project / "out") == before


def test_a_missing_document_is_a_finding(project: Path) -> None:
    result = run("generate", "gone.yaml", *ARGUMENTS[1:])
    assert result.exit_code == 1
    assert "gone.yaml" in result.stderr
    assert "Traceback" not in result.output


def test_a_folder_of_another_target_is_not_taken_over(project: Path) -> None:
    run("generate", *ARGUMENTS)
    result = run("generate", "api.yaml", "--target", "toy-server", "--output", "out")
    assert result.exit_code == 1
    assert "out holds the output of toy, not of toy-server" in result.stderr


def test_two_targets_cannot_share_a_folder(project: Path) -> None:
    (project / "specloom.toml").write_text(
        '[targets.toy]\noutput = "o"\n[targets.toy-server]\noutput = "./o"\n'
    )
    result = run("generate", "api.yaml")
    assert result.exit_code == 1
    assert "OUTPUT-CONFLICT" in result.stderr
    assert not (project / "o").exists()


def test_one_failing_target_costs_no_file_of_another_either(project: Path) -> None:
    text = '[targets.toy]\noutput = "a"\n[targets.toy-server]\noutput = "b"\noptions.shout = "maybe"\n'
    (project / "specloom.toml").write_text(text)
    assert run("generate", "api.yaml").exit_code == 2
    assert not (project / "a").exists()


def test_a_warning_stops_only_a_strict_run(project: Path) -> None:
    text = (project / "api.yaml").read_text() + "components: {schemas: {Toy: {type: object}}}\n"
    (project / "api.yaml").write_text(text)
    strict = run("generate", *ARGUMENTS, "--strict")
    assert (strict.exit_code, (project / "out").exists()) == (1, False)
    relaxed = run("generate", *ARGUMENTS)
    assert relaxed.exit_code == 0
    assert "warning[LOSS]: toys have no types" in relaxed.stderr
    assert "1 warning" in relaxed.stdout


def test_the_configuration_says_what_to_do_and_the_command_line_overrides_it(project: Path) -> None:
    (project / "specloom.toml").write_text(
        'spec = "api.yaml"\n[targets.toy]\noutput = "from-config"\n[targets.toy.options]\nshout = "yes"\n'
    )
    assert run("generate").exit_code == 0
    assert (project / "from-config/operations/get.py").read_text() == 'x = "GET" + "!"\n'
    assert run("generate", "-t", "toy", "-o", "elsewhere", "--set", "shout=no").exit_code == 0
    assert (project / "elsewhere/operations/get.py").read_text() == 'x = "GET"\n'


def test_a_mistake_in_the_configuration_is_shown_at_its_line(project: Path) -> None:
    (project / "specloom.toml").write_text('spec = "api.yaml"\ntarget = 1\n')
    result = run("generate")
    assert result.exit_code == 2
    assert "specloom.toml:2:1: error[CONFIG-INVALID]: target is not known here" in result.stderr
    assert json.loads(run("generate", "--format", "json").stdout)["diagnostics"][0]["line"] == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["generate"], "no document"),
        (["generate", "api.yaml"], "no target"),
        (["generate", "api.yaml", "-t", "toy"], "no folder for toy"),
        (["generate", "api.yaml", "-t", "toy", "-t", "toy-server", "-o", "x"], "exactly one --target"),
        (["generate", *ARGUMENTS, "--set", "shout"], "'shout' is not NAME=VALUE"),
        (["generate", *ARGUMENTS, "--what"], "No such option"),
        (["explain", "NOTHING"], "there is no code 'NOTHING'"),
        (["what"], "No such command"),
    ],
)
def test_wrong_usage(project: Path, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "hint"),
    [
        (["-t", "toi", "-o", "o"], "TARGET-UNKNOWN", "did you mean toy?"),
        (["-t", "cobol", "-o", "o"], "TARGET-UNKNOWN", "there are: toy, toy-server"),
        (["-t", "toy", "-o", "o", "--set", "shuot=yes"], "OPTION-UNKNOWN", "did you mean shout?"),
        (["-t", "toy", "-o", "o", "--set", "shout=maybe"], "OPTION-INVALID", ""),
    ],
)
def test_unknown_targets_and_options(project: Path, arguments: list[str], code: str, hint: str) -> None:
    result = run("generate", "api.yaml", *arguments)
    assert result.exit_code == 2
    assert code in result.stderr
    assert hint in result.stderr


def test_json_tells_programs_the_same(project: Path) -> None:
    result = run("generate", *ARGUMENTS, "--format", "json")
    tree = json.loads(result.stdout)
    assert (result.exit_code, result.stderr, tree["ok"], tree["diagnostics"]) == (0, "", True, [])
    assert tree["outputs"][0]["added"] == [
        "names.lock",
        "operations/delete.py",
        "operations/get.py",
        "static.txt",
    ]
    failed = run("generate", *ARGUMENTS, "--format", "json", "--set", "shout=maybe")
    assert (failed.exit_code, json.loads(failed.stdout)["ok"]) == (2, False)


def test_a_bug_of_ours_is_called_one(project: Path) -> None:
    result = run("generate", *ARGUMENTS, "--set", "crash=yes")
    assert result.exit_code == 70
    assert "this is a bug in specloom" in result.stderr
    assert "RuntimeError: crashed" in result.stderr
    assert "Traceback" not in result.stderr
    debugged = run("--debug", "generate", *ARGUMENTS, "--set", "crash=yes")
    assert isinstance(debugged.exception, RuntimeError)


def test_ir_shows_what_was_understood(project: Path) -> None:
    result = run("ir", "api.yaml")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["info"]["title"] == "Toys"


def test_explain_and_targets(project: Path) -> None:
    assert "OUTPUT-CONFLICT" in run("explain").stdout.splitlines()
    assert run("explain", "output-conflict").stdout.strip()
    assert run("targets").stdout.startswith("toy: Toys.\n")
    assert run("targets", "--markdown").stdout.startswith("| `toy` | |\n")
    assert [target["id"] for target in json.loads(run("targets", "--json").stdout)] == ["toy", "toy-server"]


def test_the_real_command(tmp_path: Path, repository: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(repository / "generator")}

    def real(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "specloom", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    assert real("--version").stdout == f"specloom {__version__}\n"
    assert real("explain", "NOTHING").returncode == 2
    (tmp_path / "specloom.toml").write_text("nonsense")
    failed = real("generate")
    assert (failed.returncode, failed.stderr.startswith("specloom.toml:1:")) == (2, True)
    assert "\x1b" not in failed.stderr


def test_help_imports_nothing_heavy(repository: Path) -> None:
    code = (
        "import sys; from specloom.cli import commands; commands(['--help'], standalone_mode=False);"
        "print(sorted({'yaml', 'jinja2', 'ruff', 'uvicorn', 'specloom.pipeline'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": str(repository / "generator")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("[]\n")


def test_lint_finds_what_generating_does_not_need(project: Path) -> None:
    assert run("lint", "api.yaml").exit_code == 0
    document = (project / "api.yaml").read_text(encoding="utf-8")
    (project / "bad.yaml").write_text(document.replace("paths:", "paths: none\nx-paths:"), encoding="utf-8")
    result = run("lint", "bad.yaml")
    assert result.exit_code == 1
    assert "bad.yaml:" in result.stderr


def test_lint_looks_no_closer_where_parts_are_missing(project: Path) -> None:
    document = (project / "api.yaml").read_text(encoding="utf-8")
    lost = document.replace("    get:\n", "    get:\n      tags: Toys\n")
    assert lost != document
    (project / "lost.yaml").write_text(lost, encoding="utf-8")
    result = run("lint", "lost.yaml")
    assert result.exit_code == 0
    assert "tags must be an array" in result.stderr
    assert "a closer look has to wait" in result.stderr


def test_pagination_says_what_is_found_and_why(project: Path) -> None:
    listing = """\
openapi: 3.1.0
info: {title: Toys, version: "1"}
paths:
  /toys:
    get:
      operationId: listToys
      parameters:
        - {name: page, in: query, schema: {type: integer}}
        - {name: per_page, in: query, schema: {type: integer}}
      responses:
        "200":
          description: Toys.
          content: {application/json: {schema: {type: array, items: {type: string}}}}
  /toy:
    get: {responses: {"204": {description: None.}}}
"""
    (project / "api.yaml").write_text(listing)
    result = run("pagination", "api.yaml")
    assert result.exit_code == 0
    assert result.stdout == (
        "GET /toys (listToys): page\n"
        "  the response has the list, the parameter `page` is a page's number, `per_page` its size\n"
        "1 of 2 operations with pages\n"
    )
    (project / "api.yaml").write_text(
        listing.replace("listToys", "listToys\n      x-specloom-pagination: false")
    )
    assert run("pagination", "api.yaml").stdout == "0 of 2 operations with pages\n"


OVERLAY = """\
overlay: 1.0.0
info: {title: Fewer, version: "1"}
actions:
  - {target: "$.paths['/toys'].delete", remove: true}
"""


def test_overlays_are_applied_before_anything_else(project: Path) -> None:
    (project / "fewer.yaml").write_text(OVERLAY)
    result = run("generate", *ARGUMENTS, "--overlay", "fewer.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 operation,")
    assert run("check", *ARGUMENTS, "--overlay", "fewer.yaml").exit_code == 0
    assert run("check", *ARGUMENTS).exit_code == 1
    assert '"DELETE"' not in run("ir", "api.yaml", "--overlay", "fewer.yaml").stdout


def test_configured_overlays_are_for_the_configured_document(project: Path) -> None:
    (project / "fewer.yaml").write_text(OVERLAY)
    (project / "specloom.toml").write_text('spec = "api.yaml"\noverlays = ["fewer.yaml"]\n')
    assert '"DELETE"' not in run("ir").stdout
    assert '"DELETE"' not in run("ir", "api.yaml").stdout
    (project / "other.yaml").write_text((project / "api.yaml").read_text())
    assert '"DELETE"' in run("ir", "other.yaml").stdout


def test_a_finding_about_an_overlay_shows_its_line(project: Path) -> None:
    (project / "fewer.yaml").write_text(OVERLAY.replace("toys", "tools"))
    result = run("generate", *ARGUMENTS, "--overlay", "fewer.yaml")
    assert result.exit_code == 0
    assert "fewer.yaml:4:6: warning[OVERLAY-UNMATCHED]" in result.stderr
    assert "4 |   - {target: \"$.paths['/tools'].delete\", remove: true}" in result.stderr
