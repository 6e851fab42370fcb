"""Follows redirects without taking credentials to another origin."""

from __future__ import annotations

from typing import Final

import httpx2

from .uploads import Stream, with_stream

MOST_REDIRECTS: Final = 10

# What may be said to any server.
_HARMLESS: Final = frozenset(
    {
        *("accept", "accept-encoding", "accept-language", "user-agent"),
        *("if-match", "if-none-match", "if-modified-since", "if-unmodified-since"),
        *("if-range", "range"),
    }
)
_OF_A_BODY: Final = ("content-length", "content-type", "transfer-encoding")


def next_request(response: httpx2.Response) -> httpx2.Request | None:
    """Return the request that a redirect asks for, None if it isn't followed.

    GET and HEAD follow every redirect but one that leaves TLS. Other methods follow
    those that keep the method only within the origin. A request to another origin
    has no credentials, and no header of the caller's that may hold some.
    """
    request = response.request
    if not response.has_redirect_location:
        return None
    try:
        url = request.url.join(response.headers["location"])
    except httpx2.InvalidURL:
        return None
    if url.scheme not in ("http", "https") or not url.host:
        return None
    if request.url.scheme == "https" and url.scheme != "https":
        return None
    stays = is_same_origin(request.url, url)
    method = request.method
    if response.status_code == 303 and method != "HEAD":
        method = "GET"
    elif method not in ("GET", "HEAD") and (
        not stays or response.status_code not in (307, 308)
    ):
        return None
    keeps_body = method == request.method
    stream = request.stream
    if keeps_body and isinstance(stream, Stream) and not stream.can_be_sent:
        return None
    headers = [
        (name, value)
        for name, value in request.headers.multi_items()
        if name != "host"
        and (stays or name in _HARMLESS)
        and (keeps_body or name not in _OF_A_BODY)
    ]
    following = httpx2.Request(
        method,
        url,
        headers=headers,
        content=(
            request.content if keeps_body and not isinstance(stream, Stream) else None
        ),
        extensions=request.extensions,
    )
    if keeps_body and isinstance(stream, Stream):
        return with_stream(following, stream)
    return following


def is_same_origin(one: httpx2.URL, other: httpx2.URL) -> bool:
    """Whether two URLs have one origin, or the other is its upgrade to TLS."""
    if one.host != other.host:
        return False
    if one.scheme == other.scheme:
        return one.port == other.port
    return one.scheme == "http" and one.port is None and other.port is None
