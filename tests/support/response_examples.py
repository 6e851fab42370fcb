"""The response examples of a document, and what a generated client makes of them."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
from pydantic import TypeAdapter

from specloom.ir.api import MediaType, Operation, Response
from specloom.parser import parse
from specloom.parser.source import read_source
from tests.e2e.documented import generate_package, imported
from tests.support.validate import Checker

PACKAGE = "example_client"
_ANYTHING: TypeAdapter[Any] = TypeAdapter(Any)


@dataclass(frozen=True, slots=True)
class ResponseExample:
    """A JSON body that the document shows for a response, which fits the response's schema."""

    operation: Operation
    status: int
    media: MediaType
    value: Any


def fitting_examples(document: Path) -> tuple[ResponseExample, ...]:
    """Return the examples in JSON that fit their schema, as an independent validator sees it."""
    source, parsed = read_source(document), parse(document)
    assert source.value is not None and parsed.api is not None
    raw: Any = source.value.data
    checker = Checker(document)
    return tuple(
        example
        for operation in parsed.api.operations
        for example in _examples(operation, raw["paths"][operation.path][operation.method.lower()])
        if not checker.schema_errors(example.media.location.child("schema"), example.value)
    )


def _examples(operation: Operation, raw: Any) -> Iterator[ResponseExample]:
    shown = [
        (response, media)
        for response in operation.responses
        for media in response.content
        if media.type is not None and media.name.partition(";")[0].strip().endswith(("/json", "+json"))
    ]
    for response, media in shown:
        for example in media.examples:
            if not example.external_value:
                yield ResponseExample(operation, _status(response), media, example.value)
    if shown and shown[0][0].status.startswith("2"):
        # Documents of OpenAI show what an operation returns in an extension, as text.
        for text in _texts(raw.get("x-oaiMeta")):
            try:
                value = json.loads(text)
            except ValueError:
                continue
            yield ResponseExample(operation, _status(shown[0][0]), shown[0][1], value)


def _texts(value: Any) -> Iterator[str]:
    """Yield the members named ``response`` at any depth."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    if isinstance(value, dict):
        for name, member in value.items():
            if name == "response" and isinstance(member, str):
                yield member
            else:
                yield from _texts(member)


def _status(response: Response) -> int:
    digit = response.status[:1]
    return int(response.status) if response.status.isdigit() else int(digit) * 100 if digit.isdigit() else 500


class Reader:
    """Reads responses as a generated package's calls do."""

    def __init__(self, package: ModuleType) -> None:
        runtime = f"{package.__name__}._runtime"
        self._responses = importlib.import_module(f"{runtime}.responses")
        table = importlib.import_module(f"{runtime}.operation").Operation
        api = importlib.import_module(f"{package.__name__}.api")
        modules = [
            importlib.import_module(f"{api.__name__}.{m.name}") for m in pkgutil.iter_modules(api.__path__)
        ]
        self._operations = {
            (each.method, each.path): each
            for module in modules
            for each in vars(module).values()
            if isinstance(each, table)
        }

    def read(self, example: ResponseExample, *, strict: bool = False) -> Any:
        """Return what a call returns, or raises as an error's body, where this is answered."""
        response = httpx2.Response(
            example.status,
            headers={"content-type": example.media.name},
            content=json.dumps(example.value).encode(),
        )
        operation = self._operations[example.operation.method, example.operation.path]
        return self._responses.read_body(response, operation.responses, strict=strict)


def written(value: Any) -> Any:
    """Return a value that was read as the JSON that would be sent."""
    return _ANYTHING.dump_python(value, mode="json", by_alias=True, exclude_unset=True, warnings=False)


def count_examples(document: Path, output: Path) -> tuple[int, int]:
    """Generate a document's client; return how many examples it writes as it read them, and how many there are."""
    generate_package(document, output, PACKAGE)
    examples = fitting_examples(document)
    with imported(output, PACKAGE) as package:
        reader = Reader(package)
        kept = sum(written(reader.read(example)) == example.value for example in examples)
    return kept, len(examples)
