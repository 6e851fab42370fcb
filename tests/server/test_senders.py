"""What the server sends to others: typed, signed as the generated client checks it, and only where it may go."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from tests.e2e.documented import imported

from specloom.pipeline import Order, generate

DOCUMENT = Path(__file__).parents[1] / "cases" / "python-security" / "input.yaml"
SECRET = "whsec_c2VjcmV0"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ModuleType, ModuleType]]:
    """The client and the server of a document with webhooks and a callback."""
    folder = tmp_path_factory.mktemp("senders")
    run = generate(
        DOCUMENT,
        [
            Order("python", folder / "client", {"package": "hook_client"}),
            Order("python-fastapi", folder / "server", {"package": "hook_server"}),
        ],
    )
    assert not run.failed
    with (
        imported(folder / "client", "hook_client") as client,
        imported(folder / "server", "hook_server") as server,
    ):
        yield client, server


def sent_by(call: Callable[[httpx2.AsyncClient], Any]) -> httpx2.Request:
    """Return the request that a call sends."""
    requests: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        return httpx2.Response(302, headers={"Location": "http://127.0.0.1/inside"})

    async def run() -> None:
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http_client:
            response = await call(http_client)
            assert response.status_code == 302, "redirects are not followed"

    asyncio.run(run())
    (request,) = requests
    return request


def test_what_is_sent_is_what_the_client_reads(packages: tuple[ModuleType, ModuleType]) -> None:
    client, server = packages
    event = server.models.PetAdded(pet=server.models.Pet(name="Rex"))
    request = sent_by(
        lambda http: server.Webhooks(secret=SECRET, http_client=http).post_pet_added(
            "https://receiver.example/hooks?a=1", pet_added=event
        )
    )
    assert str(request.url) == "https://receiver.example/hooks?a=1"
    assert request.headers["content-type"] == "application/json"
    received = client.Client(base_url="https://api.example.com").webhooks.unwrap(
        request.content, request.headers, secret=SECRET
    )
    assert type(received).__name__ == "PetAdded"
    assert received.model_dump(mode="json") == event.model_dump(mode="json")


def test_a_callback_without_a_secret_is_not_signed(packages: tuple[ModuleType, ModuleType]) -> None:
    _, server = packages
    request = sent_by(
        lambda http: server.Callbacks(http_client=http).post_by_request_body_url("http://receiver.example/x")
    )
    assert request.method == "POST" and not request.content
    assert not [name for name in request.headers if name.startswith("webhook-")]


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a/b", "/relative", "http://", "http://10.0.0.1/"]
)
def test_where_nothing_is_sent(packages: tuple[ModuleType, ModuleType], url: str) -> None:
    _, server = packages
    errors = importlib.import_module(f"{server.__name__}._runtime.base_errors")

    async def run() -> None:
        async with server.Callbacks(allows=lambda url: "10.0." not in url) as sender:
            await sender.post_by_request_body_url(url)

    with pytest.raises(errors.RequestValidationError):
        asyncio.run(run())


def test_what_does_not_fit_is_not_sent(packages: tuple[ModuleType, ModuleType]) -> None:
    _, server = packages
    errors = importlib.import_module(f"{server.__name__}._runtime.base_errors")

    async def run() -> None:
        async with server.Callbacks() as sender:
            await sender.post_by_request_body_url("http://receiver.example/", pet_sold=[1])

    with pytest.raises(errors.RequestValidationError):
        asyncio.run(run())
