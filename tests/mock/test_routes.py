"""Which operation a path leads to."""

from __future__ import annotations

import pytest

from specloom.diagnostics import Location
from specloom.ir.api import Api, Info, Operation, Server, ServerVariable
from specloom.mock.routes import Miss, Route, Router, base_paths


def operation(method: str, path: str) -> Operation:
    return Operation(f"{method} {path}", "", method, path, Location("", ""), (), (), None, (), ())


def router(*paths: str, url: str = "/") -> Router:
    operations = tuple(operation(*path.split(" ")) for path in paths)
    servers = (Server(url, Location("", "")),)
    return Router(Api("3.1.0", Info("", ""), servers, (), operations, (), (), {}))


def found(
    router: Router, method: str, path: str, query: str = ""
) -> tuple[str, dict[str, str]] | tuple[str, ...]:
    route = router.find(method, path, query)
    if isinstance(route, Miss):
        return route.methods
    return route.operation.id, dict(route.path_parameters)


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/a/b", ("GET /a/b", {})),
        ("/a/x%2Fy", ("GET /a/{id}", {"id": "x%2Fy"})),
        ("/a/1.json", ("GET /a/{id}.json", {"id": "1"})),
        ("/a/1..2", ("GET /a/{from}..{to}", {"from": "1", "to": "2"})),
        ("/a/b/c", ("GET /a/{id}/c", {"id": "b"})),
        ("/", ("GET /", {})),
        ("/a/", ()),
        ("/a", ()),
        ("/v1/a/b", ("GET /a/b", {})),
        ("/v1", ()),
    ],
)
def test_concrete_segments_go_before_templates(path: str, wanted: object) -> None:
    all_of_them = router(
        *("GET /a/{id}.json", "GET /a/{from}..{to}", "GET /a/{id}", "GET /a/b", "GET /a/{id}/c", "GET /"),
        url="https://example.com/v1/",
    )
    assert found(all_of_them, "GET", path) == wanted


def test_a_concrete_path_decides_which_methods_there_are() -> None:
    both = router("GET /a/new", "DELETE /a/{id}", "PUT /a/{name}")
    assert found(both, "DELETE", "/a/new") == ("GET",)
    # Two templates of one shape are one path.
    assert found(both, "DELETE", "/a/5") == ("DELETE /a/{id}", {"id": "5"})
    assert found(both, "PUT", "/a/5") == ("PUT /a/{name}", {"name": "5"})
    assert found(both, "GET", "/a/5") == ("DELETE", "PUT")


def test_what_follows_a_question_mark_in_a_key_chooses() -> None:
    actions = router("GET /q?Action=Send", "GET /q#Action=Drop", "GET /q")
    assert isinstance(actions.find("GET", "/q"), Route)
    assert found(actions, "GET", "/q", "Action=Drop&x=1") == ("GET /q#Action=Drop", {})
    assert found(actions, "GET", "/q", "x=1") == ("GET /q", {})


def test_base_paths_have_every_value_of_their_variables() -> None:
    variables = (ServerVariable("v", "1", ("1", "2")), ServerVariable("region", "eu"))
    servers = [
        Server("https://{region}.example/v{v}/", Location("", ""), variables=variables),
        Server("/local", Location("", "")),
        Server("https://example.com", Location("", "")),
        Server("https://[", Location("", "")),
    ]
    assert base_paths(servers) == ("/v1", "/v2", "/local")
