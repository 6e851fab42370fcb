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
    request = sent(
        package, "send_parts", ("a.gif", b"gif", "image/gif", {"X-A": "1"}), list=["b", "c"], list_x_sizes=[1]
    )
    assert request.headers["content-type"].startswith("multipart/mixed; boundary=")
    assert b"Content-Type: image/gif\r\nX-A: 1\r\n" in request.content
    # Styles are for forms (OAS 3.1 §4.8.15.1): each item is a part.
    assert request.content.count(b'name="list"') == 2
    assert b"Content-Type: image/png" in sent(package, "send_parts", b"png").content
    assert b"Content-Type: image/gif" in sent(package, "send_parts", ("a.gif", b"")).content


def heads(request: httpx2.Request) -> list[dict[str, str]]:
    """Return the headers of each part."""
    boundary = request.headers["content-type"].partition("boundary=")[2]
    parts = request.content.split(f"--{boundary}".encode())[1:-1]
    lines = [part.partition(b"\r\n\r\n")[0].decode().strip().split("\r\n") for part in parts]
    found = [dict(line.split(": ", 1) for line in head) for head in lines]
    for head in found:
        assert head.pop("Content-Disposition").startswith("form-data; name=")
        head.pop("Content-Type", "")
    return found


def test_headers_of_parts(package: ModuleType) -> None:
    """What has one value goes by itself, and so does the default of what is required; an argument gives the rest."""
    assert heads(sent(package, "send_parts", b"png")) == [{"X-Only": "one", "X-Usual": "usual"}]
    given = {"file_x_a": "a", "file_x_usual": "u", "list": ["b", "c"], "list_x_sizes": [1, 2]}
    assert heads(sent(package, "send_parts", b"png", **given)) == [
        {"X-A": "a", "X-Only": "one", "X-Usual": "u"},
        {"X-Sizes": "1,2"},
        {"X-Sizes": "1,2"},
    ]
    own = ("a.png", b"png", "image/png", {"x-a": "own", "X-Usual": "own"})
    assert heads(sent(package, "send_parts", own, file_x_a="a")) == [
        {"x-a": "own", "X-Only": "one", "X-Usual": "own"}
    ]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"list": ["b"]}, "list: its part needs the header X-Sizes"),
        ({"list_x_sizes": [1]}, "list: headers of a part need a value"),
        ({"list": ["b"], "list_x_sizes": ["one"]}, "X-Sizes: 0: Input should be a valid integer"),
        ({"file_x_a": "a\r\nb"}, "X-A: control characters can't be sent"),
    ],
)
def test_headers_of_parts_are_checked(package: ModuleType, arguments: dict[str, Any], reason: str) -> None:
    with package.Client() as client, pytest.raises(package.RequestValidationError) as caught:
        client.forms.send_parts(b"png", **arguments)
    assert str(caught.value) == reason


def test_nothing_is_lost(tmp_path: Path) -> None:
    run = prepare(DOCUMENT, [Order("python", tmp_path, {"package": "encodings_client"})])
    assert not [each.message for each in run.diagnostics if each.code == "LOSS"]
