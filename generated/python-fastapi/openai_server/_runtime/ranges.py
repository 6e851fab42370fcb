"""Bytes of which parts can be asked for (RFC 9110 §14)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

_RANGE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def bytes_response(
    data: bytes,
    status: int,
    headers: Mapping[str, str],
    media_type: str,
    request: Request,
) -> Response:
    """Return a response with bytes, or with the part of them that is asked for."""
    if status != 200 or request.method not in ("GET", "HEAD"):
        return Response(data, status, headers, media_type)
    tag = headers.get("etag") or f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    headers = {**headers, "accept-ranges": "bytes", "etag": tag}
    condition = request.headers.get("if-range")
    match = _RANGE.fullmatch(request.headers.get("range", "").replace(" ", ""))
    if match is None or not any(match.groups()) or condition not in (None, tag):
        return Response(data, status, headers, media_type)
    first, last = match.groups()
    start = int(first) if first else max(0, len(data) - int(last))
    end = min(int(last), len(data) - 1) if first and last else len(data) - 1
    if start > end:
        return Response(None, 416, {**headers, "content-range": f"bytes */{len(data)}"})
    headers["content-range"] = f"bytes {start}-{end}/{len(data)}"
    return Response(data[start : end + 1], 206, headers, media_type)
