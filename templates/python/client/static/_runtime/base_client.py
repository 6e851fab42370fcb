"""What clients do between a call and its response, but for sending."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Generic, TypeVar

import httpx2

from . import styles
from .bodies import Content
from .deadlines import Deadline
from .errors import (
    ApiConnectionError,
    ApiError,
    ApiResponseValidationError,
    ApiTimeoutError,
    MissingCredentialsError,
    RequestValidationError,
    status_error,
)
from .operation import Operation
from .options import RequestOptions
from .parameters import Target, header_name, header_text
from .redaction import shown_headers, shown_url
from .responses import ApiResponse, raw_body, read_body
from .retries import (
    delay_after_error,
    delay_after_response,
    is_repeatable,
    was_never_sent,
)
from .security import Credential, choose
from .uploads import Stream, with_stream

Data = TypeVar("Data")

_TIMEOUT: Final = httpx2.Timeout(60, connect=5)
_RETRIES: Final = 2

_logger = logging.getLogger(__name__.partition("._runtime")[0])


@dataclass(slots=True)
class Call(Generic[Data]):
    """A call that was checked, before its request is made.

    Attributes:
        operation: What is called.
        target: Where the request goes.
        content: Its body.
        credentials: What it needs to be allowed.
        options: The caller's options.
    """

    operation: Operation[Data]
    target: Target
    content: Content | None
    credentials: Sequence[Credential]
    options: RequestOptions


class BaseClient:
    """The base of both kinds of clients."""

    default_base_url: ClassVar[str] = ""
    """Where the API is, unless the client is told otherwise."""

    user_agent: ClassVar[str] = "python"
    """The value of the header ``User-Agent``."""

    def __init__(
        self,
        credentials: Mapping[str, Credential],
        options: Mapping[str, Any],
        http_client: httpx2.Client | httpx2.AsyncClient | None,
    ) -> None:
        self._credentials = credentials
        self._base_url: str | None = options.get("base_url")
        self._timeout = options.get("timeout", _TIMEOUT)
        # A given HTTP client's own timeout counts, unless this one is given too.
        self._has_timeout = http_client is None or "timeout" in options
        self._max_retries: int = options.get("max_retries", _RETRIES)
        self._default_headers: Mapping[str, str] = options.get("default_headers") or {}
        self._strict: bool = options.get("strict", False)
        self._outside_auth = http_client is not None and http_client.auth is not None
        if not _is_absolute(self.base_url):
            raise ValueError(
                f"base_url must be an http or https URL: {self.base_url!r}"
            )

    @property
    def base_url(self) -> str:
        """Where the API is."""
        return self._base_url or self.default_base_url

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def _begin(
        self,
        operation: Operation[Data],
        arguments: tuple[Any, ...],
        body: Any,
        content_type: str | None,
        options: RequestOptions,
    ) -> Call[Data]:
        """Check a call.

        Raises:
            RequestValidationError: An argument doesn't fit.
            MissingCredentialsError: The client has no credentials for it.
        """
        target = operation.target(arguments)
        content = operation.content(body, content_type)
        try:
            credentials = choose(operation.security, self._credentials)
        except MissingCredentialsError:
            if not self._is_authorized(options):
                raise
            credentials = ()
        return Call(operation, target, content, credentials, options)

    def _is_authorized(self, options: RequestOptions) -> bool:
        """Whether the caller takes care of credentials without this client."""
        names = [*self._default_headers, *options.get("extra_headers", {})]
        return self._outside_auth or "authorization" in (name.lower() for name in names)

    def _request(
        self, call: Call[Any], http_client: httpx2.Client | httpx2.AsyncClient
    ) -> httpx2.Request:
        if http_client.is_closed:
            raise ApiError("the client is closed")
        content = call.content.data if call.content else None
        timeout = call.options.get("timeout", self._timeout)
        try:
            request = http_client.build_request(
                call.operation.method,
                self._url(call, http_client),
                headers=self._headers(call),
                content=content if isinstance(content, bytes) else None,
                timeout=(
                    timeout
                    if self._has_timeout or "timeout" in call.options
                    else http_client.timeout
                ),
            )
        except httpx2.InvalidURL as error:
            raise RequestValidationError("url", str(error)) from error
        return with_stream(request, content) if isinstance(content, Stream) else request

    def _url(
        self, call: Call[Any], http_client: httpx2.Client | httpx2.AsyncClient
    ) -> str:
        base_url = self._base_url or call.operation.server or self.default_base_url
        query = list(call.target.query)
        for name, value in call.options.get("extra_query", {}).items():
            if value is not None:
                query += styles.pairs(
                    name, value, style="form", explode=True, encode=styles.encode
                )
        for name, text in http_client.params.multi_items():
            query.append((styles.encode(name), styles.encode(text)))
        url = base_url.rstrip("/") + call.target.path
        if query:
            url += "?" + "&".join(f"{name}={value}" for name, value in query)
        return url

    def _headers(self, call: Call[Any]) -> list[tuple[bytes, bytes]]:
        headers: dict[str, tuple[str, str | None]] = {}

        def add(name: str, value: str | None) -> None:
            headers[name.lower()] = (name, value)

        add("Accept", call.operation.accept)
        add("User-Agent", self.user_agent)
        if call.content is not None:
            add("Content-Type", header_text("Content-Type", call.content.media_type))
            if isinstance(call.content.data, Stream):
                for name, value in call.content.data.headers().items():
                    add(name, value)
        for name, value in self._default_headers.items():
            add(header_name(name), header_text(name, value))
        for name, value in call.target.headers.items():
            add(name, value)
        if call.target.cookies:
            add("Cookie", "; ".join(f"{k}={v}" for k, v in call.target.cookies))
        if key := call.options.get("idempotency_key"):
            add("Idempotency-Key", header_text("idempotency_key", key))
        for name, extra in call.options.get("extra_headers", {}).items():
            add(header_name(name), None if extra is None else header_text(name, extra))
        return [
            (name.encode(), value.encode())
            for name, value in headers.values()
            if value is not None
        ]

    def _attempts(self, call: Call[Any]) -> range:
        return range(call.options.get("max_retries", self._max_retries) + 1)

    def _sent(
        self, call: Call[Any], response: httpx2.Response, started: float
    ) -> httpx2.Response:
        """Take note of a response whose body hasn't been read yet."""
        timeout = call.options.get("timeout")
        if isinstance(timeout, (int, float)):
            moment = started + timeout
            response.stream = Deadline(response.stream, moment, response.request)
        if _logger.isEnabledFor(logging.DEBUG):
            _logger.debug(
                "%s %s -> %d in %.0f ms; sent %s, got %s",
                response.request.method,
                shown_url(response.request.url),
                response.status_code,
                (time.monotonic() - started) * 1000,
                dict(shown_headers(response.request.headers.items())),
                dict(shown_headers(response.headers.items())),
            )
        return response

    def _delay_after_error(
        self,
        call: Call[Any],
        error: httpx2.RequestError,
        request: httpx2.Request,
        attempt: int,
    ) -> float:
        """Return the seconds to wait before the next attempt.

        Raises:
            ApiConnectionError: There is none.
        """
        if (
            isinstance(error, httpx2.TransportError)
            and not isinstance(
                error, (httpx2.LocalProtocolError, httpx2.UnsupportedProtocol)
            )
            and attempt + 1 < len(self._attempts(call))
            and _can_be_sent(request)
            and (was_never_sent(error) or self._is_repeatable(call))
        ):
            delay = delay_after_error(attempt)
            _logger.debug("%s; trying again in %.1f s", type(error).__name__, delay)
            return delay
        raise connection_error(error, request) from error

    def _delay_after_response(
        self, call: Call[Any], response: httpx2.Response, attempt: int
    ) -> float | None:
        """Return the seconds to wait before the next attempt, None if there is none."""
        if (
            response.is_success
            or attempt + 1 >= len(self._attempts(call))
            or not _can_be_sent(response.request)
            or not self._is_repeatable(call)
        ):
            return None
        return delay_after_response(response, attempt)

    def _is_repeatable(self, call: Call[Any]) -> bool:
        has_key = bool(call.options.get("idempotency_key"))
        return is_repeatable(call.operation.method, has_key=has_key)

    def _finish(self, call: Call[Data], response: httpx2.Response) -> ApiResponse[Data]:
        """Return what a response holds.

        Raises:
            ApiStatusError: The call didn't succeed.
            ApiResponseValidationError: The response is not what the API declares.
        """
        declared = call.operation.responses
        if response.is_success:
            data: Any = read_body(response, declared, strict=self._strict)
            return ApiResponse(response.status_code, response.headers, data, response)
        try:
            body = read_body(response, declared, strict=False)
        except ApiResponseValidationError:
            body = raw_body(response)
        raise status_error(response, body)


def connection_error(
    error: httpx2.RequestError, request: httpx2.Request
) -> ApiConnectionError:
    """Return the error for a request that got no response."""
    kind = (
        ApiTimeoutError
        if isinstance(error, httpx2.TimeoutException)
        else ApiConnectionError
    )
    return kind(f"{type(error).__name__}: {error}".removesuffix(": "), request)


def _can_be_sent(request: httpx2.Request) -> bool:
    return not isinstance(request.stream, Stream) or request.stream.can_be_sent


def _is_absolute(url: str) -> bool:
    try:
        parsed = httpx2.URL(url)
    except httpx2.InvalidURL:
        return False
    return parsed.scheme in ("http", "https") and bool(parsed.host)
