"""The links of responses, against a server: what they send in both clients, and what is no link."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest
from tests.e2e.documented import generate_package, imported
from tests.support.corpus import ROOT
from tests.support.server import Arrived, Server, json_answer

from specloom.parser import parse
from specloom.targets.python.losses import report

DOCUMENT = ROOT / "tests" / "cases" / "python-links" / "input.yaml"
TRACE = "6f1ed002-ab5b-4f0e-9c3e-0c8a4a2b1d11"
MADE = {"a/b": [{"id": 7}], "vip": True}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links")
    generate_package(DOCUMENT, folder, "link_client")
    return folder


@pytest.fixture(scope="module")
def package(output: Path) -> Iterator[ModuleType]:
    with imported(output, "link_client") as package:
        yield package


@pytest.fixture
def server() -> Iterator[Server]:
    api = parse(DOCUMENT).api
    assert api is not None
    with Server(api) as server:
        server.answers["createOrder"] = json_answer(MADE, 201, {"X-Number": "42"})
        yield server


def follow(
    package: ModuleType, server: Server, link: str, *arguments: Any, given: dict[str, Any]
) -> tuple[Any, Arrived]:
    """Create an order and follow a link; return the result and the request of both clients, which are the same."""
    with package.Client(base_url=server.url) as client:
        response = client.orders.create_order_with_http_info({"buyer": "ann"}, **given)
        found = getattr(response.links, link)(*arguments)

    async def follow_async() -> Any:
        async with package.AsyncClient(base_url=server.url) as client:
            response = await client.orders.create_order_with_http_info({"buyer": "ann"}, **given)
            return await getattr(response.links, link)(*arguments)

    assert asyncio.run(follow_async()) == found
    _, sent, _, sent_async = server.requests
    assert (sent.method, sent.path, sent.query, sent.body) == (
        sent_async.method,
        sent_async.path,
        sent_async.query,
        sent_async.body,
    )
    return found, sent


def test_a_typed_header_and_an_argument_of_the_call(package: ModuleType, server: Server) -> None:
    found, sent = follow(package, server, "self", given={"tenant": "acme"})
    assert isinstance(found, package.models.Order)
    assert (sent.method, sent.path, sent.query) == ("GET", "/orders/42", "tenant=acme")


def test_a_pointer_into_the_response_and_a_constant_body(package: ModuleType, server: Server) -> None:
    found, sent = follow(package, server, "cancel", given={})
    assert found is None
    assert (sent.method, sent.path) == ("DELETE", "/orders/7")
    assert json.loads(sent.body) == {"reason": "mistake", "codes": [1]}


def test_text_with_expressions_and_what_the_link_leaves_open(package: ModuleType, server: Server) -> None:
    found, sent = follow(package, server, "buyer", "2024-05-06", given={"x_trace": UUID(TRACE)})
    assert isinstance(found, str)
    assert sent.path == "/people/p-ann-true"
    assert sent.query == f"trace={TRACE}&limit=ten&since=2024-05-06"


def test_a_body_from_the_response(package: ModuleType, server: Server) -> None:
    _, sent = follow(package, server, "rename", given={})
    assert (sent.method, sent.path, json.loads(sent.body)) == ("PUT", "/people/ann", {"id": 7})


def test_a_response_with_links_is_a_response(package: ModuleType, server: Server) -> None:
    with package.Client(base_url=server.url) as client:
        response = client.orders.create_order_with_http_info({"buyer": "ann"})
        assert isinstance(response, package.ApiResponse)
        assert isinstance(response, package.LinkedResponse)
        assert (response.status_code, response.data.vip) == (201, True)
        assert response.header("X-Number") == 42


@pytest.mark.parametrize(
    ("link", "body", "problem"),
    [
        ("self", MADE, "$request.query.tenant finds nothing"),
        ("cancel", {"a/b": [], "vip": True}, "$response.body#/a~1b/0/id finds nothing"),
        ("cancel", {"a/b": [{"id": None}], "vip": True}, "$response.body#/a~1b/0/id finds nothing"),
        ("buyer", {"a/b": [], "vip": [1]}, "$response.body#/vip finds no text"),
    ],
)
def test_an_expression_that_finds_nothing(
    package: ModuleType, server: Server, link: str, body: Any, problem: str
) -> None:
    server.answers["createOrder"] = json_answer(body, 201, {"X-Number": "42"})
    arguments = ("2024-05-06",) if link == "buyer" else ()
    with pytest.raises(package.LinkError) as caught:
        follow(package, server, link, *arguments, given={})
    assert isinstance(caught.value, package.ApiError)
    assert str(caught.value) == problem
    assert caught.value.status_code == 201
    assert len(server.requests) == 1


def test_an_absent_header(package: ModuleType, server: Server) -> None:
    server.answers["createOrder"] = json_answer(MADE, 201)
    with pytest.raises(package.LinkError, match=r"\$response\.header\.x-number finds nothing"):
        follow(package, server, "self", given={"tenant": "acme"})


def test_links_that_dont_resolve_are_reported() -> None:
    api = parse(DOCUMENT).api
    assert api is not None
    found = {str(loss.location).rpartition("/")[2]: loss.message for loss in report(api)}
    assert {name: message.rpartition(": ")[2] for name, message in found.items()} == {
        "by-url": "its expression is of a kind that isn't known",
        "by-other-header": "its expression names a header that the response doesn't declare",
        "by-other-query": "its expression names a parameter that the request doesn't have",
        "to-other-parameter": "it names a parameter that its operation has not, or twice",
        "body-of-none": "it gives a body to an operation that takes no JSON",
        "again": "its response isn't a successful one",
        "text": "its expression asks a response without a JSON body for one",
    }


def test_links_are_loaded_with_the_operations_that_have_them(output: Path) -> None:
    script = (
        "import sys, link_client\n"
        "client = link_client.Client(base_url='http://127.0.0.1')\n"
        "assert 'link_client._runtime.links' not in sys.modules\n"
        "client.people\n"
        "assert 'link_client._runtime.links' not in sys.modules\n"
        "client.orders\n"
        "assert 'link_client._runtime.links' in sys.modules\n"
        "assert 'link_client.api.people' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=output, check=True)


def test_type_checkers_know_what_links_take_and_give(output: Path) -> None:
    (output / "use.py").write_text(
        "from typing import assert_type\n"
        "from link_client import AsyncClient, Client, models\n"
        "response = Client().orders.create_order_with_http_info({'buyer': 'ann'})\n"
        "assert_type(response.data, models.Made)\n"
        "assert_type(response.links.self(), models.Order)\n"
        "assert_type(response.links.buyer('2024-05-06', timeout=3), str)\n"
        "response.links.buyer()  # type: ignore[call-arg]\n"
        "async def main(client: AsyncClient) -> None:\n"
        "    response = await client.orders.create_order_with_http_info({'buyer': 'ann'})\n"
        "    assert_type(await response.links.self(), models.Order)\n",
        "utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "link_client", "use.py"]
    checked = subprocess.run(command, cwd=output, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
