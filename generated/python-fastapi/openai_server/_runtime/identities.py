"""Who sends a request, as the functions of the author find out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from starlette.requests import Request


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody whose credentials are good.

    Attributes:
        subject: Who it is: whatever the application wants to know.
        scopes: What the credentials are good for. An operation that needs other scopes
            answers with status 403.
    """

    subject: Any = None
    scopes: frozenset[str] = field(default_factory=frozenset)


class UserPassword(NamedTuple):
    """The credentials of HTTP basic authentication."""

    username: str
    password: str

    def __repr__(self) -> str:
        return f"UserPassword(username={self.username!r}, password=...)"


SecretCheck: TypeAlias = Callable[[str, Request], Awaitable[Identity | None]]
"""Takes an API key or a token, and returns whose it is, None if it is no good."""

PasswordCheck: TypeAlias = Callable[[UserPassword, Request], Awaitable[Identity | None]]
"""Takes a user name and a password, and returns whose they are, None if no good."""

RequestCheck: TypeAlias = Callable[[Request], Awaitable[Identity | None]]
"""Takes a request, and returns who sends it, None if that can't be told."""
