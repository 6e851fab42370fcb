"""Forms with encodings: what the generated methods send, and what they say they can't."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from tests.e2e.documented import imported

from specloom.pipeline import Order, generate, prepare

DOCUMENT = Path(__file__).parents[1] / "cases" / "python-encodings" / "input.yaml"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    output = tmp_path_factory.mktemp("encodings")
    assert not generate(DOCUMENT, [Order("python", output, {"package": "encodings_client"})]).failed
    with imported(output, "encodings_client") as module:
        yield module


def sent(package: Any, method: str, *arguments: Any, **options: Any) -> httpx2.Request:
    """Return the request of a call, for which both clients agree."""
    requests: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        request.read()
        requests.append(request)
        return httpx2.Response(204)

    async def answer_later(request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        requests.append(request)
        return httpx2.Response(204)

    async def call() -> None:
        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(answer_later))
        async with package.AsyncClient(http_client=http_client) as client:
            await getattr(client.forms, method)(*arguments, **options)

    with package.Client(http_client=httpx2.Client(transport=httpx2.MockTransport(answer))) as client:
        getattr(client.forms, method)(*arguments, **options)
    asyncio.run(call())
    first, second = requests
    assert first.url == second.url
    assert len(first.content) == len(second.content)
    return first


def test_a_form(package: ModuleType) -> None:
    request = sent(package, "send_form", "a/b", q="a/b", x_a="a/b", both=["c", "d"], json={"e": "f"})
    assert request.url.raw_path == b"/forms/a%2Fb?q=a/b"
    assert request.headers["x-a"] == "a/b"
    assert request.headers["content-type"] == "application/x-www-form-urlencoded; charset=utf-8"
    assert request.content == b"both=c%7Cd&json=%7B%22e%22%3A%22f%22%7D"


def test_a_form_that_is_left_out(package: ModuleType) -> None:
    request = sent(package, "send_form", "a")
    assert request.content == b""
    assert "content-type" not in request.headers


def test_parts(package: ModuleType) -> None:
    request = sent(package, "send_parts", ("a.gif", b"gif", "image/gif", {"X-A": "1"}), list=["b", "c"])
    assert request.headers["content-type"].startswith("multipart/mixed; boundary=")
    assert b"Content-Type: image/gif\r\nX-A: 1\r\n" in request.content
    # Styles are for forms (OAS 3.1 §4.8.15.1): each item is a part.
    assert request.content.count(b'name="list"') == 2
    assert b"Content-Type: image/png" in sent(package, "send_parts", b"png").content
    assert b"Content-Type: image/gif" in sent(package, "send_parts", ("a.gif", b"")).content


def test_headers_of_parts_are_reported(tmp_path: Path) -> None:
    run = prepare(DOCUMENT, [Order("python", tmp_path, {"package": "encodings_client"})])
    losses = [each.message for each in run.diagnostics if each.code == "LOSS"]
    assert losses == ["python: the headers of a part of a multipart body are not arguments of the call"]
