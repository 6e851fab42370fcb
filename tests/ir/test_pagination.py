"""Pages are found where a document speaks of them, and nowhere else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.support.corpus import ROOT, parsed

from specloom.ir.pagination import Pagination, find_pagination


def found_in(document: Path) -> dict[str, Pagination]:
    api = parsed(document)
    assert api is not None
    outcomes = ((operation.path, find_pagination(operation, api.types)) for operation in api.operations)
    return {path: outcome.value for path, outcome in outcomes if outcome.value}


def test_every_kind_is_found_and_lists_without_pages_are_not() -> None:
    found = found_in(ROOT / "tests" / "cases" / "pagination" / "input.yaml")
    assert {path: pages.kind.value for path, pages in found.items()} == {
        "/cursor": "cursor",
        "/last-id/{owner}": "last-id",
        "/pages": "page",
        "/pages-from-zero": "page",
        "/offset": "offset",
        "/link": "link",
        "/url": "url",
        "/declared": "cursor",
    }
    assert found["/pages"].first == 1
    assert found["/pages-from-zero"].first == 0


@pytest.mark.parametrize(
    ("document", "kinds"),
    [
        ("openai-2.3.0.yaml", {"last-id": 20, "cursor": 9}),
        ("corpus/stripe.com.json", {"last-id": 97, "cursor": 7}),
        ("corpus/spotify.com-sonallux.json", {"url": 19}),
        ("corpus/googleapis.com-gmail.json", {"cursor": 6}),
        ("corpus/digitalocean.com.json", {"page": 40}),
        ("corpus/azure.com-keyvault.json", {"url": 14}),
        ("corpus/box.com-v2025.json", {"cursor": 12}),
        ("corpus/traccar.org.json", {}),
        ("corpus/ogen-superset.json", {}),
        ("corpus/netatmo.net.json", {}),
        ("corpus/zoomconnect.com.json", {}),
    ],
)
def test_real_documents(corpus: Path, document: str, kinds: dict[str, int]) -> None:
    found = found_in(corpus / document)
    assert Counter(pages.kind.value for pages in found.values()) == kinds
    assert all(pages.reason for pages in found.values())
