"""Client spans of OpenTelemetry, one for each request that is sent.

Their names and attributes are those of the semantic conventions for HTTP clients.
Nothing here is imported unless an application traces.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import httpx2

from .redaction import shown_url

_PORTS = {"http": 80, "https": 443}


class Span:
    """The sending of a request, until its response was read.

    Args:
        tracer: What it is recorded with.
        request: The request. It gets the headers that continue the trace.
        template: The path with its parameters' names, ``""`` after a redirect.
        resend_count: How many requests the same call has sent before.
    """

    def __init__(
        self, tracer: Any, request: httpx2.Request, template: str, resend_count: int
    ) -> None:
        trace = import_module("opentelemetry.trace")
        url = request.url
        attributes = {
            "http.request.method": request.method,
            "server.address": url.host,
            "server.port": url.port or _PORTS.get(url.scheme, 0),
            "url.full": shown_url(url),
        }
        if template:
            attributes["url.template"] = template
        if resend_count:
            attributes["http.request.resend_count"] = resend_count
        self._error_status = trace.Status(trace.StatusCode.ERROR)
        self._span = tracer.start_span(
            f"{request.method} {template}".rstrip(),
            kind=trace.SpanKind.CLIENT,
            attributes=attributes,
        )
        carrier: dict[str, str] = {}
        context = trace.set_span_in_context(self._span)
        import_module("opentelemetry.propagate").inject(carrier, context=context)
        request.headers.update(carrier)

    def answer(self, response: httpx2.Response) -> None:
        """End it with a response."""
        status = response.status_code
        self._span.set_attribute("http.response.status_code", status)
        if status >= 400:
            self._span.set_attribute("error.type", str(status))
            self._span.set_status(self._error_status)
        self._span.end()

    def fail(self, error: BaseException) -> None:
        """End it without a response."""
        kind = type(error)
        self._span.set_attribute("error.type", f"{kind.__module__}.{kind.__qualname__}")
        self._span.set_status(self._error_status)
        self._span.end()
