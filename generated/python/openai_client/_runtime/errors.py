"""What can go wrong in a call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import httpx2

from .base_errors import ApiError, RequestValidationError

__all__ = [
    "ApiConnectionError",
    "ApiError",
    "ApiResponseError",
    "ApiResponseValidationError",
    "ApiStatusError",
    "ApiTimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "LinkError",
    "MissingCredentialsError",
    "NotFoundError",
    "OAuth2Error",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestValidationError",
    "UnprocessableEntityError",
    "WebhookVerificationError",
    "connection_error",
    "status_error",
]

_LONGEST_REASON: Final = 200


class MissingCredentialsError(ApiError):
    """The client wasn't given credentials that the call needs. Nothing was sent."""


class WebhookVerificationError(ApiError):
    """A webhook isn't from the API, came too late, or can't be read."""


class ApiConnectionError(ApiError):
    """No response came, or it broke off.

    Attributes:
        request: What was being sent.
    """

    def __init__(self, message: str, request: httpx2.Request) -> None:
        super().__init__(message)
        self.request = request


class ApiTimeoutError(ApiConnectionError):
    """No response came in time, or a piece of it."""


class ApiResponseError(ApiError):
    """The base of the errors that come with a response.

    Attributes:
        response: The response.
        body: Its body, of the type that the API declares for it where that is known;
            else JSON, text or bytes, after its media type. For a stream, the text of
            the item.
    """

    def __init__(self, message: str, response: httpx2.Response, body: Any) -> None:
        super().__init__(message)
        self.response = response
        self.body = body

    @property
    def request(self) -> httpx2.Request:
        """The request that was answered."""
        return self.response.request

    @property
    def status_code(self) -> int:
        """The status code of the response."""
        return self.response.status_code

    @property
    def headers(self) -> httpx2.Headers:
        """The headers of the response."""
        return self.response.headers


class ApiResponseValidationError(ApiResponseError):
    """The response is not what the API declares.

    A lenient client raises this only where the body is not JSON at all.
    """


class LinkError(ApiResponseError):
    """A link can't be followed: the response lacks what it needs. Nothing was sent."""


class ApiStatusError(ApiResponseError):
    """The status code of the response says that the call didn't succeed.

    As text, it has the reason that the body gives, cut to 200 characters, and the
    header ``x-request-id``.
    """


class OAuth2Error(ApiError):
    """An authorization server gave no token.

    Attributes:
        response: What it answered.
        error: Its word for the reason (RFC 6749 §5.2), ``""`` if it says none.
        description: Its explanation, ``""`` if it has none.
    """

    def __init__(
        self,
        message: str,
        response: httpx2.Response,
        *,
        error: str = "",
        description: str = "",
    ) -> None:
        reason = ": ".join(part for part in (message, error, description) if part)
        super().__init__(f"{reason} (status {response.status_code})")
        self.response = response
        self.error = error
        self.description = description


class BadRequestError(ApiStatusError):
    """Status 400."""


class AuthenticationError(ApiStatusError):
    """Status 401."""


class PermissionDeniedError(ApiStatusError):
    """Status 403."""


class NotFoundError(ApiStatusError):
    """Status 404."""


class ConflictError(ApiStatusError):
    """Status 409."""


class UnprocessableEntityError(ApiStatusError):
    """Status 422."""


class RateLimitError(ApiStatusError):
    """Status 429."""


class InternalServerError(ApiStatusError):
    """Status 500 and above."""


_BY_STATUS: dict[int, type[ApiStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error(response: httpx2.Response, body: Any) -> ApiStatusError:
    """Return the error for a response that didn't succeed."""
    code = response.status_code
    default = InternalServerError if code >= 500 else ApiStatusError
    request = response.request
    # Without the query, which may hold secrets.
    place = f"{request.method} {request.url.copy_with(query=None, fragment=None)}"
    message = f"{code} {response.reason_phrase}".rstrip() + f" from {place}"
    if reason := _reason(body):
        message += f": {reason}"
    if request_id := _short(response.headers.get("x-request-id", "")):
        message += f" (request {request_id})"
    return _BY_STATUS.get(code, default)(message, response, body)


def _reason(body: Any) -> str:
    """Return what a body says went wrong, in the words that APIs use for that."""
    error = _member(body, "error")
    said = (
        _member(error, "message"),
        *(_member(body, name) for name in ("message", "detail", "title")),
        error,
    )
    return next((text for each in said if (text := _short(each))), "")


def _member(value: Any, name: str) -> Any:
    if isinstance(value, Mapping):
        return value.get(name)
    return getattr(value, name, None)


def _short(value: Any) -> str:
    """Return text as one line of bounded length, ``""`` for what is no text."""
    if not isinstance(value, str):
        return ""
    # More is not looked at: the text is as long as the server likes.
    words = value[: 4 * _LONGEST_REASON].split()
    line = "".join(filter(str.isprintable, " ".join(words)))
    if len(line) <= _LONGEST_REASON:
        return line
    return f"{line[: _LONGEST_REASON - 1]}…"


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
