"""Copies of a client, hooks, and traces."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

PAGE = {"data": [], "order": "asc"}


class Api:
    """Answers with what is planned, then well; keeps the requests."""

    def __init__(self, *planned: httpx2.Response | Exception) -> None:
        self.planned = list(planned)
        self.requests: list[httpx2.Request] = []
        self.headers: list[httpx2.Headers] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        self.headers.append(httpx2.Headers(request.headers))
        answer = self.planned.pop(0) if self.planned else httpx2.Response(200, json=PAGE)
        if isinstance(answer, Exception):
            raise answer
        return answer


Caller = Callable[..., Any]


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Caller:
    """List files with a client of either kind."""
    import sample_api

    def synchronously(api: Api, *, keywords: dict[str, Any] | None = None, **options: Any) -> Any:
        http_client = httpx2.Client(transport=httpx2.MockTransport(api))
        client = sample_api.Client(api_key="hush", http_client=http_client, **options)
        return client.files.list_files("f", **(keywords or {}))

    def asynchronously(api: Api, *, keywords: dict[str, Any] | None = None, **options: Any) -> Any:
        async def run() -> Any:
            http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(api))
            client = sample_api.AsyncClient(api_key="hush", http_client=http_client, **options)
            return await client.files.list_files("f", **(keywords or {}))

        return asyncio.run(run())

    return synchronously if request.param == "sync" else asynchronously


def later() -> httpx2.Response:
    return httpx2.Response(503, headers={"retry-after-ms": "1"})


def moved(location: str = "/moved") -> httpx2.Response:
    return httpx2.Response(302, headers={"location": location})


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
def test_a_copy(kind: str) -> None:
    import sample_api

    first = getattr(sample_api, kind)(api_key="k", default_headers={"X-A": "1", "X-B": "1"}, max_retries=4)
    files = first.files
    copied = first.with_options(
        timeout=3, base_url="http://localhost/x", default_headers={"x-b": "2"}, strict=True
    )
    assert type(copied) is type(first)
    assert copied.http_client is first.http_client
    assert copied.credentials is first.credentials
    assert (copied.base_url, first.base_url) == ("http://localhost/x", "https://api.example.com/v1")
    assert (copied.timeout, copied.max_retries, copied.strict) == (3, 4, True)
    assert (first.max_retries, first.strict) == (4, False)
    assert copied.default_headers == {"X-A": "1", "x-b": "2"}
    assert first.default_headers == {"X-A": "1", "X-B": "1"}
    assert copied.files is not files
    assert first.files is files
    with pytest.raises(ValueError, match="base_url"):
        first.with_options(base_url="nowhere")
    with pytest.raises(ValueError, match="query"):
        first.with_options(base_url="http://localhost/x?y=1")
    with pytest.raises(TypeError, match="bse_url"):
        first.with_options(bse_url="http://localhost")


def test_a_copy_sends_with_its_own_options() -> None:
    import sample_api

    api = Api()
    http_client = httpx2.Client(transport=httpx2.MockTransport(api))
    first = sample_api.Client(api_key="k", http_client=http_client)
    first.files.list_files("f")
    first.with_options(timeout=3, base_url="http://localhost/x").files.list_files("f")
    first.files.list_files("f")
    assert [each.url.host for each in api.requests] == ["api.example.com", "localhost", "api.example.com"]
    assert [each.extensions["timeout"]["read"] for each in api.requests] == [5, 3, 5]


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
@pytest.mark.parametrize("end", ["?a=1", "?", "#a", "#", "/?a=1#b"])
def test_a_base_url_ends_with_its_path(kind: str, end: str) -> None:
    import sample_api

    with pytest.raises(ValueError, match="base_url can't have a query or a fragment"):
        getattr(sample_api, kind)(api_key="k", base_url=f"http://localhost/v1{end}")


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
def test_the_timeout_of_a_client_that_is_told_nothing(kind: str) -> None:
    import sample_api

    client = getattr(sample_api, kind)(api_key="k")
    assert client.timeout == client.http_client.timeout == httpx2.Timeout(60, connect=5)


def test_hooks_see_every_attempt(call: Caller) -> None:
    requests: list[httpx2.Request] = []
    responses: list[tuple[int, bytes]] = []

    def on_request(request: httpx2.Request) -> None:
        requests.append(request)
        request.headers["X-Attempt"] = str(len(requests))

    def on_response(response: httpx2.Response) -> None:
        responses.append((response.status_code, response.content))

    api = Api(later(), httpx2.ReadError("reset"), moved())
    call(api, on_request=on_request, on_response=on_response, max_retries=3)
    assert [each["x-attempt"] for each in api.headers] == ["1", "2", "3", "4"]
    assert [status for status, _ in responses] == [503, 302, 200]
    assert b"asc" in responses[-1][1]


def test_coroutine_functions_are_awaited() -> None:
    import sample_api

    seen: list[str] = []

    async def on_request(request: httpx2.Request) -> None:
        await asyncio.sleep(0)
        seen.append(request.method)

    async def on_response(response: httpx2.Response) -> None:
        await asyncio.sleep(0)
        seen.append(str(response.status_code))

    async def run() -> None:
        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(Api()))
        client = sample_api.AsyncClient(
            api_key="k", http_client=http_client, on_request=on_request, on_response=on_response
        )
        await client.files.list_files("f")

    asyncio.run(run())
    assert seen == ["GET", "200"]


@pytest.mark.parametrize("hook", ["on_request", "on_response"])
@pytest.mark.parametrize("error", [KeyError("x"), httpx2.ConnectError("of the hook's own request")])
def test_what_a_hook_raises_ends_the_call(call: Caller, hook: str, error: Exception) -> None:
    def fail(_: Any) -> None:
        raise error

    api = Api()
    with pytest.raises(type(error)) as caught:
        call(api, **{hook: fail})
    assert caught.value is error
    assert len(api.requests) == (hook == "on_response")


def traced() -> tuple[TracerProvider, InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    return provider, exporter


def test_a_span_for_every_request(call: Caller) -> None:
    provider, exporter = traced()
    api = Api(later(), httpx2.ReadError("reset"), moved("https://other.example.com:8443/m?api_key=hush"))
    call(api, tracer_provider=provider, max_retries=3, keywords={"extra_query": {"token": "hush", "a": 1}})
    spans = exporter.get_finished_spans()
    assert [span.name for span in spans] == ["GET /files/{owner}"] * 3 + ["GET"]
    assert all(span.kind is SpanKind.CLIENT for span in spans)
    first, second, third, fourth = (dict(span.attributes or {}) for span in spans)
    assert first == {
        "http.request.method": "GET",
        "server.address": "api.example.com",
        "server.port": 443,
        "url.full": "https://api.example.com/v1/files/f?token=[redacted]&a=1",
        "url.template": "/files/{owner}",
        "http.response.status_code": 503,
        "error.type": "503",
    }
    assert second["http.request.resend_count"] == 1
    assert second["error.type"] == "httpx2.ReadError"
    assert "http.response.status_code" not in second
    assert (third["http.response.status_code"], third["http.request.resend_count"]) == (302, 2)
    assert "error.type" not in third
    assert fourth["url.full"] == "https://other.example.com:8443/m?api_key=[redacted]"
    assert (fourth["server.address"], fourth["server.port"]) == ("other.example.com", 8443)
    assert (fourth["http.response.status_code"], fourth["http.request.resend_count"]) == (200, 3)
    assert [span.status.status_code for span in spans] == [
        StatusCode.ERROR,
        StatusCode.ERROR,
        StatusCode.UNSET,
        StatusCode.UNSET,
    ]
    contexts = [span.get_span_context() for span in spans]
    for headers, context in zip(api.headers, contexts, strict=True):
        assert context is not None
        assert headers["traceparent"].split("-")[2] == f"{context.span_id:016x}"
    assert "hush" not in str([first, second, third, fourth])


def test_a_span_ends_when_a_call_is_cancelled() -> None:
    import sample_api

    provider, exporter = traced()

    async def never(request: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(60)
        raise AssertionError

    async def run() -> None:
        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(never))
        client = sample_api.AsyncClient(api_key="k", http_client=http_client, tracer_provider=provider)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await client.files.list_files("f")

    asyncio.run(run())
    [span] = exporter.get_finished_spans()
    assert (span.attributes or {})["error.type"] == "asyncio.exceptions.CancelledError"


IN_A_PROCESS_OF_ITS_OWN = """
import sys
sys.path.insert(0, {root!r})
import httpx2
import sample_api

def answer(request):
    headers.append("traceparent" in request.headers)
    return httpx2.Response(200, json={{}})

headers = []
client = sample_api.Client(api_key="k", http_client=httpx2.Client(transport=httpx2.MockTransport(answer)))
client.files.list_files("f")
loaded = [name for name in sys.modules if name.startswith("opentelemetry") or name.endswith((".tracing", ".oauth2"))]
assert not loaded, loaded
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
trace.set_tracer_provider(TracerProvider())
client.files.list_files("f")
assert headers == [False, True], headers
"""


def test_tracing_starts_with_the_application(package: Path) -> None:
    """A process that doesn't use OpenTelemetry imports none of it; one that does needs no option."""
    program = IN_A_PROCESS_OF_ITS_OWN.format(root=str(package.parent))
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
