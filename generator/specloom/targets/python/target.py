"""The Python client and the Python server as targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specloom.diagnostics import Outcome
from specloom.ir.api import Api
from specloom.targets.kit.plan import Feature, FilePlan, Option, Support
from specloom.targets.kit.register import Register
from specloom.targets.kit.surface import Symbol, Traits
from specloom.targets.python import client, syntax
from specloom.targets.python.server.settings import OPTIONS
from specloom.targets.python.surface import CLIENT_TRAITS, SERVER_TRAITS, client_surface

_TOOLCHAIN = (
    ("black", "--check", "."),
    ("ruff", "check", "."),
    ("mypy", "--strict", "."),
)


@dataclass(frozen=True, slots=True)
class PythonClient:
    """A package for Python 3.11 and later on httpx2 and pydantic."""

    id: str = "python"
    summary: str = "Python client: typed, synchronous and asynchronous, on httpx2 and pydantic"
    options: tuple[Option, ...] = client.OPTIONS
    toolchain: tuple[tuple[str, ...], ...] = _TOOLCHAIN
    features: tuple[Feature, ...] = (
        Feature("Models: records, maps, lists, tuples, recursion", Support.FULL),
        Feature("Tuples of a free length", Support.PARTIAL, "as lists of any of the elements' types"),
        Feature("Unions: discriminated, and told apart by constants or by best match", Support.FULL),
        Feature("Enumerations, open to values that are not known yet", Support.FULL),
        Feature("Absent, null and value kept apart", Support.FULL),
        Feature("Parameters of every style", Support.FULL),
        Feature("JSON, form, multipart, text and binary bodies", Support.FULL),
        Feature("Bodies in XML, YAML, CSV", Support.PARTIAL, "passed and returned as text"),
        Feature("Typed errors, timeouts, retries, hooks and traces", Support.FULL),
        Feature("API keys, HTTP basic and bearer authentication", Support.FULL),
        Feature(
            "OAuth 2 and OpenID Connect",
            Support.PARTIAL,
            "tokens by client credentials, password and refresh token; no login in a browser",
        ),
        Feature("HTTP digest authentication, mutual TLS", Support.PARTIAL, "through the HTTP client"),
        Feature("Streams: server-sent events, JSON lines, JSON text sequences", Support.FULL),
        Feature("Uploads and downloads of any size, downloads resumed where they broke off", Support.FULL),
        Feature("Multipart streams (`itemSchema` of `multipart/*`)", Support.NONE, "returned as bytes"),
        Feature("Pagination: cursor, last id, page, offset, Link header, next URL", Support.FULL),
        Feature("Server variables", Support.FULL),
        Feature(
            "Servers of an operation's own", Support.PARTIAL, "the first one, with its variables' defaults"
        ),
        Feature("Webhooks: signatures and typed events", Support.FULL),
        Feature("Callbacks", Support.PARTIAL, "their types only"),
        Feature(
            "Links",
            Support.PARTIAL,
            "methods of a successful response; no `$url`, `$method` and `$statusCode`, no forms",
        ),
    )

    @property
    def traits(self) -> Traits:
        """What decides whether a change breaks users."""
        return CLIENT_TRAITS

    def surface(self, api: Api, options: Mapping[str, str], register: Register) -> tuple[Symbol, ...]:
        """Return what users see."""
        return client_surface(api, register)

    def is_name(self, text: str) -> bool:
        """Return whether a text can be a name: none begins with an underscore."""
        return syntax.is_identifier(text) and not text.startswith("_")

    def plan(self, api: Api, options: Mapping[str, str], register: Register) -> Outcome[tuple[FilePlan, ...]]:
        """Plan the package's files."""
        return client.plan(api, options, register)


@dataclass(frozen=True, slots=True)
class PythonServer:
    """A package for Python 3.11 and later on FastAPI and pydantic."""

    id: str = "python-fastapi"
    summary: str = "Python server: typed classes to implement, on FastAPI and pydantic"
    options: tuple[Option, ...] = OPTIONS
    toolchain: tuple[tuple[str, ...], ...] = _TOOLCHAIN
    features: tuple[Feature, ...] = (
        Feature("Models: records, maps, lists, tuples, recursion", Support.FULL),
        Feature("Tuples of a free length", Support.PARTIAL, "as lists of any of the elements' types"),
        Feature("Unions: discriminated, and told apart by constants or by best match", Support.FULL),
        Feature("Absent, null and value kept apart", Support.FULL),
        Feature("Parameters of every style", Support.FULL),
        Feature(
            "Defaults of parameters, form fields and properties",
            Support.PARTIAL,
            "left out where they are durations, files or fixed tuples, or would hold themselves",
        ),
        Feature("JSON, form, multipart, text and binary bodies", Support.FULL),
        Feature("Bodies in XML, YAML, CSV", Support.PARTIAL, "passed and returned as text"),
        Feature("Uploads and downloads of any size, parts of files", Support.FULL),
        Feature("Streams: server-sent events, JSON lines, JSON text sequences", Support.FULL),
        Feature("Multipart streams (`itemSchema` of `multipart/*`)", Support.NONE, "returned as bytes"),
        Feature("Problem details with the place of each fault, size limits", Support.FULL),
        Feature(
            "API keys, HTTP basic and bearer authentication, OAuth 2, OpenID Connect, scopes", Support.FULL
        ),
        Feature(
            "HTTP digest authentication, mutual TLS",
            Support.PARTIAL,
            "a function of the application's checks the request",
        ),
        Feature("Response headers: typed, written in their styles, required ones required", Support.FULL),
        Feature("Webhooks and callbacks", Support.FULL),
        Feature("Links", Support.NONE, "in the served document alone"),
    )

    @property
    def traits(self) -> Traits:
        """What decides whether a change breaks users."""
        return SERVER_TRAITS

    def surface(self, api: Api, options: Mapping[str, str], register: Register) -> tuple[Symbol, ...]:
        """Return what users see."""
        from specloom.targets.python.server.surface import server_surface

        return server_surface(api, register)

    def is_name(self, text: str) -> bool:
        """Return whether a text can be a name: none begins with an underscore."""
        return syntax.is_identifier(text) and not text.startswith("_")

    def plan(self, api: Api, options: Mapping[str, str], register: Register) -> Outcome[tuple[FilePlan, ...]]:
        """Plan the package's files."""
        from specloom.targets.python.server.plan import plan  # a run for the client needn't load it

        return plan(api, options, register)


TARGETS = (PythonClient(), PythonServer())
