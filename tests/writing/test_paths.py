"""No path leaves the output folder, and none means something else elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.writing.paths import is_safe, unsafe_paths, unsafe_places

UNSAFE = [
    "", "/etc/passwd", "..", "../a", "a/../b", "./a", "a//b", "a/", "a\\b", "C:/a", "a:b", "a b", "a\n", "é",
    "a\0", "a~1", "con", "NUL.txt", "docs/aux.md", "Com1.py", "a.", "a./b", ".git/config", "x/.GIT/hooks",
    ".specloom.json", "a" * 201,
]  # fmt: skip


@pytest.mark.parametrize("path", UNSAFE)
def test_an_unsafe_path_is_refused(path: str) -> None:
    assert not is_safe(path)
    (found,) = unsafe_paths([path])
    assert found.code == "OUTPUT-UNSAFE"


@pytest.mark.parametrize(
    "path", ["a", "a/b.py", ".gitignore", "src/_x/__init__.py", "console.py", "docs/A-b+c@2.md", ".a"]
)
def test_a_safe_path_is_allowed(path: str) -> None:
    assert is_safe(path)
    assert unsafe_paths([path]) == ()


@pytest.mark.parametrize(
    "paths",
    [("a", "a"), ("Pet.py", "pet.py"), ("a/b.py", "A/c.py"), ("a", "a/b"), ("A", "a/b"), ("x/a/b", "x/A")],
)
def test_paths_that_hide_each_other_are_refused(paths: tuple[str, ...]) -> None:
    assert [found.code for found in unsafe_paths(paths)] == ["OUTPUT-UNSAFE"]
    assert unsafe_paths(reversed(paths)) == unsafe_paths(paths)


def test_neighbours_are_no_clash() -> None:
    assert unsafe_paths(["a/b", "a/c", "a.py", "ab", "b/a/b"]) == ()


def test_links_and_things_on_the_disk_are_refused(tmp_path: Path) -> None:
    elsewhere, root = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    root.mkdir()
    (root / "linked").symlink_to(elsewhere, target_is_directory=True)
    (root / "file.py").symlink_to(elsewhere / "file.py")
    (root / "folder").mkdir()
    (root / "plain").write_bytes(b"")
    assert unsafe_places(root, ["plain", "folder/a", "new/a"]) == ()
    for path, reason in {
        "linked/a.py": "'linked' can't be written: there is a symbolic link",
        "file.py": "'file.py' can't be written: there is a symbolic link",
        "folder": "'folder' can't be written: there is something else than a file",
        "plain/a": "'plain' can't be written: there is something else than a folder",
    }.items():
        assert [found.message for found in unsafe_places(root, [path])] == [reason]


def test_what_is_a_file_now_may_be_a_folder_next(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert unsafe_places(tmp_path, ["a", "a/b"]) == ()


def test_the_output_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real", target_is_directory=True)
    assert unsafe_places(tmp_path / "out", ["a/b"]) == ()
