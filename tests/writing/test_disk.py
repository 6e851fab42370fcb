"""From files in memory to the disk and back: manifest, comparison, writing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from specloom.diagnostics import Diagnostic
from specloom.writing import disk
from specloom.writing.compare import Changes, compare, conflict_diagnostics, conflict_difference, difference
from specloom.writing.disk import apply
from specloom.writing.files import File
from specloom.writing.manifest import Manifest, digest, encode, read_manifest

MANIFEST = ".specloom.json"


def files_of(contents: Mapping[str, str]) -> tuple[File, ...]:
    return tuple(File(path, text.encode()) for path, text in contents.items())


def manifest_of(files: tuple[File, ...]) -> Manifest:
    return Manifest("1.0", "toy", "d" * 64, {file.path: digest(file.content) for file in files})


def changes_of(root: Path, contents: Mapping[str, str], *, force: bool = False) -> Changes:
    files = files_of(contents)
    return compare(files, manifest_of(files), root, read_manifest(root).value, force=force)


def write(root: Path, contents: Mapping[str, str], *, force: bool = False) -> tuple[Diagnostic, ...]:
    files = files_of(contents)
    manifest = manifest_of(files)
    changes = compare(files, manifest, root, read_manifest(root).value, force=force)
    assert not changes.conflicts
    return apply(changes, files, manifest, root)


def tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def test_the_first_run_writes_everything_and_the_second_nothing(tmp_path: Path) -> None:
    root, contents = tmp_path / "a" / "out", {"x.py": "1", "d/e/y.py": "2"}
    assert changes_of(root, contents).added == ("d/e/y.py", "x.py")
    assert write(root, contents) == ()
    assert tree(root) == {"d/e/y.py": "2", "x.py": "1"}
    again = changes_of(root, contents)
    assert (again.unchanged, again.stale) == (("d/e/y.py", "x.py"), False)
    before = {path: path.stat().st_mtime_ns for path in (root, *root.rglob("*"))}
    assert write(root, contents) == ()
    assert before == {path: path.stat().st_mtime_ns for path in (root, *root.rglob("*"))}


def test_only_what_differs_is_written_and_what_is_stale_goes_with_its_folders(tmp_path: Path) -> None:
    write(tmp_path, {"same": "1", "other": "2", "d/e/gone": "3", "d/stays": "4"})
    before = (tmp_path / "same").stat()
    contents = {"same": "1", "other": "two", "d/stays": "4", "new": "5"}
    changes = changes_of(tmp_path, contents)
    assert (changes.added, changes.changed, changes.removed) == (("new",), ("other",), ("d/e/gone",))
    write(tmp_path, contents)
    assert tree(tmp_path) == contents
    assert not (tmp_path / "d" / "e").exists()
    after = (tmp_path / "same").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_files_of_the_user_are_never_touched(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "mine").write_text("mine")
    write(tmp_path, {"d/ours": "1"})
    write(tmp_path, {})
    assert tree(tmp_path) == {"d/mine": "mine"}


@pytest.mark.parametrize("wanted", [{"x": "2"}, {"y": "1"}])
def test_an_edited_file_is_a_conflict(tmp_path: Path, wanted: dict[str, str]) -> None:
    write(tmp_path, {"x": "1"})
    (tmp_path / "x").write_text("edited")
    changes = changes_of(tmp_path, wanted)
    assert changes.conflicts == {"x": "it was edited by hand"}
    (found,) = conflict_diagnostics(tmp_path, changes)
    assert (found.code, (tmp_path / "x").as_posix() in found.message) == ("OUTPUT-CONFLICT", True)
    assert "-edited" in conflict_difference(files_of(wanted), tmp_path, changes)
    write(tmp_path, wanted, force=True)
    assert tree(tmp_path) == {**wanted, "x.orig": "edited"}


def test_what_force_moves_aside_is_never_lost(tmp_path: Path) -> None:
    write(tmp_path, {"x": "1"})
    for edit in ("first", "second"):
        (tmp_path / "x").write_text(edit)
        changes = changes_of(tmp_path, {"x": "2"}, force=True)
        assert (changes.kept, changes.changed) == (("x",), ("x",))
        write(tmp_path, {"x": "2"}, force=True)
    assert tree(tmp_path) == {"x": "2", "x.orig": "first", "x.orig2": "second"}
    write(tmp_path, {"x": "3"}, force=True)
    assert tree(tmp_path) == {"x": "3", "x.orig": "first", "x.orig2": "second"}


def test_a_foreign_file_in_the_way_is_a_conflict_unless_it_is_equal(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("foreign")
    (tmp_path / "y").write_text("2")
    changes = changes_of(tmp_path, {"x": "1", "y": "2"})
    assert changes.conflicts == {"x": "it isn't a generated file"}
    assert changes.unchanged == ("y",)


def test_an_edit_that_makes_what_we_would_write_is_no_conflict(tmp_path: Path) -> None:
    write(tmp_path, {"x": "1"})
    (tmp_path / "x").write_text("2")
    changes = changes_of(tmp_path, {"x": "2"})
    assert (changes.unchanged, changes.conflicts, changes.manifest) == (("x",), {}, True)


def test_a_deleted_file_comes_back(tmp_path: Path) -> None:
    write(tmp_path, {"x": "1"})
    (tmp_path / "x").unlink()
    assert changes_of(tmp_path, {"x": "1"}).added == ("x",)
    assert not changes_of(tmp_path, {}).removed


def test_a_new_case_of_a_name_survives_the_removal_of_the_old(tmp_path: Path) -> None:
    write(tmp_path, {"Pet.py": "1"})
    write(tmp_path, {"pet.py": "2"})
    assert tree(tmp_path) == {"pet.py": "2"}


def test_a_folder_takes_the_place_of_a_removed_file(tmp_path: Path) -> None:
    write(tmp_path, {"a": "1"})
    write(tmp_path, {"a/b": "2"})
    assert tree(tmp_path) == {"a/b": "2"}


def test_a_file_takes_the_place_of_a_folder_unless_somebody_uses_it(tmp_path: Path) -> None:
    write(tmp_path, {"a/b/c": "1"})
    (tmp_path / "a" / "mine").write_text("mine")
    assert list(changes_of(tmp_path, {"a": "2"}, force=True).conflicts) == ["a"]
    (tmp_path / "a" / "mine").unlink()
    write(tmp_path, {"a": "2"})
    assert tree(tmp_path) == {"a": "2"}


def test_the_mode_of_a_file_is_kept_and_a_new_one_follows_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        write(tmp_path, {"x": "1", "y": "1"})
        (tmp_path / "x").chmod(0o755)
        write(tmp_path, {"x": "2", "y": "1"})
    finally:
        os.umask(old)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in "xy"] == [0o755, 0o644]


def test_a_failure_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "out"
    write(root, {"x": "1", "y": "1"})
    before = tree(root)
    real = disk.write_content

    def full(path: str, content: bytes) -> None:
        if path.endswith("/1"):
            raise OSError(28, "No space left on device", path)
        real(path, content)

    monkeypatch.setattr(disk, "write_content", full)
    (found,) = write(root, {"x": "2", "z": "3"})
    assert (found.code, "No space left on device" in found.message) == ("OUTPUT-FAILED", True)
    assert tree(root) == before
    assert [path.name for path in root.iterdir() if path.is_dir()] == []
    assert write(tmp_path / "new", {"x": "2", "z": "3"})
    assert not (tmp_path / "new").exists()


def test_the_manifest_says_what_was_written_and_nothing_of_when_or_where(tmp_path: Path) -> None:
    write(tmp_path / "a", {"y": "2", "x": "1"})
    write(tmp_path / "b", {"x": "1", "y": "2"})
    text = (tmp_path / "a" / MANIFEST).read_bytes()
    assert text == (tmp_path / "b" / MANIFEST).read_bytes()
    assert str(tmp_path).encode() not in text
    assert text == encode(read_manifest(tmp_path / "a").value or pytest.fail("no manifest"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "<<<<<<< HEAD",
        '{"document":"", "generator":"", "target":"", "files":{"../x":""}}',
        "\x00",
    ],
)
def test_a_broken_manifest_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    (found,) = read_manifest(tmp_path).diagnostics
    assert found.code == "OUTPUT-CONFLICT"


def test_the_difference_can_be_applied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    root = Path("out")
    write(root, {"changed": "1\n2\n3\n", "gone": "x\n", "same": "s\n"})
    files = files_of({"changed": "1\ntwo\n3\n", "same": "s\n", "added": "a\nb\n"})
    changes = compare(files, manifest_of(files), root, read_manifest(root).value)
    text = "".join(f"{line}\n" for line in difference(files, manifest_of(files), root, changes))
    subprocess.run(["git", "apply", "-p0", "-"], input=text, text=True, check=True)
    assert tree(root) == {"added": "a\nb\n", "changed": "1\ntwo\n3\n", "same": "s\n"}
    assert not changes_of(root, {"changed": "1\ntwo\n3\n", "same": "s\n", "added": "a\nb\n"}).stale


def test_a_difference_of_bytes_is_only_named(tmp_path: Path) -> None:
    files = (File("x", b"\xff"),)
    changes = compare(files, manifest_of(files), tmp_path, None)
    assert f"Binary files /dev/null and {tmp_path.as_posix()}/x differ" in difference(
        files, manifest_of(files), tmp_path, changes
    )
