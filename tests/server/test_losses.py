"""What a server can't do with a document is said, once, with its place."""

from __future__ import annotations

from pathlib import Path

from specloom.parser import parse
from specloom.targets.python.server.losses import report

DOCUMENT = """\
openapi: 3.1.0
info: {title: Clashes, version: '1'}
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: a, responses: {'204': {description: Done}}}
  /pets/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    get: {operationId: b, responses: {'204': {description: Done}}}
  /pets/{id}#more:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: c, responses: {'204': {description: Done}}}
  /pets:
    post:
      operationId: d
      requestBody: {content: {application/xml: {schema: {type: string}}}}
      responses: {'204': {description: Done}}
"""


def test_operations_that_nobody_can_ask_for(tmp_path: Path) -> None:
    path = tmp_path / "clashes.yaml"
    path.write_text(DOCUMENT, encoding="utf-8")
    api = parse(path).api
    assert api is not None
    found = {each.message: each.location and each.location.pointer for each in report(api)}
    assert found == {
        "python-fastapi: an operation is never asked for: another one has the same method and path"
        " (2 places, this is the first)": "/paths/~1pets~1{name}/get",
        "python-fastapi: a request body in XML is passed as text": (
            "/paths/~1pets/post/requestBody/content/application~1xml"
        ),
    }
