"""Two branches that each add something: git puts their names together, and the next run goes on from there."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from specloom.cli import commands
from tests.cli.repositories import Repository
from tests.names.contests import base

TARGETS = pytest.mark.parametrize("target", ["python", "java-micronaut", "c"])


class Project(Repository):
    """A repository in which the names are committed, and everything else that is generated is not."""

    def __init__(self, folder: Path, target: str) -> None:
        super().__init__(folder, {})
        self._target = target
        (folder / ".gitignore").write_text("out/*\n!out/names.lock\n")
        self.change(base())

    def change(self, tree: object, branch: str = "") -> None:
        if branch:
            assert self.run("git", "switch", "-q", "-c", branch, "main").returncode == 0
        (self.folder / "api.yaml").write_text(yaml.safe_dump(tree, sort_keys=False), "utf-8")
        assert self.generate() == (0, "")
        assert self.commit().returncode == 0

    def generate(self) -> tuple[int, str]:
        arguments = ["generate", str(self.folder / "api.yaml"), "--target", self._target]
        result = CliRunner().invoke(commands, [*arguments, "--output", str(self.folder / "out")])
        return result.exit_code, "\n".join(line for line in result.stderr.splitlines() if "error" in line)

    @property
    def lines(self) -> set[str]:
        return set((self.folder / "out" / "names.lock").read_text("utf-8").splitlines())


def with_box(tree: Any) -> Any:
    tree["components"]["schemas"]["Box"]["properties"]["fooBar"] = {"type": "string"}
    tree["components"]["schemas"]["Apple"] = {"type": "object", "properties": {"size": {"type": "integer"}}}
    return tree


def with_pet(tree: Any) -> Any:
    tree["components"]["schemas"]["Pet"] = {"type": "object", "properties": {"age": {"type": "integer"}}}
    tree["paths"]["/pets"]["get"]["parameters"].append({"name": "pet_id", "in": "query", "schema": {}})
    return tree


@TARGETS
def test_what_two_branches_add_goes_together(target: str, tmp_path: Path) -> None:
    project = Project(tmp_path / "project", target)
    published = project.lines
    project.change(with_box(base()), "boxes")
    boxes = project.lines
    project.change(with_pet(base()), "pets")
    pets = project.lines
    # The document is merged by people or by git; here it is what both meant.
    merged = project.run("git", "merge", "-q", "--no-edit", "-X", "ours", "boxes")
    assert merged.returncode == 0, merged.stdout
    assert "<<<<<<<" not in project.lines
    assert project.lines == boxes | pets
    (project.folder / "api.yaml").write_text(yaml.safe_dump(with_pet(with_box(base())), sort_keys=False))
    assert project.generate() == (0, "")
    assert project.lines >= published
    assert project.lines == boxes | pets
    assert project.generate() == (0, "")


def test_what_does_not_go_together_is_shown_until_somebody_decides(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", "python")
    neighbours = []
    for number in (1, 2):
        tree = base()
        tree["components"]["schemas"][f"Apple{number}"] = {"type": "object"}
        project.change(tree, f"branch{number}")
        neighbours.append(project.lines)
    merged = project.run("git", "merge", "-q", "--no-edit", "branch1")
    assert merged.returncode != 0
    tree["components"]["schemas"]["Apple1"] = {"type": "object"}
    (project.folder / "api.yaml").write_text(yaml.safe_dump(tree, sort_keys=False))
    code, said = project.generate()
    assert code == 1
    assert "NAMES-INVALID" in said
    lock = project.folder / "out" / "names.lock"
    kept = [
        line for line in lock.read_text().splitlines() if line[:7] not in ("<<<<<<<", "=======", ">>>>>>>")
    ]
    lock.write_text("\n".join(kept) + "\n")
    assert project.generate() == (0, "")
    assert project.lines == neighbours[0] | neighbours[1]


def test_git_can_be_told_to_keep_the_lines_of_both_sides(tmp_path: Path, repository: Path) -> None:
    assert "`names.lock merge=union`" in (repository / "README.md").read_text("utf-8")
    project = Project(tmp_path / "project", "python")
    (project.folder / ".gitattributes").write_text("names.lock merge=union\n*.yaml merge=union\n")
    assert project.commit().returncode == 0
    neighbours = []
    for number in (1, 2):
        tree = base()
        tree["components"]["schemas"][f"Apple{number}"] = {"type": "object"}
        project.change(tree, f"branch{number}")
        neighbours.append(project.lines)
    assert project.run("git", "merge", "-q", "--no-edit", "branch1").returncode == 0
    assert project.lines >= neighbours[0] | neighbours[1]
    tree["components"]["schemas"]["Apple1"] = {"type": "object"}
    (project.folder / "api.yaml").write_text(yaml.safe_dump(tree, sort_keys=False))
    assert project.generate() == (0, "")
    assert project.lines == neighbours[0] | neighbours[1]


def merged_output(folder: Path, repository: Path, ours: object, theirs: object, meant: object) -> Path:
    """Merge two branches with committed output, end the merge as the README says, and return the output."""
    recipe = "git checkout --no-overlay HEAD -- DIR ':!DIR/names.lock' && specloom generate"
    assert recipe in (repository / "README.md").read_text("utf-8")
    project = Project(folder, "python")
    (project.folder / ".gitignore").unlink()
    assert project.commit().returncode == 0
    project.change(theirs, "theirs")
    project.change(ours, "ours")
    assert project.run("git", "merge", "-q", "--no-edit", "theirs").returncode != 0
    (project.folder / "api.yaml").write_text(yaml.safe_dump(meant, sort_keys=False))
    assert project.generate()[0] == 1
    command, _, _ = recipe.replace("DIR", "out").partition(" && ")
    assert project.run(*shlex.split(command)).returncode == 0
    assert project.generate() == (0, "")
    assert not list((project.folder / "out").rglob("*.orig"))
    return project.folder / "out"


def made_anew(folder: Path, tree: object) -> Path:
    project = Project(folder, "python")
    project.change(tree)
    return project.folder / "out"


def files(out: Path, pattern: str) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob(pattern) if path.is_file()
    }


def test_a_merge_of_committed_output_is_ended_by_the_next_run(tmp_path: Path, repository: Path) -> None:
    both = with_pet(with_box(base()))
    kept = merged_output(tmp_path / "project", repository, with_pet(base()), with_box(base()), both)
    made = made_anew(tmp_path / "fresh", both)
    assert files(kept, "*.py").keys() == files(made, "*.py").keys()


def test_a_file_of_the_other_branch_may_come_out_otherwise(tmp_path: Path, repository: Path) -> None:
    changed = with_pet(with_box(base()))
    changed["components"]["schemas"]["Apple"]["properties"]["colour"] = {"type": "string"}
    kept = merged_output(tmp_path / "project", repository, with_pet(base()), with_box(base()), changed)
    assert any(b"colour" in content for content in files(kept, "*.py").values())


def test_what_only_the_other_branch_had_may_go(tmp_path: Path, repository: Path) -> None:
    without = with_pet(with_box(base()))
    del without["components"]["schemas"]["Apple"]
    kept = merged_output(tmp_path / "project", repository, with_pet(base()), with_box(base()), without)
    made = made_anew(tmp_path / "fresh", without)
    assert files(kept, "*").keys() == files(made, "*").keys()
