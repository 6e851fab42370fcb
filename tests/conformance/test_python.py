"""What the Python target writes is Python that its community's tools accept, for documents of every size."""

from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydantic
import pytest
import yaml
from tests.cases.test_cases import is_lenient
from tests.e2e.documented import generate_package, imported
from tests.support.corpus import OWN_DOCUMENT, ROOT, corpus_folder

METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})

REAL = (
    "openai-2.3.0.yaml",
    "corpus/stripe.com.json",
    "corpus/spotify.com-sonallux.json",
    "corpus/digitalocean.com.json",
    "corpus/swagger.io-petstore.json",
    "corpus/googleapis.com-gmail.json",
    "corpus/openai.com-head.json",
    "large/github.json",
)
STYLED = ("openai-2.3.0.yaml", "corpus/spotify.com-sonallux.json")


@pytest.fixture(scope="module", params=["own", *REAL])
def output(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The package of a document, beside a copy of the document's name."""
    document = OWN_DOCUMENT if request.param == "own" else corpus_folder() / request.param
    if not document.is_file():
        pytest.skip(f"{document.name} is not here: name the folder of real documents in SPECLOOM_CORPUS")
    folder = tmp_path_factory.mktemp("package")
    generate_package(document, folder, "example_client")
    (folder / "document.txt").write_text(str(document), encoding="utf-8")
    yield folder


def raw_document(output: Path) -> dict[str, Any]:
    path = Path((output / "document.txt").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    document: dict[str, Any] = (
        json.loads(text) if path.suffix == ".json" else yaml.load(text, yaml.CSafeLoader)
    )
    return document


def run(*command: str, cwd: Path) -> None:
    result = subprocess.run([sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True)
    assert result.returncode == 0, (result.stdout + result.stderr)[-3000:]


def test_every_operation_has_a_method_in_both_clients(output: Path) -> None:
    expected = sorted(
        (method.upper(), path)
        for path, item in raw_document(output)["paths"].items()
        for method in item
        if method in METHODS
    )
    for prefix in ("", "Async"):
        assert sorted(set(called_operations(output, prefix))) == expected


def called_operations(output: Path, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield method and path of the operations that the methods of the classes call, from the source alone."""
    for module in (output / "example_client" / "api").glob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        tables = {
            statement.target.id: (literal(statement.value.args[0]), literal(statement.value.args[1]))
            for statement in tree.body
            if isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and isinstance(statement.value, ast.Call)
            and isinstance(statement.value.func, ast.Name)
            and statement.value.func.id == "Operation"
        }
        for definition in tree.body:
            if isinstance(definition, ast.ClassDef) and definition.name.startswith("Async") is bool(prefix):
                for node in ast.walk(definition):
                    if isinstance(node, ast.Name) and node.id in tables:
                        yield tables[node.id]


def literal(node: ast.expr) -> str:
    value = ast.literal_eval(node)
    assert isinstance(value, str)
    return value


def test_every_module_imports(output: Path) -> None:
    count = 0
    with imported(output, "example_client"):
        for path in sorted((output / "example_client").rglob("*.py")):
            parts = path.relative_to(output).with_suffix("").parts
            importlib.import_module(".".join(parts).removesuffix(".__init__"))
            count += 1
    assert count > 40


def test_no_union_is_an_empty_class(output: Path) -> None:
    """A class without fields stands only for an object that the document gives no properties."""
    with imported(output, "example_client") as package:
        table = vars(package.models)["_MODULES"]
        empty = [
            name
            for name in table
            if isinstance(model := getattr(package.models, name), type)
            and hasattr(model, "model_fields")
            and not model.__annotations__
        ]
    schemas = raw_document(output).get("components", {}).get("schemas", {})
    for name in empty:
        schema = schemas.get(name, {})
        assert not any(key in schema for key in ("oneOf", "anyOf", "properties")), name


def test_mypy_is_content(output: Path) -> None:
    run("mypy", "--strict", "--config-file=", "example_client", cwd=output)


def test_ruff_is_content(output: Path) -> None:
    run("ruff", "check", "--isolated", "--quiet", ".", cwd=output)


def test_black_is_content(output: Path) -> None:
    document = (output / "document.txt").read_text(encoding="utf-8")
    if not document.endswith(("openapi.yaml", *STYLED)):
        # Black takes half a minute on a large package: the small ones hold the style.
        files = [str(path) for path in sorted((output / "example_client" / "api").glob("*.py"))[:3]]
    else:
        files = ["."]
    (output / "black.toml").write_text("", encoding="utf-8")
    run("black", "--check", "--quiet", "--config", "black.toml", *files, cwd=output)


CASES = ROOT / "tests" / "cases"


@pytest.mark.parametrize("case", sorted(path.parents[1].name for path in CASES.glob("*/expected/python")))
def test_a_case_is_a_package_that_works(case: str, tmp_path: Path) -> None:
    document = next((CASES / case).glob("input.*"))
    generate_package(document, tmp_path, "example_client", lenient=is_lenient(case))
    with imported(tmp_path, "example_client") as package:
        for path in sorted((tmp_path / "example_client").rglob("*.py")):
            importlib.import_module(
                ".".join(path.relative_to(tmp_path).with_suffix("").parts).removesuffix(".__init__")
            )
        for name in vars(package.models)["_MODULES"]:
            pydantic.TypeAdapter(getattr(package.models, name))
        assert package.Client and package.AsyncClient
    run("mypy", "--strict", "--config-file=", "example_client", cwd=tmp_path)
    run("ruff", "check", "--isolated", "--quiet", ".", cwd=tmp_path)
