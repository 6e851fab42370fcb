"""What the run over real documents finds. The run itself is ``make corpus``."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.corpus.counting import Content, count
from tests.corpus.judging import EXPECTED, MEGABYTES, problems_of, table, unexplained
from tests.corpus.reading import faults_of
from tests.corpus.running import Result, run_here
from tests.support.corpus import OWN_DOCUMENT

PAGE = """# PetsApi

Method | HTTP request | Description
------------ | ------------- | -------------
[**get**](PetsApi.md#get) | **GET** /pets/{id} |

The model PetAnimal has a bornAt, and limit is a parameter.

```ruby
value = 1
```
"""
CONTENT = Content(
    operations=[("GET", "/pets/{id}")],
    types=["Pet.Animal"],
    properties={"born_at"},
    parameters={"limit"},
)


def result(*, faults: tuple[str, ...] = (), megabytes: int = 50, seconds: float = 1, **codes: int) -> Result:
    found = {code.replace("_", "-"): number for code, number in codes.items()}
    return Result("a.json", 1_000, 1, 1, 1, seconds, megabytes, found, list(faults), True)


def test_what_is_found_is_compared_both_ways() -> None:
    assert list(problems_of(result(REF_SIBLINGS=2), {"REF-SIBLINGS": 2})) == []
    assert list(problems_of(result(REF_SIBLINGS=2), {})) == ["REF-SIBLINGS is found 2 times, not 0"]
    assert list(problems_of(result(), {"REF-SIBLINGS": 2})) == ["REF-SIBLINGS is found 0 times, not 2"]


def test_a_fault_and_a_bound_are_problems() -> None:
    assert list(problems_of(result(faults=("a.py: no Python",)), {})) == ["a.py: no Python"]
    assert len(list(problems_of(result(megabytes=MEGABYTES + 1), {}))) == 1
    assert len(list(problems_of(result(seconds=1000), {}))) == 1


def test_every_expectation_has_a_reason() -> None:
    assert unexplained(tomllib.loads(EXPECTED.read_text("utf-8"))) == []


def test_the_table_ends_with_totals() -> None:
    rows = table([result(LOSS=2), result()]).splitlines()
    assert len({row.count("|") for row in rows}) == 1
    assert rows[-1].startswith("| 2 documents | 0.00 | 2 | 2 | 2 | 2.0 | 50 | 2 | 2 | 0 |")


def test_what_is_there_is_found() -> None:
    assert faults_of("ruby", {"docs/PetsApi.md": PAGE.encode()}, CONTENT) == []


@pytest.mark.parametrize(
    ("there", "instead", "told"),
    [
        ("/pets/{id}", "/cats/{id}", "no page lists GET /pets/{id}"),
        ("**GET**", "**PUT**", "no page lists GET /pets/{id}"),
        ("PetAnimal", "Pet", "nothing names the type 'Pet.Animal'"),
        ("bornAt", "born", "nothing names the property 'born_at'"),
        ("limit", "most", "nothing names the parameter 'limit'"),
        ("value = 1", "value = (", "docs/PetsApi.md: no ruby"),
        ("PetsApi.md#get", "Pets.md#get", "docs/PetsApi.md: Pets.md#get"),
    ],
)
def test_what_is_lost_or_broken_is_told(there: str, instead: str, told: str) -> None:
    page = PAGE.replace(there, instead)
    assert page != PAGE
    faults = faults_of("ruby", {"docs/PetsApi.md": page.encode()}, CONTENT)
    assert len(faults) == 1
    assert faults[0].startswith(told)


def test_a_document_is_counted_by_its_source(tmp_path: Path) -> None:
    shared = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    pet = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "tag": {"$ref": "#/components/schemas/Tag"}},
        "example": {"properties": {"no": {}}},
    }
    components = {
        "schemas": {"Pet": pet, "Tag": {"enum": ["a", "b"], "type": "string"}, "Text": {"type": "string"}}
    }
    body = {"content": {"application/json": {"schema": {"type": "object", "properties": {"inline": {}}}}}}
    item = {
        "parameters": [{"$ref": "#/components/parameters/Limit"}],
        "get": {"responses": {}, "callbacks": {"a": {}}},
        "post": {"responses": {}, "requestBody": body},
        "x-other": {"responses": {}},
        "additionalOperations": {"COPY": {"responses": {}}},
    }
    document = {
        "paths": {"/a": item, "/b": {"$ref": "#/paths/~1a"}, "x-c": item},
        "webhooks": {"hook": {"post": {}}},
        "components": {**components, "parameters": {"Limit": shared}},
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document), "utf-8")
    content = count(path)
    assert content.operations == [(m, p) for p in ("/a", "/b") for m in ("GET", "POST", "COPY")]
    assert content.webhooks == [("POST", "hook")]
    assert content.types == ["Pet", "Tag"]
    assert content.properties == {"name", "tag", "inline"}
    assert content.parameters == {"limit"}
    assert content.callbacks


def test_our_own_document_has_no_faults(tmp_path: Path) -> None:
    found = run_here(OWN_DOCUMENT, "own", tmp_path)
    assert found.faults == []
    assert found.operations > 0
    assert found.types > 10
    assert found.files > 100
    assert found.seconds > 0
    assert found.megabytes > 10


def test_types_are_checked_where_it_is_their_turn(tmp_path: Path) -> None:
    document = tmp_path / "a.json"
    operation = {"operationId": "a", "responses": {"200": {"description": "ok"}}}
    written = {
        "openapi": "3.0.3",
        "info": {"title": "A", "version": "1"},
        "paths": {"/a": {"get": operation}},
    }
    document.write_text(json.dumps(written), "utf-8")
    found = run_here(document, "a", tmp_path, typed=True, types_cache=str(tmp_path / "mypy"))
    assert (found.faults, found.typed) == ([], True)
    assert (tmp_path / "mypy").is_dir()
    shutil.rmtree(tmp_path / "mypy")


def test_a_document_that_fails_is_told_of(tmp_path: Path) -> None:
    document = tmp_path / "a.json"
    document.write_text('{"openapi": "3.0.3", "paths": 5}', "utf-8")
    found = run_here(document, "a", tmp_path)
    assert len(found.faults) == 1
    assert found.faults[0].startswith("exit 1: ")
