"""What is said of a request: one line, which no credential and no control character gets into."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

from specloom.mock.messages import Reply, Request

_SECRET = re.compile(r"auth|credential|key|passw|secret|session|signature|token", re.IGNORECASE)
_HIDDEN = "[redacted]"
LONGEST = 500


def line(request: Request, reply: Reply, seconds: float, secrets: frozenset[str]) -> str:
    """Return the line for a request. ``secrets`` are the query parameters that hold credentials."""
    target = request.path + (f"?{shown_query(request.query, secrets)}" if request.query else "")
    note = f"  {reply.note}" if reply.note else ""
    text = f"{request.method} {target[:LONGEST]} {reply.status} {seconds * 1000:.1f} ms{note}"
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def shown_query(query: str, secrets: frozenset[str]) -> str:
    """Return a query without the values of parameters that hold credentials, or are called as if they did."""
    shown = []
    for piece in query.split("&"):
        name, equals, _ = piece.partition("=")
        plain = unquote_plus(name)
        hidden = equals and (plain in secrets or _SECRET.search(plain))
        shown.append(f"{name}={_HIDDEN}" if hidden else piece)
    return "&".join(shown)
