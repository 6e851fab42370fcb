"""The server and the mock of a document refuse a request alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.mock.conftest import mock_of

from specloom.mock.answering import Mock
from specloom.mock.messages import Request

THING = {"name": "n", "kind": "big"}
REQUESTS = [
    ("POST", "/things?limit=x", THING, 422),
    ("POST", "/things?limit=1&filter[min]=x", THING, 422),
    ("POST", "/things?limit=1&filter[since]=2024-01-02", THING, 422),
    ("POST", "/things", THING, 422),
    ("POST", "/things?limit=1", {"kind": "big"}, 422),
    ("POST", "/things?limit=1", {**THING, "parts": [{"type": "roof"}]}, 422),
    ("POST", "/things?limit=1", {**THING, "parts": [{}]}, 422),
    ("POST", "/things?limit=1", {**THING, "parts": [{"type": "wheel", "spokes": "x"}]}, 422),
    ("POST", "/things?limit=1", b"{", 400),
    ("POST", "/things?limit=1", b"\xff", 400),
    ("POST", "/checks/1?where=nonsense", THING, 400),
    ("POST", "/checks/abc", THING, 400),
    ("POST", "/checks/1", {}, 400),
    ("POST", "/checks/1", b"{", 400),
    ("PUT", "/checks/abc", THING, 422),
    ("PUT", "/checks/1", b"{", 422),
    ("DELETE", "/things/abc", b"", 422),
]


@pytest.fixture(scope="module")
def mocked() -> Mock:
    return mock_of(Path(__file__).parent / "service.yaml")


def told(problem: Any) -> list[tuple[set[str], dict[str, str]]]:
    """Return the members of each fault, and those that don't depend on who checks."""
    assert all(each["message"] for each in problem["errors"])
    return [
        (set(each), {name: value for name, value in each.items() if name != "message"})
        for each in problem["errors"]
    ]


@pytest.mark.parametrize(("method", "target", "body", "status"), REQUESTS)
def test_they_refuse_alike(
    server: ModuleType,
    implement: Callable[..., Any],
    caller: Callable[[Any], Any],
    mocked: Mock,
    method: str,
    target: str,
    body: Any,
    status: int,
) -> None:
    async def never(**arguments: Any) -> Any:
        raise AssertionError("it was called")

    groups = {
        "things": implement("Things", create_thing=never, delete_thing=never),
        "checks": implement("Checks", check=never, check_again=never),
    }
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"} if content else {}
    served = caller(server.create_app(**groups)).request(method, target[1:], content=content, headers=headers)
    path, _, query = target.partition("?")
    reply = mocked.reply(Request(method, path, query, tuple(headers.items()), content))
    assert isinstance(reply.body, bytes)
    assert (served.status_code, reply.status) == (status, status)
    problem = json.loads(reply.body)
    assert served.json()["status"] == problem["status"] == status
    assert told(served.json()) == told(problem)
