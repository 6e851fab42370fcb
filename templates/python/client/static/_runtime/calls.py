"""What happens between a call and its response, but for sending."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

import httpx2

from . import retries, styles
from .api_response import ApiResponse
from .base_client import BaseClient
from .declarations import find_response
from .errors import (
    ApiError,
    ApiResponseValidationError,
    MissingCredentialsError,
    RequestValidationError,
    connection_error,
    status_error,
)
from .headers import header_name, header_text
from .operation import Operation
from .options import REQUEST_OPTIONS, refuse_unknown
from .responses import raw_body, read_body
from .security import choose
from .uploads import Stream, with_stream

if TYPE_CHECKING:
    from .options import RequestOptions
    from .security import Credential
    from .tracing import Span

Data = TypeVar("Data")

_logger: Final = logging.getLogger(__name__.partition("._runtime")[0])


class Streaming(NamedTuple):
    """How the response of a call is wanted that is read while it arrives.

    Attributes:
        accept: The value of the header ``Accept``.
        headers: Headers to add.
    """

    accept: str
    headers: Mapping[str, str]


class Call(Generic[Data]):
    """One call of an operation, which was checked before its request is made.

    Args:
        client: Whose call it is.
        operation: What is called.
        arguments: A value for each of its parameters, None where it has none.
        body: The request's body, None if it has none.
        content_type: The body's media type, None for the operation's first.
        options: The caller's options.
        streaming: Given if the response is to be read while it arrives.

    Raises:
        RequestValidationError: An argument doesn't fit.
        MissingCredentialsError: The client has no credentials for it.
    """

    def __init__(
        self,
        client: BaseClient,
        operation: Operation[Data],
        arguments: tuple[Any, ...],
        body: Any,
        content_type: str | None,
        options: RequestOptions,
        streaming: Streaming | None = None,
    ) -> None:
        refuse_unknown(options, REQUEST_OPTIONS)
        self._client = client
        self._operation = operation
        self._options = options
        self._streaming = streaming
        self._attempts = options.get("max_retries", client.max_retries) + 1
        self.target = operation.target(arguments)
        self._content = operation.content(body, content_type, self.target.part_headers)
        try:
            chosen = choose(operation.security, client.credentials)
        except MissingCredentialsError:
            if not self._is_authorized():
                raise
            chosen = ()
        self.unasked: Sequence[Credential] = chosen
        """Credentials whose secrets the next request still needs."""
        self._secrets: dict[Credential, str] = {}
        self._sent = 0
        self._is_renewed = False

    def _is_authorized(self) -> bool:
        """Whether the caller takes care of credentials without this client."""
        names = [*self._client.default_headers, *self._options.get("extra_headers", {})]
        return self._client.has_own_auth or "authorization" in (
            name.lower() for name in names
        )

    def authorize(self, secrets: Sequence[str]) -> None:
        """Add the secrets of the credentials that weren't asked yet."""
        for credential, secret in zip(self.unasked, secrets, strict=True):
            credential.apply(secret, self.target)
            self._secrets[credential] = secret
        self.unasked = ()

    def renews(self, response: httpx2.Response) -> bool:
        """Whether the API refused credentials and better ones can be had, once."""
        if (
            response.status_code != 401
            or self._is_renewed
            or "authorization" not in response.request.headers
            or not _can_be_sent(response.request)
        ):
            return False
        self._is_renewed = True
        self.unasked = [
            each for each, secret in self._secrets.items() if each.refuse(secret)
        ]
        return bool(self.unasked)

    @property
    def bound(self) -> float | None:
        """Seconds that an attempt may take as a whole, None if nothing bounds that.

        A stream may go on for ever: its attempt ends where its body begins.
        """
        timeout = self._options.get("timeout")
        return timeout if isinstance(timeout, (int, float)) else None

    def request(
        self, http_client: httpx2.Client | httpx2.AsyncClient
    ) -> httpx2.Request:
        """Make the request.

        Raises:
            RequestValidationError: Its URL is none.
        """
        if http_client.is_closed:
            raise ApiError("the client is closed")
        content = self._content.data if self._content else None
        try:
            request = httpx2.Request(
                self._operation.method,
                self._url(http_client),
                headers=self._headers(http_client),
                cookies=http_client.cookies,
                content=content if isinstance(content, bytes) else None,
                extensions={"timeout": self._timeout(http_client).as_dict()},
            )
        except httpx2.InvalidURL as error:
            raise RequestValidationError("url", str(error)) from error
        return with_stream(request, content) if isinstance(content, Stream) else request

    def _timeout(
        self, http_client: httpx2.Client | httpx2.AsyncClient
    ) -> httpx2.Timeout:
        if "timeout" in self._options:
            return httpx2.Timeout(self._options["timeout"])
        if self._client.has_timeout:
            return httpx2.Timeout(self._client.timeout)
        return http_client.timeout

    def _url(self, http_client: httpx2.Client | httpx2.AsyncClient) -> str:
        base_url = (
            self._client.given_base_url
            or self._operation.server
            or self._client.base_url
        )
        query = list(self.target.query)
        for name, value in self._options.get("extra_query", {}).items():
            if value is not None:
                query += styles.pairs(
                    name, value, style="form", explode=True, encode=styles.encode
                )
        for name, text in http_client.params.multi_items():
            query.append((styles.encode(name), styles.encode(text)))
        url = base_url.rstrip("/") + self.target.path
        if query:
            url += "?" + "&".join(f"{name}={value}" for name, value in query)
        return url

    def _headers(
        self, http_client: httpx2.Client | httpx2.AsyncClient
    ) -> list[tuple[bytes, bytes]]:
        headers: dict[bytes, tuple[str, str | None]] = {}

        def add(name: str, value: str | None) -> None:
            headers[name.lower().encode()] = (name, value)

        streaming = self._streaming
        add("Accept", streaming.accept if streaming else self._operation.accept)
        add("User-Agent", self._client.user_agent)
        if self._content is not None:
            add("Content-Type", header_text("Content-Type", self._content.media_type))
            if isinstance(self._content.data, Stream):
                for name, value in self._content.data.headers().items():
                    add(name, value)
        for name, value in self._client.default_headers.items():
            add(header_name(name), header_text(name, value))
        for name, value in self.target.headers.items():
            add(name, value)
        if self.target.cookies:
            add("Cookie", "; ".join(f"{k}={v}" for k, v in self.target.cookies))
        for name, value in streaming.headers.items() if streaming else ():
            add(name, value)
        if key := self._options.get("idempotency_key"):
            add("Idempotency-Key", header_text("idempotency_key", key))
        for name, extra in self._options.get("extra_headers", {}).items():
            add(header_name(name), None if extra is None else header_text(name, extra))
        # Those of the HTTP client, unless there is one of ours by the same name.
        given = [
            pair for pair in http_client.headers.raw if pair[0].lower() not in headers
        ]
        return given + [
            (name.encode(), value.encode())
            for name, value in headers.values()
            if value is not None
        ]

    def span(self, request: httpx2.Request, *, redirected: bool) -> Span | None:
        """Begin to trace the sending of a request, None where nobody wants to know."""
        tracer = self._client.tracer()
        if tracer is None:
            return None
        from .tracing import Span

        self._sent += 1
        template = "" if redirected else self._operation.path
        return Span(tracer, request, template, self._sent - 1)

    def sent(self, response: httpx2.Response, started: float) -> httpx2.Response:
        """Take note of a response whose body hasn't been read yet."""
        if _logger.isEnabledFor(logging.DEBUG):
            from .redaction import shown_headers, shown_url

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

    def delay_after_error(
        self,
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
            and attempt + 1 < self._attempts
            and _can_be_sent(request)
            and (retries.was_never_sent(error) or self._is_repeatable())
        ):
            delay = retries.delay_after_error(attempt)
            _logger.debug("%s; trying again in %.1f s", type(error).__name__, delay)
            return delay
        raise connection_error(error, request) from error

    def delay_after_response(
        self, response: httpx2.Response, attempt: int
    ) -> float | None:
        """Return the seconds to wait before the next attempt, None if there is none."""
        if (
            response.is_success
            or attempt + 1 >= self._attempts
            or not _can_be_sent(response.request)
            or not self._is_repeatable()
        ):
            return None
        return retries.delay_after_response(response, attempt)

    def _is_repeatable(self) -> bool:
        has_key = bool(self._options.get("idempotency_key"))
        return retries.is_repeatable(self._operation.method, has_key=has_key)

    def leaves_open(self, response: httpx2.Response) -> bool:
        """Whether a response is read while it arrives."""
        return self._streaming is not None and response.is_success

    def checked(self, response: httpx2.Response) -> httpx2.Response:
        """Return a response whose caller can't look at its status any more.

        Raises:
            ApiStatusError: The call streams and didn't succeed.
        """
        if self._streaming is not None and not response.is_success:
            self.finish(response)
        return response

    def finish(self, response: httpx2.Response) -> ApiResponse[Data]:
        """Return what a response holds.

        Raises:
            ApiStatusError: The call didn't succeed.
            ApiResponseValidationError: The response is not what the API declares.
        """
        declared = self._operation.responses
        if response.is_success:
            data: Any = read_body(response, declared, strict=self._client.strict)
            fitting = find_response(declared, response.status_code)
            return ApiResponse(data, response, fitting)
        try:
            body = read_body(response, declared, strict=False)
        except ApiResponseValidationError:
            body = raw_body(response)
        raise status_error(response, body)


def _can_be_sent(request: httpx2.Request) -> bool:
    return not isinstance(request.stream, Stream) or request.stream.can_be_sent
