"""What both kinds of clients are told, and nothing that only a call needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final

import httpx2

from .options import CLIENT_OPTIONS, refuse_unknown

if TYPE_CHECKING:
    from .security import Credential

_TIMEOUT: Final = httpx2.Timeout(60, connect=5)
_RETRIES: Final = 2


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
        refuse_unknown(options, CLIENT_OPTIONS)
        self.credentials = credentials
        self.given_base_url: str | None = options.get("base_url")
        self.timeout = options.get("timeout", _TIMEOUT)
        # A given HTTP client's own timeout counts, unless this one is given too.
        self.has_timeout = http_client is None or "timeout" in options
        self.max_retries: int = options.get("max_retries", _RETRIES)
        self.default_headers: Mapping[str, str] = options.get("default_headers") or {}
        self.strict: bool = options.get("strict", False)
        self.has_own_auth = http_client is not None and http_client.auth is not None
        if not _is_absolute(self.base_url):
            raise ValueError(
                f"base_url must be an http or https URL: {self.base_url!r}"
            )

    @property
    def base_url(self) -> str:
        """Where the API is."""
        return self.given_base_url or self.default_base_url

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"


def _is_absolute(url: str) -> bool:
    try:
        parsed = httpx2.URL(url)
    except httpx2.InvalidURL:
        return False
    return parsed.scheme in ("http", "https") and bool(parsed.host)
