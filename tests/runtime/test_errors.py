"""What errors say, and that they survive a journey to another process."""

from __future__ import annotations

import asyncio
import copy
import pickle
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

Raised = Callable[..., Any]


@pytest.fixture(params=["sync", "async"])
def raised(request: pytest.FixtureRequest) -> Raised:
    """Return the error of a call that is answered so, with a client of either kind."""
    import sample_api

    def synchronously(answer: httpx2.Response | Exception) -> Any:
        http_client = httpx2.Client(transport=httpx2.MockTransport(answering(answer)))
        client = sample_api.Client(api_key="k", http_client=http_client, max_retries=0)
        with pytest.raises(sample_api.ApiError) as caught:
            client.files.list_files("f")
        return caught.value

    def asynchronously(answer: httpx2.Response | Exception) -> Any:
        async def run() -> Any:
            http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(answering(answer)))
            client = sample_api.AsyncClient(api_key="k", http_client=http_client, max_retries=0)
            with pytest.raises(sample_api.ApiError) as caught:
                await client.files.list_files("f")
            return caught.value

        return asyncio.run(run())

    return synchronously if request.param == "sync" else asynchronously


def answering(answer: httpx2.Response | Exception) -> Callable[[httpx2.Request], httpx2.Response]:
    def handler(request: httpx2.Request) -> httpx2.Response:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return handler


PLACE = "from GET https://api.example.com/v1/files/f"


@pytest.mark.parametrize("status", [404, 503])  # The first has a declared model, the second has none.
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"error": {"message": "No such file", "code": "x"}, "message": "m"}, ": No such file"),
        ({"message": "m", "detail": "d"}, ": m"),
        ({"detail": "d", "title": "t", "message": None}, ": d"),
        ({"title": "t", "error": "e"}, ": t"),
        ({"error": "e"}, ": e"),
        ({"error": {"message": 5}, "detail": [{"msg": "m"}]}, ""),
        ({"message": " two\n\x1b[31mlines\u202e "}, ": two [31mlines"),
        ({"message": "x" * 200}, ": " + "x" * 200),
        ({"message": "x" * 100_000}, ": " + "x" * 199 + "…"),
        ({"code": "c"}, ""),
        ([], ""),
        ("text", ""),
    ],
)
def test_the_text_has_the_reason(raised: Raised, status: int, body: Any, reason: str) -> None:
    error = raised(httpx2.Response(status, json=body))
    assert str(error) == f"{status} {error.response.reason_phrase} {PLACE}{reason}"


def test_the_text_has_the_id_of_the_request(raised: Raised) -> None:
    answer = httpx2.Response(404, json={"message": "m"}, headers={"X-Request-ID": "req_1"})
    assert str(raised(answer)) == f"404 Not Found {PLACE}: m (request req_1)"
    answer = httpx2.Response(404, headers={"x-request-id": "r" * 300})
    assert str(raised(answer)) == f"404 Not Found {PLACE} (request {'r' * 199}…)"


@pytest.mark.parametrize(
    "travel", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))]
)
def test_errors_travel(raised: Raised, travel: Callable[[Any], Any]) -> None:
    answer = httpx2.Response(404, json={"code": "c", "more": 1}, headers={"x-id": "7"})
    error = raised(answer)
    error.add_note("a note")
    arrived = travel(error)
    assert (type(arrived), str(arrived), arrived.args) == (type(error), str(error), error.args)
    assert (arrived.status_code, arrived.headers["x-id"]) == (404, "7")
    assert type(arrived.body).__name__ == "Error"
    assert (arrived.body.code, arrived.body.more) == ("c", 1)
    assert arrived.response.json() == {"code": "c", "more": 1}
    assert arrived.request.url.path == "/v1/files/f"
    assert arrived.__notes__ == ["a note"]
    lost = travel(raised(httpx2.ReadTimeout("slow")))
    assert (type(lost).__name__, str(lost)) == ("ApiTimeoutError", "ReadTimeout: slow")
    assert lost.request.url.path == "/v1/files/f"
    broken = travel(raised(httpx2.Response(200, content=b"{", headers={"content-type": "a/json"})))
    assert (type(broken).__name__, broken.body) == ("ApiResponseValidationError", "{")


def test_errors_without_a_response_travel() -> None:
    from sample_api._runtime import errors

    refused = pickle.loads(pickle.dumps(errors.RequestValidationError("limit", "too big")))
    assert (str(refused), refused.location) == ("limit: too big", "limit")
    missing = pickle.loads(pickle.dumps(errors.MissingCredentialsError("none")))
    assert (type(missing), str(missing)) == (errors.MissingCredentialsError, "none")
    answer = httpx2.Response(400, json={})
    token = pickle.loads(pickle.dumps(errors.OAuth2Error("no token", answer, error="invalid_grant")))
    assert (str(token), token.error) == ("no token: invalid_grant (status 400)", "invalid_grant")
