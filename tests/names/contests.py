"""A document, and the same with siblings that would take the names of what was there."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from specloom.ir.api import Api
from specloom.parser import parse
from specloom.targets import find_target
from specloom.targets.kit.register import Published, Register

BASE = """
openapi: 3.1.0
info: {title: Pets, version: '1'}
components:
  securitySchemes:
    apiKey: {type: apiKey, in: header, name: X-Key}
    toys: {type: http, scheme: bearer}
  schemas:
    pet_: {type: object, properties: {name: {type: string}}}
    Box:
      type: object
      properties:
        foo-bar: {type: string}
        status: {type: string, enum: [one, two]}
        note: {type: [string, 'null']}
    Word: {type: string, enum: [foo bar, other]}
    Choice:
      oneOf:
        - {type: integer, format: int32}
        - {type: string}
        - {type: array, items: {type: integer, format: int32}}
    Kind:
      oneOf:
        - {type: object, title: Round, required: [r], properties: {r: {type: number}}}
        - {type: object, required: [side], properties: {side: {type: number}}}
paths:
  /pets:
    get:
      operationId: get_Pets
      tags: [pets, pet store]
      security: [{apiKey: []}, {toys: []}]
      parameters:
        - {name: pet-id, in: query, schema: {type: string}}
        - {name: sort-order, in: query, schema: {type: string, enum: [up, down]}}
        - {name: cursor, in: query, schema: {type: string}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items: {type: array, items: {$ref: '#/components/schemas/Box'}}
                  next_cursor: {type: string}
          links: {next-page: {operationId: get_Pets, parameters: {cursor: $response.body#/next_cursor}}}
  /listen:
    get:
      operationId: listen
      tags: [pets]
      responses: {'200': {description: ok, content: {text/event-stream: {schema: {type: string}}}}}
  /linked:
    get:
      operationId: async_get_pet
      tags: [pets]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/pet_'}}}
          links: {again: {operationId: async_get_pet}}
  /words:
    post:
      operationId: addWord
      tags: [pets]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Box'}}}}
      responses:
        '200':
          description: ok
          headers: {X-Count: {required: true, schema: {type: integer}}}
          content:
            application/json:
              schema:
                type: object
                properties:
                  word: {$ref: '#/components/schemas/Word'}
                  choice: {$ref: '#/components/schemas/Choice'}
                  kind: {$ref: '#/components/schemas/Kind'}
"""


def base() -> Any:
    """Return the document."""
    return yaml.safe_load(BASE)


def with_siblings() -> Any:
    """Return the document with something beside each thing that would like to be called the same."""
    tree = base()
    schemas, paths = tree["components"]["schemas"], tree["paths"]
    tree["components"]["securitySchemes"] = {
        "api-key": {"type": "apiKey", "in": "header", "name": "X-Other"},
        "APIKEY": {"type": "apiKey", "in": "header", "name": "X-Third"},
        **tree["components"]["securitySchemes"],
    }
    schemas["Pet"] = copy.deepcopy(schemas["pet_"])
    status = schemas["Box"]["properties"]["status"]
    schemas["Box"]["properties"] = {
        "fooBar": {"type": "string"},
        "foo_bar": {"type": "string"},
        "Status": {"type": "string", "enum": ["three", "four"]},
        "note_is_null": {"type": "string"},
        **schemas["Box"]["properties"],
        "status": status,
    }
    schemas["Word"]["enum"][:0] = ["FOO_BAR", "FooBar", "fooBar"]
    schemas["Choice"]["oneOf"].insert(0, {"type": "integer"})
    schemas["Choice"]["oneOf"].insert(0, {"type": "array", "items": {"type": "integer"}})
    schemas["Kind"]["oneOf"].insert(
        0, {"type": "object", "title": "Oval", "required": ["o"], "properties": {"o": {}}}
    )
    first = paths["/pets"]["get"]
    first["security"] += [{"api-key": []}, {"APIKEY": []}]
    first["parameters"][:0] = [
        {"name": "pet_id", "in": "query", "schema": {"type": "string"}},
        {"name": "petId", "in": "query", "schema": {"type": "string"}},
        {"name": "sort_order", "in": "query", "schema": {"type": "string", "enum": ["left", "right"]}},
    ]
    links = first["responses"]["200"]["links"]
    links["next_page"] = links["next-page"]
    sibling = copy.deepcopy(first)
    sibling |= {"operationId": "getPets", "tags": ["petS", "pet_store", "toys", "pets", "pet store"]}
    plain = {"tags": ["pets"]}
    linked = copy.deepcopy(paths["/linked"]["get"])
    linked["operationId"] = "get_pet"
    tree["paths"] = {
        "/a": {"get": sibling},
        "/a1": {
            "get": {**plain, "operationId": "listen_stream", "responses": {"204": {"description": "done"}}}
        },
        "/a2": {
            "get": {**plain, "operationId": "get_pets_iter", "responses": {"204": {"description": "done"}}}
        },
        "/a3": {"get": linked},
        **paths,
    }
    counted = {"description": "ok", "headers": {"X-Other": {"schema": {"type": "string"}}}}
    tree["components"]["responses"] = {"addWord200": counted}
    tree["paths"]["/a1"]["get"]["responses"]["200"] = {"$ref": "#/components/responses/addWord200"}
    words = paths["/words"]["post"]
    words["parameters"] = [{"name": "box", "in": "query", "schema": {"type": "string"}}]
    return tree


def read(tree: Any, folder: Path) -> Api:
    """Return the API of a document."""
    path = folder / "api.yaml"
    path.write_text(yaml.safe_dump(tree, sort_keys=False), "utf-8")
    parsed = parse(path)
    assert parsed.api is not None, parsed.diagnostics
    return parsed.api


def names(api: Api, target: str, published: Published | None = None) -> Mapping[str, Mapping[str, str]]:
    """Return the names that a target publishes."""
    found = find_target(target)
    assert found is not None
    register = Register(published)
    outcome = found.plan(api, {option.name: option.default for option in found.options}, register)
    assert outcome.value is not None, outcome.diagnostics
    return {scope: dict(entries) for scope, entries in register.names.items()}
