"""``python -m <package>.mock`` serves the document that the package was generated from."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from tests.support.corpus import ROOT

from specloom.pipeline import Order, generate

PACKAGE = "pets_server"
READY = re.compile(r"Pets 1: 1 operation at http://127\.0\.0\.1:(\d+), and below /v1\n")
DOCUMENTS = {
    "api.yaml": """
        openapi: 3.1.0
        info: {title: Pets, version: '1'}
        servers: [{url: 'https://example.com/v1'}]
        paths:
          /pets:
            get:
              operationId: listPets
              parameters: [{name: limit, in: query, schema: {type: integer}}]
              responses:
                '200':
                  description: All of them
                  content:
                    application/json:
                      schema: {type: array, items: {$ref: 'schemas.yaml#/Pet'}}
                      examples:
                        none: {value: []}
                        one: {value: [{name: Rex}]}
                '404': {$ref: 'schemas.yaml#/Missing'}
        """,
    "schemas.yaml": """
        Pet: {type: object, required: [name], properties: {name: {type: string, maxLength: 4}}}
        Missing:
          description: Nothing
          content: {application/json: {schema: {type: object, properties: {why: {const: gone}}}}}
        """,
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of a document in two files, which the package's own document is made of."""
    source, output = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("pets")
    for name, text in DOCUMENTS.items():
        (source / name).write_text(text, encoding="utf-8")
    run = generate(source / "api.yaml", [Order("python-fastapi", output, {"package": PACKAGE})])
    assert not run.failed, run.diagnostics
    return output


def command(package: Path, *arguments: str, installed: bool = True) -> subprocess.Popen[str]:
    paths = [str(package), *([str(ROOT / "generator")] if installed else [])]
    return subprocess.Popen(
        # Without the packages of the environment, Specloom isn't installed.
        [sys.executable, *([] if installed else ["-S"]), "-m", f"{PACKAGE}.mock", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "1"},
        cwd=package,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def running(package: Path) -> Iterator[tuple[subprocess.Popen[str], HTTPConnection]]:
    process = command(package, "--port", "0")
    try:
        assert process.stdout is not None
        ready = READY.fullmatch(process.stdout.readline())
        assert ready is not None, process.communicate()[1]
        with closing(HTTPConnection("127.0.0.1", int(ready[1]), timeout=10)) as connection:
            yield process, connection
    finally:
        process.kill()
        process.communicate()


def test_it_serves_examples_and_what_is_preferred(package: Path) -> None:
    with running(package) as (process, connection):

        def ask(prefer: str = "", target: str = "/v1/pets") -> tuple[int, Any]:
            connection.request("GET", target, headers={"Prefer": prefer} if prefer else {})
            response = connection.getresponse()
            return response.status, json.loads(response.read())

        assert ask() == (200, [])
        assert ask("example=one") == (200, [{"name": "Rex"}])
        assert ask("code=404") == (404, {"why": "gone"})
        status, made = ask("dynamic=true, seed=4")
        assert status == 200 and made and all(len(pet["name"]) <= 4 for pet in made)
        status, problem = ask(target="/v1/pets?limit=many")
        assert status == 422 and problem["errors"][0]["name"] == "limit"
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0


def test_without_specloom_it_says_what_to_install(package: Path) -> None:
    out, err = command(package, installed=False).communicate(timeout=20)
    assert (out, err) == ("", "The mock needs Specloom: pip install with the path of its wheel\n")


def test_the_package_says_what_the_mock_needs(package: Path) -> None:
    import tomllib

    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # Nothing may ask an index for a name that anybody could take there.
    assert "optional-dependencies" not in project
    assert not any("specloom" in each for each in project["dependencies"])
    readme = (package / "README.md").read_text(encoding="utf-8")
    assert f"pip install /path/to/specloom-*.whl\npython -m {PACKAGE}.mock" in readme
