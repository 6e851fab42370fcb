"""A small document with something of everything, and its mock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from specloom.mock.answering import Mock
from specloom.mock.messages import Reply, Request
from specloom.parser import parse
from specloom.pipeline import mock

SHOP = Path(__file__).parent / "shop.yaml"
TOKEN = {"Authorization": "Bearer x"}

Ask = Callable[..., Reply]


def mock_of(path: Path, *, strict: bool = False) -> Mock:
    """Return the mock of a document."""
    parsed = parse(path)
    assert parsed.api is not None, parsed.diagnostics
    return mock(parsed, parsed.api, strict=strict)


@pytest.fixture(scope="session")
def shop() -> Mock:
    return mock_of(SHOP)


@pytest.fixture(scope="session")
def ask(shop: Mock) -> Ask:
    """Ask the shop: a method, a path with its query, a body, and headers beside a token."""

    def asking(
        method: str, target: str, body: bytes = b"", headers: dict[str, str] | None = None, by: Mock = shop
    ) -> Reply:
        path, _, query = target.partition("?")
        return by.reply(Request(method, path, query, tuple((TOKEN | (headers or {})).items()), body))

    return asking
