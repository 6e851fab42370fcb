"""What a client sends for paths and parameters that are odd, byte by byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from tests.e2e.documented import generate_package, imported
from tests.support.corpus import ROOT, parsed
from tests.support.server import Answer, Server

CASES = ROOT / "tests" / "cases"
ODD = "a/b c?#é"
SENT = "a%2Fb%20c%3F%23%C3%A9"

PATHS: dict[str, tuple[Callable[[Any], object], str]] = {
    "undeclared": (lambda api: api.undeclared(ODD), f"/undeclared/{SENT}"),
    "a query string": (lambda api: api.query(page=2), "/query?action=list&page=2"),
    "a query string alone": (lambda api: api.query(), "/query?action=list"),
    "a name in a query string": (lambda api: api.query_template("a&b"), "/query?action=one&id=a%26b"),
    "a fragment": (lambda api: api.fragment_second(), "/fragment"),
    "a suffix": (lambda api: api.suffix(ODD), f"/files/{SENT}.json"),
    "two names in a segment": (lambda api: api.range(1, 2), "/range/1-2"),
    "one name twice": (lambda api: api.twice("x"), "/twice/x/of/x"),
    "a verb": (lambda api: api.cancel("x"), "/items/x:cancel"),
    "parentheses": (lambda api: api.odata("x"), "/users(x)"),
    "no slash": (lambda api: api.relative(), "/relative"),
    "a slash at the end": (lambda api: api.trailing(), "/trailing/"),
    "two slashes": (lambda api: api.double(), "//double"),
    "a space": (lambda api: api.space(), "/space%20here"),
    "letters": (lambda api: api.unicode(), "/%C3%BCn%C3%AF/%E5%90%8D%E5%89%8D"),
    "an escape": (lambda api: api.percent(), "/percent%20d/%zz"),
    "a brace": (lambda api: api.open_brace(), "/open/%7B"),
    "names that are none": (
        lambda api: api.odd_names(class_="1", param_2nd="2", a_b_path="3", a_b="4"),
        "/odd/1/2/3/4",
    ),
    "dots": (lambda api: api.dots(), "/dots/%2E%2E/up/%2E/here"),
    "signs": (lambda api: api.plus("1", "2"), "/plus+1+2*"),
}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd")
    for name in ("paths", "parameters"):
        generate_package(CASES / f"mess-{name}" / "input.yaml", folder / name, f"odd_{name}")
    return folder


def arrived(server: Server) -> str:
    request = server.requests[-1]
    return f"{request.path}?{request.query}" if request.query else request.path


def test_paths_arrive_as_they_are_meant(packages: Path) -> None:
    api = parsed(CASES / "mess-paths" / "input.yaml")
    assert api is not None
    with (
        imported(packages / "paths", "odd_paths") as package,
        Server(api) as server,
        package.Client(base_url=f"{server.url}/base") as client,
    ):
        for name, (call, expected) in PATHS.items():
            server.queue.append(Answer(200))
            call(client.default)
            assert arrived(server) == f"/base{expected}", name


def test_a_path_without_a_slash_is_no_part_of_the_host(packages: Path) -> None:
    api = parsed(CASES / "mess-paths" / "input.yaml")
    assert api is not None
    with (
        imported(packages / "paths", "odd_paths") as package,
        Server(api) as server,
        package.Client(base_url=server.url) as client,
    ):
        server.queue.append(Answer(200))
        client.default.relative()
        assert arrived(server) == "/relative"


def test_parameters_with_one_name_keep_their_places(packages: Path) -> None:
    api = parsed(CASES / "mess-parameters" / "input.yaml")
    assert api is not None
    with (
        imported(packages / "parameters", "odd_parameters") as package,
        Server(api) as server,
        package.Client(base_url=server.url) as client,
    ):
        client.default.same(
            "path",
            {"id": "body"},
            id_query=1,
            id_query2="ID",
            i_d="i_d",
            id_header="header",
            id_cookie="jar",
        )
    request = server.requests[-1]
    assert (request.path, request.query) == ("/same/path", "id=1&ID=ID&i_d=i_d")
    assert (request.header("id"), request.header("cookie")) == ("header", "id=jar")
    assert request.body == b'{"id":"body"}'


def test_names_of_parameters_arrive_as_they_are(packages: Path) -> None:
    api = parsed(CASES / "mess-parameters" / "input.yaml")
    assert api is not None
    with (
        imported(packages / "parameters", "odd_parameters") as package,
        Server(api) as server,
        package.Client(base_url=server.url) as client,
    ):
        client.default.names(
            star_star_star="1",
            not_not_not="2",
            a_query2=["3", "4"],
            a_b="5",
            a="6",
            a_query="7",
            filter_query="8",
        )
        client.default.names(
            filter="1", param_1st="2", a_b_c="3", sp_ace="4", self_="5", headers="6", cls="7", return_="8"
        )
    first, second = (request.query for request in server.requests)
    assert unquote(first) == "***=1&!!!=2&a[]=3&a[]=4&a[b]=5&a=6&A=7&$filter=8"
    assert second == "filter=1&1st=2&a%26b%3Dc=3&sp%20ace=4&self=5&headers=6&cls=7&return=8"
