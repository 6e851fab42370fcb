"""A document of several files becomes one, with the same meaning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from specloom.ir.api import Api
from specloom.ir.types import Record
from specloom.parser import parse

ROOT = """\
openapi: 3.1.0
info: {title: Files, version: '1'}
paths:
  /pets:
    get:
      operationId: pets
      responses:
        '200': {description: Pets, content: {application/json: {schema: {$ref: 'shared/pets.yaml#/Pet%20of%20all'}}}}
components:
  schemas:
    Owner: {type: object, properties: {name: {type: string, x-shown: {$ref: '#/nowhere'}}}}
"""
PETS = """\
Pet of all:
  type: object
  properties:
    owner: {$ref: '../root.yaml#/components/schemas/Owner'}
    toys: {type: array, items: {$ref: '#/Toy'}}
    kind:
      oneOf: [{$ref: 'kinds.yaml'}]
      discriminator: {propertyName: type, mapping: {cat: kinds.yaml, dog: Dog}}
Toy: {type: object, properties: {pet: {$ref: '#/Pet%20of%20all'}}}
"""
KINDS = "{type: object, properties: {type: {const: cat}}}\n"


def write(folder: Path) -> Path:
    (folder / "shared").mkdir()
    (folder / "shared" / "pets.yaml").write_text(PETS, encoding="utf-8")
    (folder / "shared" / "kinds.yaml").write_text(KINDS, encoding="utf-8")
    root = folder / "root.yaml"
    root.write_text(ROOT, encoding="utf-8")
    return root


def fields(api: Api) -> set[tuple[str, ...]]:
    """Return the names of the members of all records."""
    records = [each for each in api.types.values() if isinstance(each, Record)]
    return {tuple(field.name for field in record.fields) for record in records}


def test_files_stand_in_the_root(tmp_path: Path) -> None:
    parsed = parse(write(tmp_path))
    bundled = parsed.document()
    assert isinstance(bundled, dict)
    text = json.dumps(bundled, allow_nan=False)
    schema = bundled["paths"]["/pets"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema == {"$ref": "#/x-specloom-files/shared~1pets.yaml/Pet%20of%20all"}
    pets = bundled["x-specloom-files"]["shared/pets.yaml"]
    assert pets["Pet of all"]["properties"]["owner"] == {"$ref": "#/components/schemas/Owner"}
    assert pets["Toy"]["properties"]["pet"] == schema
    kinds = "#/x-specloom-files/shared~1kinds.yaml"
    assert pets["Pet of all"]["properties"]["kind"]["discriminator"]["mapping"] == {
        "cat": kinds,
        "dog": "Dog",
    }
    assert bundled["components"]["schemas"]["Owner"]["properties"]["name"]["x-shown"] == {"$ref": "#/nowhere"}
    assert "root.yaml" not in text

    (tmp_path / "one.json").write_text(text, encoding="utf-8")
    again = parse(tmp_path / "one.json")
    assert parsed.api is not None and again.api is not None
    assert fields(again.api) == fields(parsed.api)


def test_a_document_of_one_file_is_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("openapi: 3.1.0\ninfo: {title: One, version: '1'}\npaths: {}\nx-a: [{$ref: '#/x-b'}]\n")
    assert parse(path).document() == {
        "openapi": "3.1.0",
        "info": {"title": "One", "version": "1"},
        "paths": {},
        "x-a": [{"$ref": "#/x-b"}],
    }


def test_overlays_are_applied(tmp_path: Path) -> None:
    path, overlay = tmp_path / "one.yaml", tmp_path / "more.yaml"
    path.write_text("openapi: 3.1.0\ninfo: {title: One, version: '1'}\npaths: {}\n")
    overlay.write_text(
        "overlay: 1.0.0\ninfo: {title: More, version: '1'}\n"
        "actions: [{target: $.info, update: {summary: Added}}]\n"
    )
    bundled = parse(path, [overlay]).document()
    assert isinstance(bundled, dict)
    assert bundled["info"]["summary"] == "Added" and "x-specloom-files" not in bundled


@pytest.mark.parametrize("title", ["#/info/title", "#/info/a/b", "#/x-loop/title"])
def test_a_reference_on_its_own_way_ends(tmp_path: Path, title: str) -> None:
    path = tmp_path / "loop.json"
    loop = {"$ref": "#/info/title"}
    path.write_text(json.dumps({"swagger": "2.0", "info": {"$ref": title}, "paths": {}, "x-loop": loop}))
    bundled = parse(path).document()
    assert isinstance(bundled, dict)
    assert bundled["info"] == {"$ref": title}
