"""A client of Operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    PermissionDeniedError,
    RateLimitError,
    RequestValidationError,
    UnprocessableEntityError,
)
from .client import AsyncClient, Client

if TYPE_CHECKING:
    from ._runtime.async_streams import AsyncBinaryStream, AsyncStream
    from ._runtime.events import ServerSentEvent
    from ._runtime.streams import BinaryStream, Stream
    from ._runtime.uris import Uri

__all__ = [
    "ApiConnectionError",
    "ApiError",
    "ApiResponse",
    "ApiResponseValidationError",
    "ApiStatusError",
    "ApiTimeoutError",
    "AsyncBinaryStream",
    "AsyncClient",
    "AsyncStream",
    "AuthenticationError",
    "BadRequestError",
    "BinaryStream",
    "Client",
    "ConflictError",
    "InternalServerError",
    "MissingCredentialsError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestValidationError",
    "ServerSentEvent",
    "Stream",
    "UnprocessableEntityError",
    "Uri",
    "models",
]

__version__ = "1.0"

if not TYPE_CHECKING:
    # Loaded when they are needed.
    _MODULES = {
        "AsyncBinaryStream": "async_streams",
        "AsyncStream": "async_streams",
        "BinaryStream": "streams",
        "ServerSentEvent": "events",
        "Stream": "streams",
        "Uri": "uris",
    }

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"._runtime.{module}", __name__), name)
        globals()[name] = value
        return value
