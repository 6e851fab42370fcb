"""Every case's document, however odd, becomes whole output of every target: a new case is tried by itself."""

from __future__ import annotations

import filecmp
import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cases.test_cases import CASES, FOLDER, is_lenient
from tests.e2e.documented import imported
from tests.pages.flavours import TARGETS, Flavour, pages
from tests.pages.markdown import code_blocks
from tests.pages.test_code import faults, parser, without_gaps
from tests.pages.test_structure import active, broken_links, faulty_rows, no_operation_is_lost
from tests.support.corpus import parsed

from specloom.parser import parse
from specloom.pipeline import Order, generate


def document(case: str) -> Path:
    return next((FOLDER / case).glob("input.*"))


def package_name(case: str) -> str:
    return f"case_{re.sub('[-.]', '_', case)}"


READABLE = tuple(case for case in CASES if parse(document(case), lenient=is_lenient(case)).api is not None)


@pytest.fixture(scope="module", params=["python", "python-fastapi"])
def packages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Python package of each case."""
    folder = tmp_path_factory.mktemp("packages")
    target = str(request.param)
    for case in READABLE:
        name = package_name(case)
        order = Order(target, folder / name, {"package": name})
        run = generate(document(case), [order], lenient=is_lenient(case))
        assert not run.failed, (case, run.diagnostics)
    return folder


@pytest.fixture(scope="module")
def together(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages, those whose runtime is the same with that of the first of them."""
    folder = tmp_path_factory.mktemp("together")
    owners: list[str] = []
    for case in READABLE:
        name = package_name(case)
        source = packages / name / name
        owner = next((one for one in owners if is_same(folder / one / "_runtime", source / "_runtime")), None)
        if owner is None:
            shutil.copytree(source, folder / name)
            owners.append(name)
            continue
        shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("_runtime", "__pycache__"))
        for path in (folder / name).rglob("*.py"):
            text = path.read_text("utf-8")
            shared = re.sub(r"^( *from )\.+_runtime", rf"\1{owner}._runtime", text, flags=re.MULTILINE)
            path.write_text(shared, "utf-8")
    assert len(owners) < 5
    return folder


def is_same(one: Path, other: Path) -> bool:
    compared = filecmp.dircmp(one, other)
    return not (compared.left_only or compared.right_only or compared.diff_files)


def run(*command: str, cwd: Path) -> None:
    result = subprocess.run([sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True)
    assert result.returncode == 0, (result.stdout + result.stderr)[-3000:]


def test_there_are_cases() -> None:
    assert len(READABLE) > 60


def test_every_python_module_imports(packages: Path) -> None:
    for case in READABLE:
        name = package_name(case)
        with imported(packages / name, name):
            for path in sorted((packages / name / name).rglob("*.py")):
                parts = path.relative_to(packages / name).with_suffix("").parts
                importlib.import_module(".".join(parts).removesuffix(".__init__"))


def test_mypy_is_content(together: Path) -> None:
    names = [package_name(case) for case in READABLE]
    run("mypy", "--strict", "--config-file=", "--cache-dir=.cache", *names, cwd=together)


def test_ruff_is_content(packages: Path) -> None:
    run("ruff", "check", "--isolated", "--quiet", ".", cwd=packages)


def test_black_is_content(packages: Path) -> None:
    (packages / "black.toml").write_text("", "utf-8")
    written = ["--extend-exclude", "/_runtime/", *map(package_name, READABLE)]
    run("black", "--check", "--quiet", "--config", "black.toml", *written, cwd=packages)


@pytest.mark.parametrize("case", [case for case in READABLE if not is_lenient(case)])
@TARGETS
def test_pages_are_whole(flavour: Flavour, case: str) -> None:
    api = parsed(document(case))
    assert api is not None
    for style in ("corrected", "verbatim"):
        written = pages(document(case), flavour, style)
        assert no_operation_is_lost(api, written, flavour) == []
        for path, text in written.items():
            assert list(broken_links(path, text, written)) == []
            assert list(faulty_rows(path, text)) == []
    for path, text in pages(document(case), flavour, "corrected").items():
        assert active(text) == [], path
        for block in code_blocks(text, flavour.grammar):
            source = without_gaps(block, flavour.grammar)
            assert not list(faults(parser(flavour.grammar).parse(source).root_node)), f"{path}: {block}"
