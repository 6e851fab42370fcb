"""Response headers: type checkers know them, the server writes them in their styles, and the client reads them back."""

from __future__ import annotations

import asyncio
import datetime
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient
from tests.e2e.documented import imported
from tests.support.round_trip import CLIENT, SERVER, generate_pair

HERE = Path(__file__).parent
LIST = "ListThings200Headers"

OWN = """
from __future__ import annotations

from round_server import ErrorReply, Reply, ThingsApi
from round_server.headers import BusyHeaders, Either202Headers, ListThings200Headers, MakeThing201Headers
from round_server._runtime.replies import Answer, AnswerWithHeaders


class Things(ThingsApi):
    async def list_things(self) -> {list_type}:
        busy: BusyHeaders = {{"Retry-After": 5}}
        if not self:
            raise ErrorReply(429, headers=busy)
        return {list_value}

    async def make_thing(self) -> {make_type}:
        return {make_value}

    async def moved(self) -> AnswerWithHeaders[None, Moved302Headers]:
        return Reply(None, status=302, headers={{"Location": "/"}})

    async def either(self) -> Answer[int | None, Either202Headers | None]:
        return 3 if self else Reply(None, status=202, headers={{"Retry-After": 1}})
""".replace("MakeThing201Headers\n", "MakeThing201Headers, Moved302Headers\n")

