"""The examples of the server's documentation are programs that answer what the client sends."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient
from tests.e2e.documented import imported
from tests.support.corpus import NO_DOCUMENTS, OWN_DOCUMENT, corpus_folder
from tests.support.round_trip import CLIENT, SERVER, RoundTrips, generate_pair

from specloom.ir.api import Api
from specloom.targets.python.planned import PlannedOperation

_SECTION = re.compile(r"^## (\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


class DocumentedTrips(RoundTrips):
    """Calls operations that are answered as the documentation shows."""

    def __init__(self, api: Api, client: ModuleType, server: ModuleType, pages: Path) -> None:
        super().__init__(api, client, server, complete=False)
        self.methods: dict[str, Any] = {}
        for page in sorted(pages.glob("*.md")):
            text = page.read_text(encoding="utf-8")
            if "### Example Implementation" in text:
                self.methods |= methods_of(page, text)

    def implementation(self, class_name: str) -> Any:
        """Return an object with the methods of all examples for a class."""
        base = getattr(self.server, class_name)
        methods = {each.name: self.methods[each.name] for each in base._operations}
        return type(class_name, (base,), methods)()

    async def header_difference(self, plan: PlannedOperation, response: Any) -> str:
        """Say that nothing is wrong: the examples return the headers that there have to be, which the server checks."""
        return ""

    async def difference(self, plan: PlannedOperation, sent: dict[str, Any], returned: Any, got: Any) -> str:
        """Say that nothing is wrong: the server checks what is returned, and the client what it gets."""
        return ""


def methods_of(page: Path, text: str) -> Mapping[str, Any]:
    found = {}
    for name, body in _SECTION.findall(text):
        if "### Example Implementation" not in body:
            continue
        (block,) = _BLOCK.findall(body)
        namespace: dict[str, Any] = {"__name__": "example"}
        exec(compile(block, page.name, "exec"), namespace)
        (found[name],) = (
            vars(each)[name]
            for each in namespace.values()
            if isinstance(each, type) and name in vars(each) and each.__module__ == "example"
        )
    return found


DOCUMENTS = (
    "own",
    "openai-2.3.0.yaml",
    "corpus/httpbin.org.json",
    "corpus/ogen-superset.json",
    "corpus/spotify.com-sonallux.json",
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_example_answers_its_operation(name: str, tmp_path: Path) -> None:
    document = OWN_DOCUMENT if name == "own" else corpus_folder() / name
    if not document.is_file():
        pytest.skip(f"{name} is not here: {NO_DOCUMENTS}")
    api = generate_pair(document, tmp_path)
    with (
        imported(tmp_path / "client", CLIENT) as client,
        imported(tmp_path / "server", SERVER) as server,
    ):
        trips = DocumentedTrips(api, client, server, tmp_path / "server" / "docs")
        transport = httpx2.ASGITransport(app=trips.app())

        async def run() -> dict[str, str]:
            async with httpx2.AsyncClient(transport=transport) as http_client:
                found = await trips.run(http_client, "http://testserver")
            assert len(found) == len(api.operations)
            return {trip.operation.id: trip.problem for trip in found if trip.problem}

        assert asyncio.run(run()) == {}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    generate_pair(OWN_DOCUMENT, folder)
    return folder / "server"


def test_the_readme_shows_an_application(own: Path) -> None:
    program, *_ = _BLOCK.findall((own / "README.md").read_text(encoding="utf-8"))
    with imported(own, SERVER):
        namespace: dict[str, Any] = {"__name__": "main"}
        exec(compile(program, "README.md", "exec"), namespace)
        client = TestClient(namespace["app"], base_url="http://testserver/v1")
        assert client.get("models").status_code == 401
        listed = client.get("models", headers={"Authorization": "Bearer YOUR_SECRET"})
        assert listed.status_code == 200 and listed.json()["data"][0]["id"] == "gpt-4o-mini"


def test_the_service_declarations_make_applications(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 0
    with imported(own, SERVER) as server:
        for page in sorted((own / "docs").glob("*Api.md")):
            text = page.read_text(encoding="utf-8")
            declaration = _BLOCK.findall(text.partition("## Service Declaration")[2])[0]
            group = getattr(server, page.stem)
            module = ModuleType("mine")
            name = f"My{page.stem.removesuffix('Api')}"
            setattr(module, name, type(name, (group,), {}))
            imported_from = re.search(rf"from (\w+) import {name}", declaration)
            assert imported_from
            monkeypatch.setitem(sys.modules, imported_from[1], module)
            namespace: dict[str, Any] = {"__name__": "main"}
            exec(compile(declaration, page.name, "exec"), namespace)
            client = TestClient(namespace["app"], base_url="http://testserver/v1")
            headers = {"Authorization": "Bearer YOUR_SECRET"}
            operation = group._operations[0]
            assert client.request(operation.method, operation.path).status_code == 401
            assert client.request(operation.method, operation.path, headers=headers).status_code == 501
            count += 1
    assert count == 4
