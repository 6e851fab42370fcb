"""Runs the examples of a generated package's documentation against a server that checks what arrives."""

from __future__ import annotations

import contextlib
import copy
import importlib
import io
import json
import re
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pydantic
from tests.support.server import Answer, Arrived, Server
from tests.support.shown import value_problems
from tests.support.validate import Checker

from specloom.ir.examples import example_of, example_of_parameter
from specloom.ir.exchange import Direction
from specloom.ir.pagination import PageKind, Pagination, find_pagination
from specloom.ir.plain import to_json
from specloom.pipeline import Order, generate

_SECTION = re.compile(r"^## (\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r'Path\("([\w.-]+)"\)')
_ITERATION = "_iter variant"
_LINK = "response.links."
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def generate_package(document: Path, output: Path, package: str, *, lenient: bool = False) -> None:
    """Generate the Python client of a document; what stops that is an AssertionError."""
    run = generate(document, [Order("python", output, {"package": package})], lenient=lenient)
    assert not run.failed, [
        diagnostic for diagnostic in run.diagnostics if diagnostic.severity.value == "error"
    ]


@contextlib.contextmanager
def imported(output: Path, package: str) -> Iterator[ModuleType]:
    """Import a package from a folder, and forget it afterwards."""
    sys.path.insert(0, str(output))
    try:
        yield importlib.import_module(package)
    finally:
        sys.path.remove(str(output))
        for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
            del sys.modules[name]


@dataclass(frozen=True, slots=True)
class Example:
    """The code blocks of an operation's section.

    ``iteration`` is the one that walks pages and ``links`` the one that follows links; either may be empty.
    """

    page: str
    operation: str
    blocks: tuple[str, ...]
    iteration: str = ""
    links: str = ""


def documented_examples(output: Path) -> tuple[Example, ...]:
    """Return the examples of all operations, by page and section."""
    examples = []
    for page in sorted((output / "docs").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        if "with_http_info variant" not in text:
            continue
        for name, body in _SECTION.findall(text):
            blocks = _BLOCK.findall(body)
            iteration = blocks.pop() if _ITERATION in body else ""
            links = next((block for block in blocks if _LINK in block), "")
            blocks = [block for block in blocks if block != links]
            examples.append(Example(page.name, name, tuple(blocks), iteration, links))
    return tuple(examples)


def files_named(examples: tuple[Example, ...]) -> set[str]:
    """Return the names of the files that examples open, which are plain names in the current folder."""
    return {name for example in examples for block in example.blocks for name in _FILE.findall(block)}


def readme_blocks(output: Path) -> tuple[str, ...]:
    """Return the programs of the README."""
    return tuple(_BLOCK.findall((output / "README.md").read_text(encoding="utf-8")))


def model_examples(output: Path) -> tuple[Example, ...]:
    """Return the examples of all types' pages."""
    pages = [(page, page.read_text(encoding="utf-8")) for page in sorted((output / "docs").glob("*.md"))]
    return tuple(
        Example(page.name, page.stem, tuple(_BLOCK.findall(text)))
        for page, text in pages
        if "with_http_info variant" not in text and "```python" in text
    )


class Runner:
    """Runs examples of one package against one server."""

    def __init__(self, document: Path, output: Path, package: ModuleType, server: Server) -> None:
        self.checker = Checker(document)
        self.server = server
        self.package = package
        for client in (package.Client, package.AsyncClient):
            client.default_base_url = server.url
        # Operations that are elsewhere are answered here, too.
        operation = importlib.import_module(f"{package.__name__}._runtime.operation").Operation
        operation.server = property(lambda self: None, lambda self, server: None)

    def problems(self, example: Example) -> list[str]:
        """Run an example; return what went wrong: an exception, a request or a result that isn't right."""
        self.server.requests.clear()
        namespace: dict[str, Any] = {"__name__": "example"}
        with contextlib.redirect_stdout(io.StringIO()):
            try:
                for block in example.blocks:
                    exec(compile(block, example.page, "exec"), namespace)
                requests = list(self.server.requests)
                walked = [
                    *self.link_problems(example, namespace),
                    *self.iteration_problems(example, namespace),
                ]
            except Exception:
                return [traceback.format_exc(limit=-2)]
            finally:
                if "client" in namespace:
                    namespace["client"].close()
        if len(requests) != len(example.blocks):
            return [f"{len(requests)} requests from {len(example.blocks)} blocks"]
        found = walked + [problem for request in requests for problem in self.checker.problems(request)]
        found += [
            problem
            for request in requests[:2]  # what follows asks for a stream
            for problem in value_problems(self.checker, request)
        ]
        found += self.result_problems(requests[0], namespace.get("result"))
        if _essence(requests[0]) != _essence(requests[-1]):
            found.append("the variant with HTTP information sends another request")
        return found

    def link_problems(self, example: Example, namespace: dict[str, Any]) -> Iterator[str]:
        """Run the example that follows links, each of which sends one request."""
        if not example.links:
            return
        before = len(self.server.requests)
        exec(compile(example.links, example.page, "exec"), namespace)
        requests = self.server.requests[before:]
        if len(requests) != example.links.count(_LINK):
            yield f"{len(requests)} requests for the links"
        for request in requests:
            yield from self.checker.problems(request)

    def iteration_problems(self, example: Example, namespace: dict[str, Any]) -> Iterator[str]:
        """Run the example that walks pages, with two of them to walk and an empty one where nothing says the end."""
        if not example.iteration:
            return
        first = self.server.requests[0]
        assert first.operation is not None
        pages = find_pagination(first.operation, self.server.api.types).value
        assert pages is not None
        self.server.requests.clear()
        self.server.queue.extend(pages_of(self.server, first, pages))
        printed: list[object] = []
        exec(compile(example.iteration, example.page, "exec"), {**namespace, "print": printed.append})
        requests = list(self.server.requests)
        for request in requests:
            yield from self.checker.problems(request)
        if len(printed) != 3:
            yield f"{len(printed)} items from two pages with one and two"
        if len(requests) != 3 - len(self.server.queue) or len(requests) < 2:
            yield f"{len(requests)} requests for two pages"
        self.server.queue.clear()
        if pages.parameter and pages.parameter not in requests[1].query:
            yield f"{pages.parameter} doesn't move on: {requests[1].query}"

    def last_page(self, request: Arrived) -> Answer:
        """Answer with a page that none follows: what the document shows may lead to its own server."""
        assert request.operation is not None
        pages = find_pagination(request.operation, self.server.api.types).value
        assert pages is not None
        return pages_of(self.server, request, pages)[-1]

    def result_problems(self, request: Arrived, result: object) -> Iterator[str]:
        """Compare a result, written as JSON again, with what the server sent."""
        answer = self.server.respond(request)
        content_type = answer.headers.get("Content-Type", "")
        if "json" not in content_type or not isinstance(answer.body, bytes):
            return
        written = pydantic.TypeAdapter(Any).dump_python(
            result, mode="json", by_alias=True, exclude_unset=True, warnings=False
        )
        sent = json.loads(answer.body)
        if written != sent:
            yield f"the result is {written!r}, but {sent!r} was sent"


def pages_of(server: Server, request: Arrived, pages: Pagination) -> tuple[Answer, ...]:
    """Return answers that make two pages, of one item and of two, and an empty one."""
    operation = request.operation
    assert operation is not None
    api, answer = server.api, server.example_answer(operation)
    assert isinstance(answer.body, bytes)
    body = json.loads(answer.body)
    item: Any = to_json(example_of(api.types, pages.item, direction=Direction.RESPONSE, complete=True))
    if pages.kind is PageKind.LAST_ID and not pages.next and isinstance(item, dict):
        item = {"id": "example-id", **item}  # which an example of many properties may leave out
    moving = next((one for one in operation.parameters if one.name == pages.parameter), None)
    following: Any = to_json(example_of_parameter(api.types, moving)) if moving else None
    following = following or f"{request.path}?{request.query}"

    def page(items: list[Any], *, last: bool) -> Answer:
        made = _put(copy.deepcopy(body), pages.items, items)
        if pages.next:
            made = _put(made, pages.next, None if last else following)
        if pages.more:
            made = _put(made, pages.more, not last)
        if pages.total:
            made = _put(made, pages.total, 2 if pages.kind is PageKind.PAGE else 3)
        headers = {**answer.headers, "Link": "" if last else f'<{request.path}>; rel="next"'}
        return Answer(answer.status, json.dumps(made).encode(), headers)

    return page([item], last=False), page([item, item], last=True), page([], last=True)


def _put(body: Any, path: tuple[str, ...], value: Any) -> Any:
    """Put a value at a path into a body, with the objects that lead there."""
    if not path:
        return value
    inner = body if isinstance(body, dict) else {}
    return {**inner, path[0]: _put(inner.get(path[0]), path[1:], value)}


def _essence(request: Arrived) -> tuple[str, str, str]:
    return request.method, request.path, request.query
