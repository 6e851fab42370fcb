"""Parts of bytes that a request asks for (RFC 9110 §14)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from specloom.mock.messages import Reply, Request

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_TOLD = frozenset(("accept-ranges", "content-range", "etag", "content-length"))


def in_parts(reply: Reply, request: Request) -> Reply:
    """Return the part of a reply that is asked for, or the reply, which says that parts can be asked for.

    It is one of bytes that GET or HEAD asked for. Several ranges at a time are answered with all of it.
    """
    if reply.status != 200 or request.method not in {"GET", "HEAD"} or not isinstance(reply.body, bytes):
        return reply
    tag = f'"{hashlib.sha256(reply.body).hexdigest()[:32]}"'
    kept = tuple(pair for pair in reply.headers if pair[0].lower() not in _TOLD)
    whole = replace(reply, headers=(*kept, ("Accept-Ranges", "bytes"), ("ETag", tag)))
    found = _RANGE.fullmatch((request.header("range") or "").replace(" ", ""))
    if found is None or not any(found.groups()) or request.header("if-range") not in {None, tag}:
        return whole
    size = len(reply.body)
    first, last = found.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        headers = tuple(pair for pair in whole.headers if pair[0].lower() != "content-type")
        return replace(reply, status=416, headers=(*headers, ("Content-Range", f"bytes */{size}")), body=b"")
    told = ("Content-Range", f"bytes {start}-{end}/{size}")
    return replace(whole, status=206, headers=(*whole.headers, told), body=reply.body[start : end + 1])
