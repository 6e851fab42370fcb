"""The compiled wheel does what the sources do, byte for byte.

It is built once for each state of the sources, which takes minutes. The tests of the sources are run on it, in a folder
that is a checkout but for its generator.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.compiled import NO_COMPILER, can_compile, installed_wheel
from tests.support.corpus import ROOT

pytestmark = pytest.mark.skipif(not can_compile(), reason=NO_COMPILER)

SUBJECTS = ("cases", "names", "ir", "parser", "comparison", "kit", "security/test_bombs.py")
PATCHING = (
    "tests/names/test_lock_file.py::test_an_edit_ends_what_is_remembered",
    "tests/names/test_lock_file.py::test_names_that_another_run_publishes_meanwhile_count",
    "tests/parser/test_source.py::test_a_file_that_changes_is_read_when_it_holds_still",
)
"""They put a function in the place of another, which compiled code calls without looking."""

ROUND_TRIP = """
import pickle, sys
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from specloom.ir.dump import dump
from specloom.parser import parse
api = parse(Path(sys.argv[1])).api
again = pickle.loads(pickle.dumps(api))
assert again == api and again is not api and dump(again) == dump(api)
places = [[hash(one.location) for one in each.types.values()] for each in (api, again)]
assert len(set(places[0])) > 50 and places[0] == places[1]
assert is_dataclass(api) and len(fields(api)) > 5
assert replace(api, operations=()) != api
assert not hasattr(api, "__dict__")
print(sys.modules["specloom.parser.document"].__file__)
"""


@pytest.fixture(scope="module")
def wheel() -> Path:
    return installed_wheel()


@pytest.fixture(scope="module")
def checkout(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with the compiled generator."""
    folder = tmp_path_factory.mktemp("compiled")
    skipped = shutil.ignore_patterns("__pycache__")
    for name in ("tests", "templates", "spec"):
        shutil.copytree(ROOT / name, folder / name, ignore=skipped)
    for name in ("pyproject.toml", "README.md"):
        shutil.copyfile(ROOT / name, folder / name)
    (folder / "generator").symlink_to(wheel)
    return folder


def run(
    generator: Path, *arguments: str, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, *arguments],
        env={
            **kept,
            "PYTHONPATH": str(generator),
            "SPECLOOM_CACHE": "",
            "SPECLOOM_GOLDEN": "",
            **environment,
        },
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_says_that_it_is_compiled(wheel: Path, tmp_path: Path) -> None:
    assert run(wheel, "-m", "specloom", "--version", cwd=tmp_path).stdout.endswith(" (compiled)\n")
    assert run(ROOT / "generator", "-m", "specloom", "--version").stdout.count("compiled") == 0


def test_its_python_is_what_was_compiled(wheel: Path) -> None:
    written = (wheel / "specloom" / "diagnostics.py").read_text("utf-8")
    assert "@dataclass" not in written
    assert "def __eq__" in written
    interpreted = (wheel / "specloom" / "cli" / "generate.py").read_bytes()
    assert interpreted == (ROOT / "generator" / "specloom" / "cli" / "generate.py").read_bytes()
    assert len(list(wheel.rglob("specloom/**/*.so"))) > 200


def test_its_records_travel_between_processes(wheel: Path) -> None:
    done = run(wheel, "-c", ROUND_TRIP, str(ROOT / "spec" / "openapi.yaml"))
    assert done.returncode == 0, done.stderr
    assert not done.stdout.strip().endswith(".py")


def test_it_generates_what_is_committed(wheel: Path) -> None:
    done = run(wheel, "-m", "specloom", "check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_remembers_what_it_found(wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\ntags: [{name: a}, {name: a}]\nextra: 1\n"
    )
    arguments = ("-m", "specloom", "generate", "api.yaml", "-t", "swift", "-o", "out", "--verbose")
    cache = {"SPECLOOM_CACHE": str(tmp_path / "cache")}
    first, second = (run(wheel, *arguments, cwd=tmp_path, **cache).stderr for _ in range(2))
    assert "api.yaml:" in first
    assert " s  reading\n" in first
    assert " s  reading\n" not in second
    told = [[line for line in each.splitlines() if " s  " not in line] for each in (first, second)]
    assert told[0] == told[1]


def test_it_tells_what_templates_can_use_as_the_sources_do(wheel: Path, tmp_path: Path) -> None:
    told = [
        run(one, "-m", "specloom", "templates", "--json", cwd=tmp_path) for one in (wheel, ROOT / "generator")
    ]
    assert told[0].returncode == 0, told[0].stderr
    assert told[0].stdout == told[1].stdout


def test_a_traceback_has_its_files_and_functions(wheel: Path, tmp_path: Path) -> None:
    program = "from specloom.targets.kit.code import indent; indent('text', 4)"
    done = run(wheel, "-c", program, cwd=tmp_path)
    assert "TypeError: not Code: 'text'" in done.stderr
    assert 'specloom/targets/kit/code.py", line ' in done.stderr
    assert "in indent" in done.stderr


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_tests_of_the_sources_hold(subject: str, checkout: Path) -> None:
    chosen = ("-q", "-x", "-p", "no:cacheprovider", *(f"--deselect={one}" for one in PATCHING))
    done = run(checkout / "generator", "-m", "pytest", *chosen, f"tests/{subject}", cwd=checkout)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-1000:]
    assert " passed" in done.stdout
