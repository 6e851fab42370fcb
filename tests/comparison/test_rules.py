"""Each rule, on the smallest pair of documents that shows it, there and back."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.comparison import Change, compare_apis
from specloom.comparison.changes import RULES
from specloom.parser import parse

BASE = """
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: 'https://a.example'}]
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string, maxLength: 20}
        age: {type: integer}
        size: {enum: [small, large]}
    Toy: {type: object, properties: {id: {type: string}}}
    Food: {type: object, properties: {kg: {type: number}}}
    Thing: {oneOf: [{$ref: '#/components/schemas/Toy'}, {$ref: '#/components/schemas/Food'}]}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - {name: limit, in: query, schema: {type: integer, default: 10}}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
    post:
      operationId: addPet
      tags: [pets]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: ok}}
  /things:
    get:
      operationId: getThing
      tags: [things]
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
"""

Mutation = Callable[[Any], object]


def at(*keys: str | int) -> Callable[[Any], Any]:
    """Return a function that finds a place in a document."""

    def find(document: Any) -> Any:
        for key in keys:
            document = document[key]
        return document

    return find


LIST = at("paths", "/pets", "get")
ADD = at("paths", "/pets", "post")
PET = at("components", "schemas", "Pet", "properties")
SCHEMAS = at("components", "schemas")
LIMIT = at("paths", "/pets", "get", "parameters", 0)
ANSWER = at("paths", "/pets", "get", "responses", "200", "content")


def put(find: Callable[[Any], Any], **members: object) -> Mutation:
    return lambda document: find(document).update(members)


def drop(find: Callable[[Any], Any], *keys: str) -> Mutation:
    return lambda document: [find(document).pop(key) for key in keys]


def other(**members: object) -> dict[str, object]:
    """Return another operation."""
    return {"operationId": "other", "tags": ["pets"], "responses": {"204": {"description": "ok"}}, **members}


SAFE = {"security": [{"key": []}]}


def _tag(document: Any, name: str, tag: str) -> None:
    """Give a schema a property that tells it from others."""
    SCHEMAS(document)[name]["properties"]["kind"] = {"const": tag}


# The mutation; what is said of it; what is said of its reverse. ``major rule subject``.
RULES_SHOWN: list[tuple[Mutation, list[str], list[str]]] = [
    (
        lambda document: document["paths"]["/pets"].update({"put": other()}),
        ["minor operation-added PUT /pets (other)"],
        ["major operation-removed PUT /pets (other)"],
    ),
    (
        lambda document: document["paths"].update({"/beasts": document["paths"].pop("/pets")}),
        ["patch operation-moved GET /beasts (listPets)", "patch operation-moved POST /beasts (addPet)"],
        ["patch operation-moved GET /pets (listPets)", "patch operation-moved POST /pets (addPet)"],
    ),
    (
        put(LIST, operationId="pets"),
        ["major operation-renamed GET /pets (pets)"],
        ["major operation-renamed GET /pets (listPets)"],
    ),
    (
        put(LIST, tags=["animals"]),
        ["major operation-retagged GET /pets (listPets)"],
        ["major operation-retagged GET /pets (listPets)"],
    ),
    (put(LIST, deprecated=True), ["minor operation-deprecated GET /pets (listPets)"], []),
    (
        lambda document: LIST(document)["parameters"].append(
            {"name": "after", "in": "query", "schema": {"type": "string"}}
        ),
        ["minor parameter-added GET /pets (listPets)"],
        ["major parameter-removed GET /pets (listPets)"],
    ),
    (
        put(LIMIT, required=True),
        ["major parameter-required GET /pets (listPets)"],
        ["minor parameter-optional GET /pets (listPets)"],
    ),
    (
        put(LIMIT, schema={"type": "array", "items": {"type": "integer"}}),
        ["major type-changed GET /pets (listPets)", "patch default-changed GET /pets (listPets)"],
        ["major type-changed GET /pets (listPets)", "patch default-changed GET /pets (listPets)"],
    ),
    (
        put(LIMIT, schema={"type": "number", "default": 10}),
        ["minor type-changed GET /pets (listPets)"],
        ["major type-changed GET /pets (listPets)"],
    ),
    (
        put(LIMIT, explode=False),
        ["patch parameter-style GET /pets (listPets)"],
        ["patch parameter-style GET /pets (listPets)"],
    ),
    (
        drop(ADD, "requestBody"),
        ["major body-removed POST /pets (addPet)"],
        ["minor body-added POST /pets (addPet)"],
    ),
    (
        put(at("paths", "/pets", "post", "requestBody"), required=True),
        ["major body-required POST /pets (addPet)"],
        ["minor body-optional POST /pets (addPet)"],
    ),
    (
        put(ANSWER, **{"text/csv": {"schema": {"type": "string"}}}),
        ["minor media-type-added GET /pets (listPets)"],
        ["major media-type-removed GET /pets (listPets)"],
    ),
    (
        put(at("paths", "/pets", "get", "responses"), **{"404": {"description": "none"}}),
        ["minor response-added GET /pets (listPets)"],
        ["minor response-removed GET /pets (listPets)"],
    ),
    (
        put(LIST, **SAFE),
        ["major security-tightened GET /pets (listPets)"],
        ["minor security-loosened GET /pets (listPets)"],
    ),
    (
        put(at(), servers=[{"url": "https://b.example"}]),
        ["patch server-changed the API"],
        ["patch server-changed the API"],
    ),
    (
        put(SCHEMAS, Cage={"type": "object", "properties": {"id": {"type": "string"}}}),
        ["minor type-added Cage"],
        ["major type-removed Cage"],
    ),
    (
        put(at("components", "schemas", "Pet", "properties", "age"), type=["integer", "null"]),
        # Sent and read: that it may be null breaks who reads it, that it may not who sends it.
        ["major null-added Pet"],
        ["major null-removed Pet"],
    ),
    (
        put(PET, colour={"type": "string"}),
        ["minor property-added Pet"],
        ["major property-removed Pet"],
    ),
    (
        put(at("components", "schemas", "Pet"), required=["name", "age"]),
        ["major property-required Pet"],
        ["major property-optional Pet"],
    ),
    (
        put(at("components", "schemas", "Toy"), required=["id"]),
        # Only read: that it is always there breaks nobody.
        ["minor property-required Toy"],
        ["major property-optional Toy"],
    ),
    (
        put(PET, size={"enum": ["small", "large", "huge"]}),
        ["minor member-added Pet"],
        ["major member-removed Pet"],
    ),
    (
        lambda document: SCHEMAS(document)["Thing"]["oneOf"].append({"type": "string"}),
        ["minor variant-added Thing"],
        ["major variant-removed Thing"],
    ),
    (
        lambda document: (
            _tag(document, "Toy", "toy"),
            _tag(document, "Food", "food"),
            SCHEMAS(document)["Thing"].update({"discriminator": {"propertyName": "kind"}}),
        ),
        ["major variant-removed Thing", "minor discriminator-changed Thing"],
        ["major variant-removed Thing", "minor discriminator-changed Thing"],
    ),
    (
        put(at("components", "schemas", "Pet"), additionalProperties=False),
        ["major extra-changed Pet"],
        ["minor extra-changed Pet"],
    ),
    (
        put(PET, name={"type": "string", "maxLength": 10}),
        ["major limits-tightened Pet"],
        ["patch limits-loosened Pet"],
    ),
    (
        put(LIMIT, schema={"type": "integer", "default": 20}),
        ["patch default-changed GET /pets (listPets)"],
        ["patch default-changed GET /pets (listPets)"],
    ),
    (
        put(LIST, summary="Says more."),
        ["patch text-changed GET /pets (listPets)"],
        ["patch text-changed GET /pets (listPets)"],
    ),
    (
        put(at("components", "schemas", "Toy", "properties", "id"), format="date-time"),
        ["major type-changed Toy"],
        ["major type-changed Toy"],
    ),
]


def compared(folder: Path, old: Any, new: Any) -> tuple[Change, ...]:
    apis = []
    for name, document in (("old", old), ("new", new)):
        path = folder / f"{name}.yaml"
        path.write_text(yaml.safe_dump(document), "utf-8")
        api = parse(path).api
        assert api is not None
        apis.append(api)
    return compare_apis(*apis)


def told(changes: tuple[Change, ...], expected: list[str]) -> list[str]:
    """Return what is said by the rules that are expected; a discriminator comes with properties of its own."""
    rules = {line.split()[1] for line in expected}
    lines = [f"{change.impact.name.lower()} {change.rule} {change.subject}" for change in changes]
    beside = {"property-added", "property-removed", "variant-added"} - rules
    return sorted(
        {line for line in lines if line.split()[1] not in beside or not rules & {"discriminator-changed"}}
    )


def _id(value: object) -> str:
    """Name a mutation by what comes of it: where a function is in memory differs from process to process."""
    return "" if callable(value) else str(value)[:60]


@pytest.mark.parametrize(("mutation", "forth", "back"), RULES_SHOWN, ids=_id)
def test_a_rule(mutation: Mutation, forth: list[str], back: list[str], tmp_path: Path) -> None:
    old = yaml.safe_load(BASE)
    new = copy.deepcopy(old)
    mutation(new)
    assert told(compared(tmp_path, old, new), forth) == sorted(forth)
    assert told(compared(tmp_path, new, old), back) == sorted(back)


def test_the_same_document_has_no_changes(tmp_path: Path) -> None:
    document = yaml.safe_load(BASE)
    assert compared(tmp_path, document, document) == ()


def test_every_rule_is_shown() -> None:
    shown = {line.split()[1] for _, forth, back in RULES_SHOWN for line in (*forth, *back)}
    assert shown == set(RULES)
