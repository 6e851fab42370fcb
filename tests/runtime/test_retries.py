"""How long retries wait, and after what."""

from __future__ import annotations

import asyncio
import random
import time
from typing import Any

import anyio
import httpx2
import pytest


class Waits:
    """Takes part in no waiting: keeps the bounds that delays are drawn from, and the delays."""

    def __init__(self) -> None:
        self.bounds: list[tuple[float, float]] = []
        self.delays: list[float] = []

    def draw(self, low: float, high: float) -> float:
        self.bounds.append((low, high))
        return high / 4

    def sleep(self, delay: float) -> None:
        self.delays.append(delay)

    async def async_sleep(self, delay: float) -> None:
        self.delays.append(delay)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Waits:
    found = Waits()
    monkeypatch.setattr(random, "uniform", found.draw)
    monkeypatch.setattr(time, "sleep", found.sleep)
    monkeypatch.setattr(anyio, "sleep", found.async_sleep)
    return found


def list_files(kind: str, answers: list[httpx2.Response | Exception], **options: Any) -> Any:
    """List files with a client that is answered so, one after the other."""
    import sample_api

    def handler(request: httpx2.Request) -> httpx2.Response:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    transport = httpx2.MockTransport(handler)
    if kind == "sync":
        http_client = httpx2.Client(transport=transport)
        return sample_api.Client(api_key="k", http_client=http_client, **options).files.list_files("f")

    async def run() -> Any:
        async_client = httpx2.AsyncClient(transport=transport)
        client = sample_api.AsyncClient(api_key="k", http_client=async_client, **options)
        return await client.files.list_files("f")

    return asyncio.run(run())


def good() -> httpx2.Response:
    return httpx2.Response(200, json={"data": [], "order": "asc"})


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("status", [None, 500])
def test_delays_grow_to_a_limit_and_are_drawn_from_all_of_it(
    kind: str, status: int | None, waits: Waits
) -> None:
    faults = [httpx2.Response(status) if status else httpx2.ReadError("reset") for _ in range(7)]
    assert list_files(kind, [*faults, good()], max_retries=7).order == "asc"
    assert waits.bounds == [(0, high) for high in (0.5, 1, 2, 4, 8, 8, 8)]
    assert waits.delays == [high / 4 for _, high in waits.bounds]


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("status", [408, 409, 429, 500, 599])
def test_a_status_that_may_pass(kind: str, status: int, waits: Waits) -> None:
    assert list_files(kind, [httpx2.Response(status), good()]).order == "asc"
    assert len(waits.delays) == 1


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("status", [304, 400, 404, 418, 425])
def test_a_status_that_stays(kind: str, status: int, waits: Waits) -> None:
    import sample_api

    with pytest.raises(sample_api.ApiStatusError):
        list_files(kind, [httpx2.Response(status), good()])
    assert waits.delays == []


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_server_is_waited_for_a_minute_at_most(kind: str, waits: Waits) -> None:
    from sample_api._runtime import errors

    assert list_files(kind, [httpx2.Response(503, headers={"retry-after": "60"}), good()]).order == "asc"
    with pytest.raises(errors.InternalServerError):
        list_files(kind, [httpx2.Response(503, headers={"retry-after": "61"}), good()])
    assert waits.delays == [60]