RIGHT = {
    "list_type": "Answer[list[str], ListThings200Headers | None]",
    "list_value": 'Reply(["a"], headers={"X-Count": 1, "since": __import__("datetime").datetime.now()})',
    "make_type": "AnswerWithHeaders[None, MakeThing201Headers]",
    "make_value": 'Reply(None, headers={"Location": "/1"}, extra_headers={"ETag": "1"})',
}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Client and server of the document."""
    output = tmp_path_factory.mktemp("headers")
    generate_pair(HERE / "headers.yaml", output)
    return output


@pytest.fixture(scope="module")
def server(pair: Path) -> Iterator[ModuleType]:
    with imported(pair / "server", SERVER) as package:
        yield package


def told_by_mypy(pair: Path, **parts: str) -> str:
    (pair / "things.py").write_text(OWN.format(**RIGHT | parts), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "things.py"],
        cwd=pair,
        env={"MYPYPATH": "server", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


LITERAL = 'Reply(["a"], headers={})'


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({}, ""),
        ({"list_type": "list[str]", "list_value": "[]"}, ""),
        ({"list_type": "Reply[list[str]]", "list_value": 'Reply([], extra_headers={"ETag": "1"})'}, ""),
        ({"list_type": f"Reply[list[str], {LIST}]"}, ""),
        (
            {"list_type": f"Reply[list[str], {LIST}]", "list_value": 'Reply([], headers={"X-Cuont": 1})'},
            f'Extra key "X-Cuont" for TypedDict "{LIST}"',
        ),
        (
            {"list_type": f"Reply[list[str], {LIST}]", "list_value": 'Reply([], headers={"X-Count": "1"})'},
            'TypedDict item "X-Count" has type "int"',
        ),
        ({"list_value": 'Reply(["a"], headers={"X-Cuont": 1})'}, 'Argument "headers" to "Reply"'),
        ({"make_value": "Reply(None)"}, "Incompatible return value type"),
        ({"make_value": 'Reply(None, headers={"X-Count": 1})'}, 'Missing key "Location"'),
        ({"make_type": "None", "make_value": "None"}, 'incompatible with return type "Coroutine'),
    ],
)
def test_type_checkers_know_the_headers(pair: Path, parts: dict[str, str], told: str) -> None:
    found = told_by_mypy(pair, **parts)
    assert (told in found) if told else not found, found


SENT = {
    "X-Count": 3,
    "X-Seen": [datetime.date(2024, 5, 6), datetime.date(2024, 5, 7)],
    "X-Text": "1, “many”, é",
    "since": datetime.datetime(2024, 5, 6, 7, 8, 9, tzinfo=datetime.UTC),
}


def app_of(server: ModuleType, **methods: Any) -> Any:
    made = {name: lambda _, answer=answer: answer() for name, answer in methods.items()}
    things = type("Things", (server.ThingsApi,), made)()
    return server.create_app(things=things, debug=True)


def answering(server: ModuleType, value: Any) -> TestClient:
    async def answer() -> Any:
        if isinstance(value, Exception):
            raise value
        return value

    names = (each.name for each in server.ThingsApi._operations)
    return TestClient(app_of(server, **dict.fromkeys(names, answer)), follow_redirects=False)


def test_a_client_reads_what_a_server_writes(pair: Path, server: ModuleType) -> None:
    value = server.models.Range(from_=1, to=2)
    reply = server.Reply(["a"], headers=SENT | dict.fromkeys(("X-Range", "X-Flat", "X-Json"), value))

    async def answer() -> Any:
        return reply

    with imported(pair / "client", CLIENT) as client:
        transport = httpx2.ASGITransport(app=app_of(server, list_things=answer))

        async def call() -> Any:
            async with httpx2.AsyncClient(transport=transport) as http_client:
                caller = client.AsyncClient(base_url="http://testserver", http_client=http_client)
                return await caller.things.list_things_with_http_info()

        got = asyncio.run(call())
        assert got.headers["x-range"] == "from=1,to=2"
        assert got.headers["x-flat"] == "from,1,to,2"
        assert got.headers["x-json"] == '{"from": 1, "to": 2}'
        assert {name: got.header(name) for name in SENT} == SENT
        for name in ("X-Range", "X-Flat", "X-Json"):
            assert got.header(name) == client.models.Range(from_=1, to=2), name


def test_debugging_checks_the_headers(server: ModuleType) -> None:
    def status(method: str, path: str, value: Any) -> int:
        return answering(server, value).request(method, path).status_code

    reply, error = server.Reply, server.ErrorReply
    assert status("POST", "/things", reply(None, headers={"location": "/1"})) == 201
    assert status("POST", "/things", None) == 500, "Location is missing"
    assert status("POST", "/things", reply(None, headers={"X-Count": 1})) == 500
    assert status("POST", "/things", reply(None, headers={"Location": "/1", "X-Count": "many"})) == 500
    assert status("GET", "/things", reply([], headers={"X-Cuont": 1})) == 500
    assert status("GET", "/things", error(429, headers={"Retry-After": "soon"})) == 500
    assert status("GET", "/things", error(429, headers={"Retry-After": 1})) == 429


def test_other_headers_are_texts_of_their_own(server: ModuleType) -> None:
    found = answering(server, server.Reply([], extra_headers={"ETag": '"1"', "X-Count": "7"})).get("/things")
    assert (found.headers["etag"], found.headers["x-count"]) == ('"1"', "7")
    refused = answering(
        server, server.ErrorReply(429, extra_headers={"X-Why": "full"}, headers={"Retry-After": 2})
    )
    response = refused.get("/things")
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.headers["retry-after"], response.headers["x-why"]) == ("2", "full")
    for headers in ({"a b": "1"}, {"X": "1\r\nY: 2"}):
        assert answering(server, server.Reply([], extra_headers=headers)).get("/things").status_code == 500


def test_the_pages_show_the_headers(pair: Path) -> None:
    page = (pair / "server" / "docs" / "ThingsApi.md").read_text(encoding="utf-8")
    assert "| 200 | ListThings200Headers | `X-Count` **int** [optional], `X-Seen` " in page
    assert "| 429 | BusyHeaders | `Retry-After` **int** [optional] |" in page
    (needed,) = re.findall(
        r"\| 201 \| MakeThing201Headers \| `Location` ([^,]+), `X-Count` \*\*int\*\*", page
    )
    assert "[optional]" not in needed
    section = page.partition("## make_thing")[2].partition("## moved")[0]
    assert "-> Reply[None, MakeThing201Headers]:" in section
    program = section.partition("`python\n")[2].partition("```")[0]
    assert "return Reply(None, headers={" in program
    moved = page.partition("## moved")[2]
    assert "return Reply(None, status=302, headers={" in moved
    (pair / "example.py").write_text(program, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "example.py"],
        cwd=pair,
        env={"MYPYPATH": "server", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
