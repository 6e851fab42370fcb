"""A client of Security."""

from __future__ import annotations

from . import models
from ._runtime.api_response import ApiResponse
from ._runtime.errors import (
    ApiConnectionError,
    ApiError,
    ApiResponseValidationError,
    ApiStatusError,
    ApiTimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    InternalServerError,
    MissingCredentialsError,
    NotFoundError,
    OAuth2Error,
    PermissionDeniedError,
    RateLimitError,
    RequestValidationError,
    UnprocessableEntityError,
    WebhookVerificationError,
)
from ._runtime.grants import (
    OAuth2ClientCredentials,
    OAuth2Password,
    OAuth2RefreshToken,
)
from .client import AsyncClient, Client

__all__ = [
    "ApiConnectionError",
    "ApiError",
    "ApiResponse",
    "ApiResponseValidationError",
    "ApiStatusError",
    "ApiTimeoutError",
    "AsyncClient",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "ConflictError",
    "InternalServerError",
    "MissingCredentialsError",
    "NotFoundError",
    "OAuth2ClientCredentials",
    "OAuth2Error",
    "OAuth2Password",
    "OAuth2RefreshToken",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestValidationError",
    "UnprocessableEntityError",
    "WebhookVerificationError",
    "models",
]

__version__ = "1.0"
