"""What a request holds reaches the method as the types of the document, or is refused with its place."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

THING = {"name": "n", "kind": "big"}


class Recorder:
    """Methods that keep what they get."""

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []

    def returning(self, value: Any) -> Callable[..., Any]:
        async def method(**arguments: Any) -> Any:
            self.calls.append(arguments)
            return await value(arguments) if callable(value) else value

        return method


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def client(
    server: ModuleType, implement: Callable[..., Any], caller: Callable[[Any], Any], recorder: Recorder
) -> Any:
    thing = server.models.Thing(name="n", kind="big")

    async def size(arguments: dict[str, Any]) -> int:
        found = arguments.get("file") or arguments["body"]
        return len(await found.read())

    async def same(arguments: dict[str, Any]) -> Any:
        return arguments["body"]

    things = implement(
        "Things",
        create_thing=recorder.returning(thing),
        thing=recorder.returning(thing),
        latest_thing=recorder.returning(thing),
        delete_thing=recorder.returning(None),
        report=recorder.returning([1]),
    )
    bodies = implement(
        "Bodies",
        text=recorder.returning(same),
        blob=recorder.returning(size),
        form=recorder.returning(size),
        urlencoded=recorder.returning(None),
    )
    app = server.create_app(things=things, bodies=bodies, max_body_size=2000, max_upload_size=50_000)
    return caller(app)


def post(client: Any, query: str = "limit=1", body: Any = THING, **options: Any) -> Any:
    if isinstance(body, bytes):
        return client.post(
            f"things?{query}",
            content=body,
            **{"headers": {"Content-Type": "application/json"}, **options},
        )
    return client.post(f"things?{query}", json=body, **options)


def test_arguments_have_their_types(server: ModuleType, client: Any, recorder: Recorder) -> None:
    filter = "filter[min]=2&filter[names][]=a%2Cb&filter[names][]=c&filter[open]=true&filter[at]=2024-01-02"
    query = f"limit=3&order=desc&{filter}"
    response = post(client, query, headers={"X-Trace": "1, 2"})
    assert response.status_code == 201, response.text
    models = server.models
    assert recorder.calls == [
        {
            "limit": 3,
            "order": "desc",
            "x_trace": [1, 2],
            "filter": models.Filter(min=2, names=["a,b", "c"], open=True, at=datetime.date(2024, 1, 2)),
            "thing": models.Thing(name="n", kind="big"),
        }
    ]


def test_what_is_not_there_is_the_methods_own_default(client: Any, recorder: Recorder) -> None:
    assert post(client).status_code == 201
    assert set(recorder.calls[0]) == {"limit", "thing"}


def test_the_defaults_are_those_of_the_document(server: ModuleType) -> None:
    import inspect

    found = inspect.signature(server.ThingsApi.create_thing).parameters
    assert found["order"].default == "asc"
    assert found["filter"].default is None
    assert inspect.signature(server.BodiesApi.form).parameters["note"].default == "none"


@pytest.mark.parametrize(
    ("query", "body", "faults"),
    [
        ("", THING, [("query", "limit", "")]),
        ("limit=", THING, [("query", "limit", "")]),
        ("limit=x", THING, [("query", "limit", "")]),
        ("limit=1.5", THING, [("query", "limit", "")]),
        ("limit=11", THING, [("query", "limit", "")]),
        ("limit=1&order=up", THING, [("query", "order", "")]),
        ("limit=99&order=up", THING, [("query", "limit", ""), ("query", "order", "")]),
        ("limit=1&filter[min]=x", THING, [("query", "filter", "/min")]),
        ("limit=1", {"kind": "big"}, [("body", "", "/name")]),
        ("limit=1", {"name": "n", "kind": "huge"}, [("body", "", "/kind")]),
        ("limit=1", {**THING, "size": "5"}, [("body", "", "/size")]),
        ("limit=1", {**THING, "size": True}, [("body", "", "/size")]),
        ("limit=1", {**THING, "size": None}, [("body", "", "/size")]),
        ("limit=1", {**THING, "name": ""}, [("body", "", "/name")]),
        ("limit=1", {**THING, "parts": {}}, [("body", "", "/parts")]),
        ("limit=1", {**THING, "parts": [{"type": "wheel"}]}, [("body", "", "/parts/0/spokes")]),
        ("limit=1", {**THING, "parts": [{"type": "roof"}]}, [("body", "", "/parts/0/type")]),
        (
            "limit=1",
            {**THING, "parts": [{}, {"type": 1}]},
            [("body", "", "/parts/0/type"), ("body", "", "/parts/1/type")],
        ),
        ("limit=1", {**THING, "parts": ["roof"]}, [("body", "", "/parts/0")]),
        ("limit=1", [], [("body", "", "")]),
        ("limit=1", None, [("body", "", "")]),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(
    client: Any, recorder: Recorder, query: str, body: Any, faults: list[tuple[str, str, str]]
) -> None:
    response = post(client, query, json.dumps(body).encode())
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    found = response.json()
    assert found["status"] == 422 and found["title"]
    assert [(each["in"], each.get("name", ""), each["pointer"]) for each in found["errors"]] == faults
    assert all(each["message"] for each in found["errors"])
    assert recorder.calls == []


@pytest.mark.parametrize("part", [{"type": "roof"}, {}])
def test_an_unknown_variant_is_told_the_known_ones(client: Any, part: dict[str, str]) -> None:
    (fault,) = post(client, body={**THING, "parts": [part]}).json()["errors"]
    assert fault["message"] == 'one of "wheel", "door" is needed'


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("since", "2024-01-02T03:04:05", "a date-time with an offset (RFC 3339) is needed"),
        ("since", "2024-01-02", "a date-time with an offset (RFC 3339) is needed"),
        ("since", "2024-13-02T03:04:05Z", "a date-time with an offset (RFC 3339) is needed"),
        ("since", "2024-01-02T03:04:05%2B1:00", "a date-time with an offset (RFC 3339) is needed"),
        ("at", "2024-1-2", "a date (RFC 3339) is needed"),
        ("at", "2024-02-30", "a date (RFC 3339) is needed"),
        ("daily", "noon", "a time of day (RFC 3339) is needed"),
        ("every", "day", "a duration (ISO 8601) is needed"),
    ],
)
def test_what_is_no_moment_is_one_fault(
    client: Any, recorder: Recorder, name: str, text: str, message: str
) -> None:
    response = post(client, f"limit=1&filter[{name}]={text}")
    assert response.status_code == 422
    assert response.json()["errors"] == [
        {"in": "query", "name": "filter", "pointer": f"/{name}", "message": message}
    ]
    assert recorder.calls == []


@pytest.mark.parametrize(
    "text",
    ["2024-01-02T03:04:05Z", "2024-01-02t03:04:05.250z", "2024-01-02T05:04:05.000%2B02:00"],
)
def test_a_moment_has_an_offset(client: Any, recorder: Recorder, text: str) -> None:
    assert post(client, f"limit=1&filter[since]={text}").status_code == 201
    (call,) = recorder.calls
    assert call["filter"].since.replace(microsecond=0) == datetime.datetime(
        2024, 1, 2, 3, 4, 5, tzinfo=datetime.UTC
    )


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{", "application/json", 400),
        (b'{"name": "n", "kind": "big"} x', "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 5000, "application/json", 413),
        (b"[" * 1000, "application/json", 400),
        (b"", "application/json", 422),
        (b"{}", "text/plain", 415),
        (b"{}", "application/x-www-form-urlencoded", 415),
        (b"{}", "", 422),
        (json.dumps(THING).encode(), "application/json; charset=utf-8", 201),
        (b"\xef\xbb\xbf" + json.dumps(THING).encode(), "application/json", 201),
    ],
)
def test_bodies_that_cannot_be_read(client: Any, body: bytes, content_type: str, status: int) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    response = client.post("things?limit=1", content=body, headers=headers)
    assert response.status_code == status, response.text
    if status != 201:
        assert response.headers["content-type"] == "application/problem+json"
        assert "body" in response.json()["detail"]


def test_read_only_properties_are_not_asked_for_and_python_names_are_not_json_names(
    client: Any, recorder: Recorder
) -> None:
    assert post(client, body={**THING, "display_name": "x", "displayName": "y"}).status_code == 201
    thing = recorder.calls[0]["thing"]
    assert thing.display_name == "y"
    assert thing.id is None and "id" not in thing.model_fields_set
    assert json.loads(thing.model_dump_json()) == {**THING, "display_name": "x", "displayName": "y"}


def chunks(size: int) -> Iterator[bytes]:
    for _ in range(size // 100):
        yield b"x" * 100


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_that_is_too_large_is_refused(client: Any, recorder: Recorder, declared: bool) -> None:
    content: Any = b"x" * 3000 if declared else chunks(3000)
    response = client.put("text", content=content, headers={"Content-Type": "text/plain"})
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["connection"] == "close"
    assert recorder.calls == []


@pytest.mark.parametrize("declared", [True, False])
def test_so_is_an_upload(client: Any, declared: bool) -> None:
    for size, status in ((40_000, 200), (60_000, 413)):
        content: Any = b"x" * size if declared else chunks(size)
        response = client.put("blob", content=content, headers={"Content-Type": "application/octet-stream"})
        assert response.status_code == status
    assert response.json()["detail"] == "the body is larger than 50000 bytes"


def test_and_a_form(client: Any) -> None:
    fields = {"count": "1"}
    assert client.post("form", data=fields, files={"file": b"x" * 40_000}).json() == 40_000
    assert client.post("form", data=fields, files={"file": b"x" * 60_000}).status_code == 413
    assert client.post("form", data={"count": "1" * 3000}, files={"file": b""}).status_code == 413


def test_text_comes_in_its_character_set(client: Any) -> None:
    headers = {"Content-Type": "text/plain; charset=latin-1"}
    assert client.put("text", content="é".encode("latin-1"), headers=headers).text == "é"
    headers = {"Content-Type": "text/plain; charset=nonsense"}
    assert client.put("text", content=b"a", headers=headers).status_code == 400
    assert client.put("text", content=b"\xff", headers={"Content-Type": "text/plain"}).status_code == 400


def test_a_form_with_files(server: ModuleType, client: Any, recorder: Recorder) -> None:
    data = {"count": "5", "tags": ["a", "b"], "about": json.dumps({"min": 1, "at": "2024-01-02"})}
    response = client.post("form", data=data, files={"file": ("a.txt", b"content", "text/plain")})
    assert response.status_code == 200, response.text
    (call,) = recorder.calls
    assert (call["file"].filename, call["file"].content_type) == ("a.txt", "text/plain")
    assert call["count"] == 5 and call["tags"] == ["a", "b"] and "note" not in call
    assert call["about"] == server.models.Filter(min=1, at=datetime.date(2024, 1, 2))


@pytest.mark.parametrize(
    ("data", "files", "pointer"),
    [
        ({}, {"file": b"x"}, "/count"),
        ({"count": "x"}, {"file": b"x"}, "/count"),
        ({"count": "1"}, {"other": b"x"}, "/file"),
        ({"count": "1", "about": '{"min": "x"}'}, {"file": b"x"}, "/about/min"),
    ],
)
def test_a_form_that_does_not_fit(client: Any, data: Any, files: Any, pointer: str) -> None:
    response = client.post("form", data=data, files=files)
    assert response.status_code == 422
    assert [each["pointer"] for each in response.json()["errors"]] == [pointer]


@pytest.mark.parametrize(
    "content_type",
    ["multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary="],
)
def test_a_form_that_is_none(client: Any, content_type: str) -> None:
    response = client.post("form", content=b"nothing of the kind", headers={"Content-Type": content_type})
    assert 400 <= response.status_code < 500


def test_an_urlencoded_form(server: ModuleType, client: Any, recorder: Recorder) -> None:
    text = "name=a+b%26&sizes=1&sizes=2&filter%5Bmin%5D=3&filter[names][]=x"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("urlencoded", content=text, headers=headers).status_code == 204
    filter = server.models.Filter(min=3, names=["x"])
    assert recorder.calls == [{"name": "a b&", "sizes": [1, 2], "filter": filter}]


def test_concrete_paths_go_before_templates(client: Any, recorder: Recorder) -> None:
    client.get("things/latest")
    client.get("things/l%61test")
    client.get("things/la%2Ftest")
    client.get("things/%7Bid%7D")
    assert recorder.calls == [{}, {}, {"id": "la/test"}, {"id": "{id}"}]


def test_a_path_is_matched_before_it_is_decoded(client: Any, recorder: Recorder) -> None:
    client.get("things/a%2Fb")
    client.get("things/%2E%2E")
    client.get("things/%252e")
    assert recorder.calls == [{"id": "a/b"}, {"id": ".."}, {"id": "%2e"}]
    assert client.get("things/a/b").status_code == 404
    assert client.get("things/").status_code == 404


def test_several_parameters_in_a_segment(client: Any, recorder: Recorder) -> None:
    assert client.get("reports/2024.csv").status_code == 200
    assert recorder.calls == [{"year": 2024, "format": "csv"}]
    assert client.get("reports/2024").status_code == 404
    assert client.get("reports/x.csv").json()["errors"][0]["name"] == "year"


def test_a_uuid_in_a_path(client: Any, recorder: Recorder) -> None:
    id = "0b9c6d0e-5f0a-4c1d-8e2f-3a4b5c6d7e00"
    assert client.delete(f"things/{id}").status_code == 204
    assert recorder.calls == [{"id": UUID(id)}]
    assert client.delete("things/1").status_code == 422


def test_what_is_not_there(client: Any) -> None:
    missing = client.get("nothing")
    assert (missing.status_code, missing.headers["content-type"]) == (404, "application/problem+json")
    wrong = client.put("things/latest")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "DELETE, GET, HEAD")
    assert client.get("events").status_code == 501


def test_head_is_answered_as_get(client: Any) -> None:
    response = client.head("things/latest")
    assert response.status_code == 200
    assert int(response.headers["content-length"]) > 0


def test_long_numbers_and_deep_values_do_no_harm(client: Any) -> None:
    digits = "9" * 5000
    assert post(client, f"limit={digits}").status_code == 422
    assert post(client, "limit=1e999").status_code == 422
    assert post(client, "limit=1&filter" + "[a]" * 500 + "=1").status_code in (201, 422)
    assert post(client, "limit=1&filter=" + "[" * 500).status_code == 422
