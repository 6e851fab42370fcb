"""Walking pages: what is asked for, where a walk ends, and where it must not lead."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any, TypeAlias

import httpx2
import pytest

Handler: TypeAlias = Callable[[httpx2.Request], httpx2.Response]
Walker: TypeAlias = Callable[..., list[Any]]


def operation(*parameters: str) -> Any:
    from sample_api._runtime.operation import Operation, content, query, response

    return Operation(
        "GET",
        "/things",
        parameters=tuple(query(name, lambda: Any) for name in parameters),
        responses=(response("200", content("application/json", lambda: Any)),),
        security=(("Key", "Session"), ("Bearer",), ()),
    )


def pages(*arguments: Any, **more: Any) -> Any:
    from sample_api._runtime.pages import Pages

    return Pages(*arguments, **more)


def walk_now(handler: Handler, pages: Any, *parameters: Any, **options: Any) -> list[Any]:
    import sample_api

    http_client = httpx2.Client(transport=httpx2.MockTransport(handler))
    client = sample_api.Client(http_client=http_client, **{"api_key": "secret", **options})
    names = tuple(f"p{number}" for number in range(len(parameters)))
    return list(client.files._iterate(pages, operation(*names), parameters, options={}))


def walk_later(handler: Handler, pages: Any, *parameters: Any, **options: Any) -> list[Any]:
    import sample_api

    async def walk() -> list[Any]:
        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(handler))
        client = sample_api.AsyncClient(http_client=http_client, **{"api_key": "secret", **options})
        names = tuple(f"p{number}" for number in range(len(parameters)))
        walked = client.files._iterate(pages, operation(*names), parameters, options={})
        return [item async for item in walked]

    return asyncio.run(walk())


@pytest.fixture(params=[walk_now, walk_later], ids=["sync", "async"])
def walk(request: pytest.FixtureRequest) -> Walker:
    walker: Walker = request.param
    return walker


class Shelf:
    """Answers with bodies, one after the other, and keeps the URLs that were asked for."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.urls: list[httpx2.URL] = []
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        assert len(self.urls) < 20, "the walk doesn't end"
        self.urls.append(request.url)
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer if isinstance(answer, httpx2.Response) else httpx2.Response(200, json=answer)

    @property
    def queries(self) -> list[str]:
        return [url.query.decode() for url in self.urls]


def test_a_cursor_leads_on_and_other_arguments_stay(walk: Walker) -> None:
    shelf = Shelf({"data": [1, 2], "meta": {"next": "b&"}}, {"data": [3], "meta": {"next": None}})
    found = walk(shelf, pages("cursor", ("data",), parameter=1, next=("meta", "next")), 2, None)
    assert found == [1, 2, 3]
    assert shelf.queries == ["p0=2", "p0=2&p1=b%26"]


def test_a_page_without_items_is_not_the_end_where_there_is_a_cursor(walk: Walker) -> None:
    shelf = Shelf({"data": [1], "next": "b"}, {"data": [], "next": "c"}, {"next": "d"}, {"data": [2]})
    assert walk(shelf, pages("cursor", ("data",), parameter=0, next=("next",)), None) == [1, 2]


@pytest.mark.parametrize("start", ["a", None])
def test_a_cursor_that_comes_again_ends_the_walk(walk: Walker, start: str | None) -> None:
    shelf = Shelf({"data": [1], "next": "b"}, {"data": [2], "next": "a"}, {"data": [3], "next": "b"})
    found = walk(shelf, pages("cursor", ("data",), parameter=0, next=("next",)), start)
    assert found == ([1, 2] if start else [1, 2, 3])


def test_what_says_that_there_is_no_more_is_believed(walk: Walker) -> None:
    shelf = Shelf({"data": [1], "next": "b", "more": True}, {"data": [2], "next": "c", "more": False})
    kind = pages("cursor", ("data",), parameter=0, next=("next",), more=("more",))
    assert walk(shelf, kind, None) == [1, 2]
    assert len(shelf.urls) == 2


def test_the_last_id_of_the_response_or_of_the_items(walk: Walker) -> None:
    answers = (
        {"data": [{"id": "a"}, {"id": "b"}], "last_id": "x", "has_more": True},
        {"data": [{"id": "c"}], "has_more": True},
        {"data": [], "last_id": "y", "has_more": True},
    )
    shelf = Shelf(*answers)
    kind = pages("last-id", ("data",), parameter=0, next=("id",), of_item=True, more=("has_more",))
    assert len(walk(shelf, kind, None)) == 3
    assert shelf.queries == ["", "p0=b", "p0=c"]
    shelf = Shelf(*answers)
    kind = pages("last-id", ("data",), parameter=0, next=("last_id",), more=("has_more",))
    assert len(walk(shelf, kind, None)) == 3
    assert shelf.queries == ["", "p0=x"]


def test_page_numbers_go_on_from_the_first_or_the_given_one(walk: Walker) -> None:
    kind = pages("page", (), parameter=0, first=1)
    shelf = Shelf(["a"], ["b"], [])
    assert walk(shelf, kind, None) == ["a", "b"]
    assert shelf.queries == ["", "p0=2", "p0=3"]
    shelf = Shelf(["a"], [])
    assert walk(shelf, kind, 7) == ["a"]
    assert shelf.queries == ["p0=7", "p0=8"]
    shelf = Shelf(["a"], [])
    assert walk(shelf, pages("page", (), parameter=0, first=0), None) == ["a"]
    assert shelf.queries == ["", "p0=1"]


def test_offsets_count_what_came(walk: Walker) -> None:
    shelf = Shelf({"items": [1, 2]}, {"items": [3]}, {"items": []})
    assert walk(shelf, pages("offset", ("items",), parameter=0), None) == [1, 2, 3]
    assert shelf.queries == ["", "p0=2", "p0=3"]


