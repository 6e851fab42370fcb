"""What importing a generated package, and a call of it, imports: what is used, whatever else the document has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.e2e.documented import generate_package
from tests.support.corpus import ROOT

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import httpx2
from pydantic import BaseModel, TypeAdapter

answer = httpx2.Response(200, json={"id": "a", "object": "model", "created": 1, "owned_by": "b"})
http_client = httpx2.Client(transport=httpx2.MockTransport(lambda request: answer))
http_client.get("http://localhost")
TypeAdapter(dict[str, int]).validate_json(b"{}")
before = set(sys.modules)

from PACKAGE import Client
client = Client(api_key="key", http_client=http_client)
print(*sorted(set(sys.modules) - before))
before = set(sys.modules)

client.models.retrieve_model("a")
print(*sorted(set(sys.modules) - before))
"""

OTHERS = frozenset({"gc", "hmac", "secrets", "annotated_types", "pydantic"})
"""What a call may import beside the package's own modules: pydantic makes its first model with these."""


@pytest.fixture(scope="module", params=["own", "openai-2.3.0.yaml"])
def imports(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """The modules that the package and its client need, and those of a first call, without the package's name."""
    if request.param == "own":
        folder, package = ROOT / "generated" / "python", "openai_client"
    else:
        folder, package = tmp_path_factory.mktemp("package"), "example_client"
        corpus: Path = request.getfixturevalue("corpus")
        generate_package(corpus / request.param, folder, package)
    command = [sys.executable, "-c", PROGRAM.replace("PACKAGE", package), str(folder)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(lines) == 2
    return [{name.removeprefix(package) for name in line.split()} for line in lines]


def of(folder: str, names: set[str]) -> set[str]:
    """Return the modules in a folder of the package."""
    return {name for name in names if name.startswith(f".{folder}.")}


def test_importing_the_package_imports_no_operation_and_no_model(imports: list[set[str]]) -> None:
    names, _ = imports
    assert not of("api", names) | of("models", names) | of("params", names)
    assert {name for name in names if name and not name.startswith(".")} == set()
    assert len(names) <= 16


def test_a_call_imports_what_it_touches(imports: list[set[str]]) -> None:
    _, names = imports
    assert of("api", names) == {".api.models"}
    assert of("models", names) == {".models.model"}
    assert not of("params", names)
    assert {name.partition(".")[0] for name in names if not name.startswith(".")} <= OTHERS
    assert len(of("_runtime", names)) <= 36
