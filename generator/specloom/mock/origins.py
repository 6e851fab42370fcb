"""Which pages in a browser may read the replies (the Fetch standard, §3.3: CORS).

Pages of this machine may, whatever their port; others are named. A page elsewhere must not read what somebody serves to
themselves.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from urllib.parse import urlsplit

from specloom.mock.messages import Pairs, Reply, Request

ANY = "*"
_LOCAL = frozenset(("localhost", "127.0.0.1", "::1"))
_NAMES = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,2000}")
_SECONDS = "600"


class Origins:
    """Decides by the origin of a page: ``named`` ones are allowed beside those of this machine, ``*`` for any."""

    def __init__(self, named: Collection[str] = ()) -> None:
        self._named = frozenset(name.rstrip("/").lower() for name in named)

    def allows(self, origin: str) -> bool:
        """Return whether a page of this origin may read replies."""
        if ANY in self._named or origin.lower() in self._named:
            return True
        try:
            host = urlsplit(origin).hostname or ""
        except ValueError:
            return False
        return host in _LOCAL or host.endswith(".localhost")

    def preflight(self, request: Request, methods: Collection[str]) -> Reply | None:
        """Return the reply to a browser that asks whether it may send something; None for any other request."""
        origin, wanted = request.header("origin"), request.header("access-control-request-method")
        if request.method != "OPTIONS" or not origin or not wanted or not self.allows(origin):
            return None
        headers = [("Access-Control-Allow-Methods", ", ".join(methods)), ("Access-Control-Max-Age", _SECONDS)]
        asked = request.header("access-control-request-headers")
        if asked and _NAMES.fullmatch(asked):
            headers.append(("Access-Control-Allow-Headers", asked))
        if request.header("access-control-request-private-network") == "true":
            headers.append(("Access-Control-Allow-Private-Network", "true"))
        return Reply(204, tuple(headers))

    def shared(self, reply: Reply, request: Request) -> Reply:
        """Return a reply that the page which asked may read."""
        origin = request.header("origin")
        if not origin or not self.allows(origin):
            return reply
        kept = [
            (name, value)
            for name, value in reply.headers
            if name.lower() not in {*_DECIDED, "vary", "access-control-expose-headers"}
        ]
        varied = [value for name, value in reply.headers if name.lower() == "vary"]
        headers: Pairs = (
            *kept,
            ("Access-Control-Allow-Origin", origin),
            ("Access-Control-Allow-Credentials", "true"),
            ("Vary", ", ".join([*varied, "Origin"])),
        )
        exposed = ", ".join(dict.fromkeys(name for name, _ in kept))
        if exposed:
            headers = (*headers, ("Access-Control-Expose-Headers", exposed))
        return replace(reply, headers=headers)


_DECIDED = frozenset(("access-control-allow-origin", "access-control-allow-credentials"))
"""Headers that an example in the document must not decide."""
