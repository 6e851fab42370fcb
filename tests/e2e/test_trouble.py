"""Disks, folders and files that don't do as they should: a clear finding each, and nothing half-written."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.corpus import OWN_DOCUMENT

import specloom.parser.source
from specloom.parser import parse
from specloom.pipeline import Order, Run, generate

DOCUMENT = OWN_DOCUMENT.parents[1] / "tests" / "cases" / "mess-responses" / "input.yaml"


def run(output: Path, document: Path = DOCUMENT, target: str = "ruby") -> Run:
    return generate(document, [Order(target, output, {})])


def failure(run: Run) -> str:
    (found,) = (one for one in run.diagnostics if one.severity.value == "error")
    return f"{found.code}: {found.message}"


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A disk of sixteen kilobytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(mounted: Path) -> None:
    for output in (mounted, mounted / "new"):
        assert "No space left on device" in failure(run(output))
        assert list(mounted.iterdir()) == []


def test_a_full_disk_leaves_the_output_of_before(mounted: Path, tmp_path: Path) -> None:
    small = tmp_path / "small.yaml"
    small.write_text('openapi: 3.1.0\ninfo: {title: Small, version: "1"}\npaths: {}\n')
    assert not run(mounted, small).failed
    before = files(mounted)
    assert before
    assert "No space left on device" in failure(run(mounted))
    assert files(mounted) == before


def test_a_disk_that_is_only_read(mounted: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    assert "Read-only file system" in failure(run(mounted))
    assert "Read-only file system" in failure(run(mounted / "new"))


LIMITED = """
import resource, signal, sys
from pathlib import Path
from specloom.pipeline import Order, generate

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))
found = generate(Path(sys.argv[1]), [Order(sys.argv[2], Path(sys.argv[3]), {})]).diagnostics
sys.stdout.write("".join(f"{one.code}: {one.message}\\n" for one in found if one.severity.value == "error"))
"""


@pytest.mark.parametrize(
    ("target", "said"),
    [("ruby", "can't be written: File too large"), ("python", "temporary files can't be written")],
)
def test_files_that_may_not_grow(tmp_path: Path, target: str, said: str) -> None:
    assert resource.RLIMIT_FSIZE is not None
    output = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(DOCUMENT), target, str(output)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "SPECLOOM_CACHE": ""},
    )
    assert done.stdout.startswith("OUTPUT-FAILED: ")
    assert said in done.stdout
    assert not output.exists()


def test_an_output_that_is_a_file(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    assert "is a file, not a folder" in failure(run(taken))
    assert failure(run(taken / "below")).startswith("OUTPUT-FAILED")
    assert taken.read_text() == "mine"


def test_an_output_that_is_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    (tmp_path / "link").symlink_to(real)  # which isn't there yet
    assert not run(tmp_path / "link").failed
    assert (real / "README.md").is_file()
    assert (tmp_path / "link").is_symlink()


def test_an_output_that_is_a_circle_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "leads in a circle of symbolic links" in failure(run(tmp_path / "a"))


def test_marks_and_line_ends_change_nothing(tmp_path: Path) -> None:
    text = DOCUMENT.read_bytes()
    (tmp_path / "crlf.yaml").write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    (tmp_path / "lf.yaml").write_bytes(text)
    written = []
    for name in ("crlf", "lf"):
        assert not run(tmp_path / name, tmp_path / f"{name}.yaml").failed
        written.append(files(tmp_path / name))
    assert written[0] == written[1]


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_other_encodings_write_nothing(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "api.yaml").write_text(DOCUMENT.read_text("utf-8") + "# é\n", encoding)
    assert failure(run(tmp_path / "out", tmp_path / "api.yaml")).startswith("ENCODING: ")
    assert not (tmp_path / "out").exists()


def test_a_document_without_an_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("no endless file here")
    monkeypatch.setattr(specloom.parser.source, "MAX_BYTES", 2**20)
    assert failure(run(tmp_path / "out", endless)) == "FILE-UNREADABLE: the file is larger than 1 MiB"


def test_a_document_that_changes_is_what_it_was_when_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "api.yaml"
    path.write_bytes(DOCUMENT.read_bytes())
    calm = run(tmp_path / "calm", path)

    def parse_and_cut(document: Path, overlays: tuple[Path, ...], *, lenient: bool) -> object:
        parsed = parse(document, overlays, lenient=lenient)
        document.write_bytes(DOCUMENT.read_bytes()[:100])
        return parsed

    monkeypatch.setattr("specloom.pipeline.parse", parse_and_cut)
    assert not run(tmp_path / "out", path).failed
    assert not calm.failed
    assert files(tmp_path / "out") == files(tmp_path / "calm")


def test_a_document_of_50_mb_is_generated_from(tmp_path: Path) -> None:
    text = "Said at length. " * 1300
    pets = {
        f"Pet{number}": {"type": "object", "description": text, "properties": {"id": {"type": "integer"}}}
        for number in range(2500)
    }
    tree = {"openapi": "3.1.0", "info": {"title": "Large", "version": "1"}, "components": {"schemas": pets}}
    path = tmp_path / "large.json"
    path.write_text(json.dumps(tree), "utf-8")
    assert path.stat().st_size > 50_000_000
    outcome = generate(path, [Order("ruby", tmp_path / "out", {})])
    assert not outcome.failed
    assert len(list((tmp_path / "out" / "docs").iterdir())) == len(pets)
