"""What the Python server's target writes is Python that its community's tools accept, for documents of every size."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cases.test_cases import is_lenient
from tests.e2e.documented import imported
from tests.support.corpus import NO_DOCUMENTS, OWN_DOCUMENT, ROOT, corpus_folder

from specloom.pipeline import Order, generate

REAL = (
    "openai-2.3.0.yaml",
    "corpus/spotify.com-sonallux.json",
    "corpus/amazonaws.com-sqs.json",
    "corpus/whatsapp.local.json",
    "large/github.json",
)
STYLED = ("own", "openai-2.3.0.yaml")
CASES = ROOT / "tests" / "cases"


def generated(document: Path, folder: Path, *, lenient: bool = False) -> Path:
    order = Order("python-fastapi", folder, {"package": "example_server"})
    run = generate(document, [order], lenient=lenient)
    assert not run.failed, run.diagnostics
    return folder


def run(*command: str, cwd: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


@pytest.fixture(scope="module", params=["own", *REAL])
def output(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package of a document: its folder, the document and its name."""
    document = OWN_DOCUMENT if request.param == "own" else corpus_folder() / request.param
    if not document.is_file():
        pytest.skip(f"{document.name} is not here: {NO_DOCUMENTS}")
    yield generated(document, tmp_path_factory.mktemp("server")), document, request.param


def test_mypy_and_ruff_are_content(output: Any) -> None:
    folder, _, _ = output
    run("ruff", "check", "--isolated", "--quiet", ".", cwd=folder)
    run("mypy", "--strict", "--config-file=", "example_server", cwd=folder)


def test_black_is_content(output: Any) -> None:
    folder, _, name = output
    # Black takes half a minute on a large package: the small ones hold the style.
    files = ["."] if name in STYLED else [str(path) for path in sorted(folder.glob("*/api/*.py"))[:3]]
    (folder / "black.toml").write_text("", encoding="utf-8")
    run("black", "--check", "--quiet", "--config", "black.toml", *files, cwd=folder)


def test_the_document_is_the_documents(output: Any) -> None:
    """What is served says what the source says."""
    folder, document, _ = output
    text = document.read_text(encoding="utf-8")
    source = json.loads(text) if document.suffix == ".json" else yaml.load(text, yaml.CSafeLoader)
    served = json.loads((folder / "example_server" / "openapi.json").read_text(encoding="ascii"))
    # What YAML takes for dates is text in JSON.
    assert served == json.loads(json.dumps(source, default=str))


def test_importing_is_cheap(output: Any) -> None:
    """No model is imported before it is needed, and no HTTP client where nothing is sent."""
    folder, _, _ = output
    program = (
        "import sys, example_server\n"
        "assert 'fastapi' not in sys.modules and 'pydantic' not in sys.modules\n"
        "example_server.create_app()\n"
        "assert not [m for m in sys.modules if m.startswith('example_server.models.')]\n"
        "assert 'httpx2' not in sys.modules\n"
    )
    run_program = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True)
    assert run_program.returncode == 0, run_program.stderr


@pytest.mark.parametrize("case", sorted(path.parents[1].name for path in CASES.glob("*/expected/python")))
def test_a_case_is_a_package_that_works(case: str, tmp_path: Path) -> None:
    generated(next((CASES / case).glob("input.*")), tmp_path, lenient=is_lenient(case))
    with imported(tmp_path, "example_server") as package:
        for path in sorted((tmp_path / "example_server").rglob("*.py")):
            parts = path.relative_to(tmp_path).with_suffix("").parts
            importlib.import_module(".".join(parts).removesuffix(".__init__"))
        assert package.create_app()
    run("ruff", "check", "--isolated", "--quiet", ".", cwd=tmp_path)
    run("mypy", "--strict", "--config-file=", "example_server", cwd=tmp_path)
