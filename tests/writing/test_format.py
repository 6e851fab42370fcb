"""Python comes out in black's style, whoever's folder it is."""

from __future__ import annotations

import time
from pathlib import Path

import black
import pytest

import specloom.writing.format
from specloom.writing.files import File
from specloom.writing.format import FormatError, format_files

UGLY = b"""\
import os
class A( object ):
  '''Doc.   '''
  def f(self,a = 1,*,b : int = 2 ) -> "str" :
      return { 'a':1,'b':[1,2,3,], } if a else dict(x = f"{a!r}", y = 'it"s', zzzzzzzzzzzzzzzzzzz = 12)
x:int|None=None
def g(aaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbb, ccccccccccccccccccccccc, ddddddddddd): ...
"""


def test_python_is_formatted_as_black_would(tmp_path: Path) -> None:
    (file,) = format_files([File("a/b.py", UGLY, "python")])
    text = file.content.decode()
    assert text != UGLY.decode()
    assert black.format_str(text, mode=black.Mode(target_versions={black.TargetVersion.PY311})) == text


def test_other_files_are_left_alone_and_the_order_stays() -> None:
    files = (File("b.py", UGLY), File("a.md", b"x  = 1", "markdown"), File("c.py", b"x  = 1", "python"))
    assert format_files(files) == (*files[:2], File("c.py", b"x = 1\n", "python"))
    assert format_files(files[:2]) == files[:2]


def test_names_that_formatters_leave_out_are_formatted_too() -> None:
    paths = ("build/a.py", "dist/.venv/a.py", "node_modules/a.py", "a.pyi", "script")
    for file in format_files(File(path, b"x  = 1", "python") for path in paths):
        assert file.content == b"x = 1\n", file.path


def test_the_configuration_of_the_current_folder_has_no_effect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ruff.toml").write_text("[format]\nquote-style = 'single'\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (file,) = format_files([File("a.py", b"x = 'a'\n", "python")])
    assert file.content == b'x = "a"\n'


def test_a_syntax_error_of_ours_names_the_file() -> None:
    files = [File(f"pkg/m{number}.py", b"x = 1\n", "python") for number in range(12)]
    files[10] = File("pkg/wrong.py", b"x = (\n", "python")
    with pytest.raises(FormatError, match=r"pkg/wrong\.py:"):
        format_files(files)


def test_a_thousand_files_take_one_run() -> None:
    start = time.perf_counter()
    assert len(format_files(File(f"m{number}.py", UGLY, "python") for number in range(1000))) == 1000
    assert time.perf_counter() - start < 10


def test_of_our_own_files_only_those_with_long_lines_are_formatted() -> None:
    short = File("short.py", b"x  = 1\n\n\n", "python")
    wide = File("wide.py", ("x  = '" + "\N{CJK UNIFIED IDEOGRAPH-4E00}" * 30 + "'\n").encode(), "python")
    long = File("long.py", b"x  = [" + b"1, " * 30 + b"]\n", "python")
    empty = File("empty.py", b"\n", "python")
    made = [file.content for file in format_files([short, wide, long, empty], ours=True)]
    assert made[0] == b"x  = 1\n"
    assert made[1].startswith(b'x = "')
    assert made[2].startswith(b"x = [\n    1,\n")
    assert made[3] == b""
    assert format_files([short])[0].content == b"x = 1\n"


def test_wide_docstrings_are_no_reason_to_format() -> None:
    wide = b"word " * 30
    for told in (
        b'"""' + wide + b'"""\n',
        b'x  = 1\n    """One.\n\n' + wide + b'\n    """\nx  = 1\n',
        b'"""' + wide + b'"""\nx  = \'"""\'\n"""' + wide + b'"""\n',
    ):
        (file,) = format_files([File("a.py", told, "python")], ours=True)
        assert file.content == told
    for told in (
        b'x = 1  # """\n' + b"y  = [" + wide.replace(b" ", b", ") + b"]\n",
        b'"""a"""\nx  = "' + wide + b'"\n',
    ):
        (file,) = format_files([File("a.py", told, "python")], ours=True)
        assert file.content != told


def test_temporary_files_are_in_memory_where_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[str] = []
    write = specloom.writing.format.write_content
    monkeypatch.setattr(
        "specloom.writing.format.write_content",
        lambda path, content: (used.append(path), write(path, content)),
    )
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr("specloom.writing.format._MEMORY", str(tmp_path))
    format_files([File("a.py", UGLY, "python")])
    monkeypatch.setattr("specloom.writing.format._ROOM", 1 << 60)
    format_files([File("a.py", UGLY, "python")])
    monkeypatch.setattr("specloom.writing.format._MEMORY", str(tmp_path / "none"))
    format_files([File("a.py", UGLY, "python")])
    assert [path.startswith(str(tmp_path)) for path in used] == [True, False, False]
    assert list(tmp_path.iterdir()) == []
