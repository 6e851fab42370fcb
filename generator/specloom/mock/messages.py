"""Requests and replies as values, before and after any server."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote_plus

Pairs = tuple[tuple[str, str], ...]
"""Names and values, in order."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it arrived. ``path`` and ``query`` are raw; header names keep their case and order."""

    method: str
    path: str
    query: str
    headers: Pairs
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the value of a header in any case; a repeated one is a list (RFC 9110 §5.2)."""
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        return ("; " if name.lower() == "cookie" else ", ").join(found) if found else None


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply. A body in pieces is sent piece by piece; ``note`` is for the log."""

    status: int
    headers: Pairs = ()
    body: bytes | tuple[bytes, ...] = b""
    note: str = ""


def split_query(query: str) -> Pairs:
    """Return the raw pairs of a query or form, names decoded, values not."""
    pairs = [piece.partition("=") for piece in query.split("&") if piece]
    return tuple((unquote_plus(name), value) for name, _, value in pairs)


def cookies(request: Request) -> Pairs:
    """Return the cookies of a request, values raw."""
    pieces = [piece.strip().partition("=") for piece in (request.header("cookie") or "").split(";")]
    return tuple((name, value) for name, _, value in pieces if name)
