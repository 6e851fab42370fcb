"""A sample of what is generated."""

from __future__ import annotations

from ._runtime.api_response import ApiResponse as ApiResponse
from ._runtime.errors import ApiConnectionError as ApiConnectionError
from ._runtime.errors import ApiError as ApiError
from ._runtime.errors import ApiStatusError as ApiStatusError
from ._runtime.errors import ApiTimeoutError as ApiTimeoutError
from .client import AsyncClient as AsyncClient
from .client import Client as Client

__version__ = "1.2.3"
