"""What a request lacks is what the document says that it is then, in its type, and that it was absent can be known."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.e2e.documented import imported

from specloom.pipeline import Order, generate

PACKAGE = "defaults_server"
NOON = datetime.datetime(2024, 2, 3, 4, 5, 6, tzinfo=datetime.UTC)

OWN = """
from __future__ import annotations

import datetime

from defaults_server import ThingsApi, Uri, models


class Things(ThingsApi):
    async def search(
        self,
        *,
        limit: int = 10,
        tags: list[str],
        filter: models.Filter,
        since: datetime.date,
        home: Uri,
        x_weights: dict[str, float],
        wrong: int | None = None,
    ) -> None:
        tags.append(since.isoformat())
        return None

    async def make(self, thing: models.Thing) -> models.Thing:
        text: str = thing.kind
        maybe: str | None = thing.colour
        number: float = thing.weight
        thing.labels.append(text)
        moment: datetime.datetime = thing.starts_at
        most: int = thing.filter.max
        several: list[models.Filter] = thing.filters
        part: models.Thing | None = thing.part
        return thing

    async def fill(self, *, sizes: list[int], note: str = "none") -> None:
        return None
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package's folder."""
    folder = tmp_path_factory.mktemp("defaults")
    document = Path(__file__).parent / "defaults.yaml"
    run = generate(document, [Order("python-fastapi", folder, {"package": PACKAGE})])
    assert not run.failed, run.diagnostics
    return folder


@pytest.fixture(scope="module")
def server(output: Path) -> Iterator[ModuleType]:
    with imported(output, PACKAGE) as package:
        yield package


@pytest.fixture
def seen() -> list[Any]:
    """What the methods got."""
    return []


@pytest.fixture
def client(server: ModuleType, seen: list[Any]) -> TestClient:
    async def note(_: Any, **arguments: Any) -> None:
        seen.append(arguments)

    async def make(_: Any, thing: Any) -> Any:
        seen.append(thing)
        return thing

    things = type("Things", (server.ThingsApi,), {"search": note, "fill": note, "make": make})()
    return TestClient(server.create_app(things=things, debug=True))


def test_type_checkers_know_the_defaults(output: Path) -> None:
    (output / "things.py").write_text(OWN, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "things.py", PACKAGE],
        cwd=output,
        env={"PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout + done.stderr == ""


def test_parameters(server: ModuleType, client: TestClient, seen: list[Any]) -> None:
    for query in ("", "?tags=a&filter[max]=1&since=2020-01-01&home=urn:a", ""):
        assert client.get(f"/search{query}", headers={"X-Weights": "b,2"} if query else {}).status_code == 204
    first, second, third = seen
    assert (
        first
        == third
        == {
            "tags": ["new", "old"],
            "filter": server.models.Filter(min=3),
            "since": datetime.date(2024, 2, 3),
            "home": "https://example.com",
            "x_weights": {"a": 0.5},
        }
    )
    assert first["tags"] is not third["tags"], "one request's list isn't another's"
    assert second == {
        "tags": ["a"],
        "filter": server.models.Filter(max=1),
        "since": datetime.date(2020, 1, 1),
        "home": "urn:a",
        "x_weights": {"b": 2},
    }


def test_forms(client: TestClient, seen: list[Any]) -> None:
    assert client.post("/forms").status_code == 204
    assert client.post("/forms", data={"note": "a"}).status_code == 204
    assert client.post("/forms", data={"sizes": ["3", "4"]}).status_code == 204
    assert seen == [{"sizes": [1, 2]}, {"sizes": [1, 2], "note": "a"}, {"sizes": [3, 4]}]


def test_properties(server: ModuleType, client: TestClient, seen: list[Any]) -> None:
    assert client.post("/things", json={"name": "a"}).json() == {"name": "a"}, "what was absent isn't sent"
    assert client.post(
        "/things", json={"name": "b", "colour": None, "kind": "small", "labels": ["x"]}
    ).json() == {
        "name": "b",
        "colour": None,
        "kind": "small",
        "labels": ["x"],
    }
    absent, given = seen
    values = {name: getattr(absent, name) for name in type(absent).model_fields}
    assert values == {
        "name": "a",
        "kind": "big",
        "colour": "red",
        "nothing": None,
        "weight": 1,
        "labels": [],
        "starts_at": NOON,
        "filter": server.models.Filter(min=1),
        "filters": [server.models.Filter(max=2)],
        "part": None,
        "plain": None,
    }
    assert absent.filter.max == 9, "defaults of defaults"
    assert absent.model_fields_set == {"name"}
    assert (given.colour, given.kind, given.labels) == (None, "small", ["x"])
    assert given.model_fields_set == {"name", "colour", "kind", "labels"}


def test_a_model_that_is_made_has_them_too(server: ModuleType) -> None:
    one, other = server.models.Thing(name="a"), server.models.Thing(name="a")
    one.labels.append("mine")
    assert other.labels == [] and one.filter is not other.filter
    assert other.kind == "big" and other.model_dump() == {"name": "a"}
    with pytest.raises(ValueError, match="kind"):
        server.models.Thing(name="a", kind=None)


def test_a_property_of_another_name(server: ModuleType, client: TestClient, seen: list[Any]) -> None:
    """A property that is called as an attribute is in Python doesn't take the default's place."""
    body = {"name": "a", "starts_at": "something else"}
    assert client.post("/things", json=body).json() == body
    assert seen[0].starts_at == NOON


def test_a_default_that_would_never_end_is_left_out(output: Path) -> None:
    text = (output / PACKAGE / "models" / "thing.py").read_text(encoding="utf-8")
    assert "    part: Thing | None = None\n" in text
