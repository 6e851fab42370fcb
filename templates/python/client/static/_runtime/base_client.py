"""What both kinds of clients are told, and nothing that only a call needs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cached_property
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

import httpx2

from .options import CLIENT_OPTIONS, COPY_OPTIONS, refuse_unknown

if TYPE_CHECKING:
    from .options import CopyOptions, TracerProvider
    from .security import Credential

_TIMEOUT: Final = httpx2.Timeout(60, connect=5)
_RETRIES: Final = 2
_UNRESERVED: Final = frozenset(f"{ascii_letters}{digits}-._~")


class BaseClient:
    """The base of both kinds of clients."""

    default_base_url: ClassVar[str] = ""
    """Where the API is, unless the client is told otherwise."""

    declared_variables: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """What a variable of the server can be, its default first; that alone: anything."""

    server_template: ClassVar[str] = ""
    """The base URL with its variables in braces, if it has any."""

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
        self._server_url = self._filled(options.get("server_variables"))
        self.timeout = options.get("timeout", _TIMEOUT)
        # A given HTTP client's own timeout counts, unless this one is given too.
        self.has_timeout = http_client is None or "timeout" in options
        self.max_retries: int = options.get("max_retries", _RETRIES)
        self.default_headers: Mapping[str, str] = options.get("default_headers") or {}
        self.strict: bool = options.get("strict", False)
        self.on_request: Any = options.get("on_request")
        self.on_response: Any = options.get("on_response")
        self._tracer_provider: TracerProvider | None = options.get("tracer_provider")
        self.has_own_auth = http_client is not None and http_client.auth is not None
        self._check_base_url()

    def _check_base_url(self) -> None:
        if not _is_absolute(self.base_url):
            raise ValueError(
                f"base_url must be an http or https URL: {self.base_url!r}"
            )
        # Paths are put at its end.
        if {"?", "#"} & set(self.given_base_url or ""):
            raise ValueError("base_url can't have a query or a fragment")

    def _filled(self, variables: Mapping[str, str] | None) -> str:
        """Return the server's URL with these variables, ``""`` if none are given."""
        if not variables:
            return ""
        if self.given_base_url:
            raise ValueError("server_variables have no place in a given base_url")
        declared = self.declared_variables
        for name, value in variables.items():
            if name not in declared:
                raise ValueError(f"the server has no variable {name!r}")
            if len(declared[name]) > 1 and value not in declared[name]:
                raise ValueError(f"{name} must be one of {', '.join(declared[name])}")
            # A tenant's name must not be able to name another host.
            if set(value) - _UNRESERVED - set(declared[name][0]):
                raise ValueError(f"{name} can't be {value!r}")
        url = self.server_template
        for name, values in declared.items():
            url = url.replace(f"{{{name}}}", variables.get(name, values[0]))
        return url

    @property
    def base_url(self) -> str:
        """Where the API is."""
        return self.given_base_url or self._server_url or self.default_base_url

    def _copy(self, options: CopyOptions) -> Self:
        refuse_unknown(options, COPY_OPTIONS)
        copied = object.__new__(type(self))
        copied.__dict__.update(
            (name, value)
            for name, value in self.__dict__.items()
            # The groups of operations belong to this client.
            if not isinstance(getattr(type(self), name, None), cached_property)
        )
        copied.given_base_url = options.get("base_url", self.given_base_url)
        copied.max_retries = options.get("max_retries", self.max_retries)
        copied.strict = options.get("strict", self.strict)
        added = options.get("default_headers") or {}
        lowered = {name.lower() for name in added}
        copied.default_headers = {
            name: value
            for name, value in self.default_headers.items()
            if name.lower() not in lowered
        } | dict(added)
        if "timeout" in options:
            copied.timeout = options["timeout"]
            copied.has_timeout = True
        copied._check_base_url()
        return copied

    def tracer(self) -> Any:
        """Return the OpenTelemetry tracer, None where the application doesn't trace.

        It traces if it gave a provider, or has imported OpenTelemetry itself.
        """
        provider: Any = self._tracer_provider or sys.modules.get("opentelemetry.trace")
        if provider is None:
            return None
        name, _, version = self.user_agent.rpartition("/")
        return provider.get_tracer(name, version)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"


def _is_absolute(url: str) -> bool:
    try:
        parsed = httpx2.URL(url)
    except httpx2.InvalidURL:
        return False
    return parsed.scheme in ("http", "https") and bool(parsed.host)
