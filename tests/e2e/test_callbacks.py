"""Callbacks: the types of what the API sends because of a call, even where nothing else mentions them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.e2e.documented import generate_package, imported

DOCUMENT = """
openapi: 3.1.0
info: {title: Parcels, version: '1'}
servers: [{url: "https://api.example.com"}]
paths:
  /parcels:
    post:
      operationId: sendParcel
      tags: [parcels]
      responses: {'204': {description: Taken}}
      callbacks:
        delivered:
          '{$request.query.url}':
            post:
              summary: A parcel has arrived.
              requestBody:
                content:
                  application/json: {schema: {$ref: '#/components/schemas/Delivery'}}
              responses: {'204': {description: Seen}}
components:
  schemas:
    Delivery:
      type: object
      required: [at, courier]
      properties:
        at: {type: string, format: date-time}
        courier: {$ref: '#/components/schemas/Courier'}
    Courier:
      type: object
      required: [name]
      properties: {name: {type: string}}
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("callbacks")
    (folder / "openapi.yaml").write_text(DOCUMENT, "utf-8")
    generate_package(folder / "openapi.yaml", folder / "out", "parcels_client")
    return folder / "out"


@pytest.fixture
def package(output: Path) -> Iterator[ModuleType]:
    with imported(output, "parcels_client") as package:
        yield package


def test_a_model_that_only_a_callback_uses_is_there(package: ModuleType) -> None:
    models = package.models
    received = models.Delivery.model_validate_json(
        '{"at": "2024-05-06T07:08:09Z", "courier": {"name": "Ann"}}'
    )
    assert (received.at.year, type(received.courier)) == (2024, models.Courier)


def test_its_page_is_there_and_its_operation_leads_to_it(output: Path) -> None:
    page = (output / "docs" / "ParcelsApi.md").read_text("utf-8")
    row = next(line for line in page.splitlines() if line.startswith("| delivered "))
    assert "[**Delivery**](Delivery.md)" in row and "`{$request.query.url}`" in row
    assert "A parcel has arrived." in row
    assert "[**Courier**](Courier.md)" in (output / "docs" / "Delivery.md").read_text("utf-8")