def test_a_total_spares_the_last_request(walk: Walker) -> None:
    shelf = Shelf({"items": [1, 2], "total": 3}, {"items": [3], "total": 3})
    assert walk(shelf, pages("offset", ("items",), parameter=0, total=("total",)), None) == [1, 2, 3]
    assert len(shelf.urls) == 2
    shelf = Shelf({"items": [1], "pages": 2}, {"items": [2], "pages": 2})
    assert walk(shelf, pages("page", ("items",), parameter=0, total=("pages",), first=1), None) == [1, 2]
    assert len(shelf.urls) == 2


@pytest.mark.parametrize("kind", ["page", "offset"])
def test_an_api_that_does_not_heed_the_parameter_gives_its_page_once(walk: Walker, kind: str) -> None:
    shelf = Shelf([{"id": 1}, {"id": 2}])
    assert walk(shelf, pages(kind, (), parameter=0), None) == [{"id": 1}, {"id": 2}]
    assert len(shelf.urls) == 2


def test_the_link_header_leads_on(walk: Walker) -> None:
    link = (
        '<https://api.example.com/v1/moved?page=2&p=x>; rel="next", <https://api.example.com/9>; rel="last"'
    )
    shelf = Shelf(httpx2.Response(200, json=[1], headers={"Link": link}), httpx2.Response(200, json=[2]))
    assert walk(shelf, pages("link", ()), 5) == [1, 2]
    assert [str(url) for url in shelf.urls] == [
        "https://api.example.com/v1/things?p0=5",
        "https://api.example.com/v1/moved?page=2&p=x",
    ]
    assert [request.headers["authorization"] for request in shelf.requests] == ["Bearer secret"] * 2


@pytest.mark.parametrize("url", ["?page=2", "/v1/things?page=2", "http://api.example.com/v1/things?page=2#x"])
def test_the_url_of_the_next_page_may_be_relative_and_keeps_tls(walk: Walker, url: str) -> None:
    shelf = Shelf({"items": [1], "next": url}, {"items": [2], "next": ""})
    assert walk(shelf, pages("url", ("items",), next=("next",)), None) == [1, 2]
    assert str(shelf.urls[1]) == "https://api.example.com/v1/things?page=2"


def test_credentials_in_the_query_go_along_once() -> None:
    shelf = Shelf({"items": [1], "next": "?page=2"}, {"items": [2], "next": "?page=3&k=old"}, {"items": []})
    walk_now(shelf, pages("url", ("items",), next=("next",)), None, api_key=None, key="s", session="t")
    assert shelf.queries == ["k=s", "page=2&k=s", "page=3&k=old"]


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/v1/things?page=2",
        "//evil.example/things",
        "https://api.example.com:8443/v1/things",
        "https://api.example.com.evil.example/v1/things",
        "ftp://api.example.com/v1/things",
        "https://[",
    ],
)
def test_the_next_page_is_not_fetched_from_another_origin(walk: Walker, url: str) -> None:
    from sample_api._runtime.errors import ApiResponseValidationError

    shelf = Shelf({"items": [1], "next": url})
    with pytest.raises(ApiResponseValidationError, match="the URL of the next page"):
        walk(shelf, pages("url", ("items",), next=("next",)), None)
    assert len(shelf.urls) == 1


def test_a_name_in_the_url_of_the_next_page_is_no_credential(walk: Walker) -> None:
    shelf = Shelf({"items": [1], "next": "https://a:b@api.example.com/v1/things?page=2"}, {"items": [2]})
    assert walk(shelf, pages("url", ("items",), next=("next",)), None) == [1, 2]
    assert shelf.requests[1].headers["authorization"] == "Bearer secret"
    assert shelf.urls[1].userinfo == b""


def test_a_url_that_comes_again_ends_the_walk(walk: Walker) -> None:
    shelf = Shelf({"items": [1], "next": "?page=2"})
    assert walk(shelf, pages("url", ("items",), next=("next",)), None) == [1, 1]


def test_what_is_no_list_is_an_error(walk: Walker) -> None:
    from sample_api._runtime.errors import ApiResponseValidationError

    with pytest.raises(ApiResponseValidationError, match="a list is expected, not str"):
        walk(Shelf({"data": "none"}), pages("cursor", ("data",), parameter=0, next=("next",)), None)
    assert walk(Shelf({"data": None}), pages("cursor", ("data",), parameter=0, next=("next",)), None) == []


def test_each_page_is_tried_again(walk: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    import anyio

    async def no_sleep(seconds: float) -> None:
        """Go on at once."""

    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    monkeypatch.setattr(anyio, "sleep", no_sleep)
    broken = httpx2.Response(503)
    shelf = Shelf(broken, broken, {"data": [1], "next": "b"}, broken, broken, {"data": [2]})
    assert walk(shelf, pages("cursor", ("data",), parameter=0, next=("next",)), None) == [1, 2]


def test_a_page_is_asked_for_when_it_is_needed() -> None:
    import sample_api

    shelf = Shelf({"data": [1, 2], "next": "b"}, {"data": [3]})
    client = sample_api.Client(
        api_key="secret", http_client=httpx2.Client(transport=httpx2.MockTransport(shelf))
    )
    kind = pages("cursor", ("data",), parameter=0, next=("next",))
    walked = client.files._iterate(kind, operation("p0"), (None,), options={})
    assert shelf.urls == []
    assert [next(walked), next(walked)] == [1, 2]
    assert len(shelf.urls) == 1
    assert next(walked) == 3
    assert len(shelf.urls) == 2
