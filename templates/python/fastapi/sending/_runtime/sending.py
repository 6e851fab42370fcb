"""Sends requests to those who have asked for them: webhooks and callbacks."""

from __future__ import annotations

import hmac
import time
import uuid
from base64 import b64decode, b64encode
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import urlsplit

import httpx2

from .base_errors import RequestValidationError
from .bodies import (
    Body,
    Content,
    JsonBody,
    binary_body,
    form_body,
    json_body,
    multipart_body,
    text_body,
)
from .encodings import part, style
from .media_types import covers
from .parameters import Parameter, cookie, expand, header, path, query
from .uploads import Stream

__all__ = [
    "Outgoing",
    "Sender",
    "binary_body",
    "cookie",
    "form_body",
    "header",
    "json_body",
    "multipart_body",
    "part",
    "path",
    "query",
    "style",
    "text_body",
]

_TIMEOUT: Final = 10.0


class Outgoing:
    """One request that is sent.

    Attributes:
        method: The HTTP method.
        parameters: What it holds beside a body, in the order of the arguments.
        body: The bodies that it may have, the usual one first.
        body_required: Whether it has one always.
    """

    def __init__(
        self,
        method: str,
        *,
        parameters: tuple[Parameter, ...] = (),
        body: tuple[Body, ...] = (),
        body_required: bool = False,
    ) -> None:
        self.method = method
        self.parameters = parameters
        self.body = body
        self.body_required = body_required

    def content(self, value: Any, media_type: str | None) -> Content | None:
        """Return the body, None if there is none.

        Raises:
            RequestValidationError: The value doesn't fit.
        """
        if not self.body or (value is None and not self.body_required):
            return None
        first = self.body[0]
        if value is None and not isinstance(first, JsonBody):
            raise RequestValidationError("body", "a value is needed")
        if media_type is None:
            return first.encode(value, first.media_type)
        for body in self.body:
            if covers(body.media_type, media_type):
                return body.encode(value, media_type)
        raise RequestValidationError("content_type", f"can't be {media_type!r}")


class Sender:
    """Sends requests to URLs that others have registered.

    Redirects are not followed. A URL of somebody else's can lead into your own network:
    pass ``allows`` to say which ones are all right.

    Args:
        secret: Signs what is sent, as Standard Webhooks 1.0 says: base64, with or
            without ``whsec_``. Without it nothing is signed.
        allows: Says whether a URL may be sent to. By default, any of http and https.
        http_client: What to send with. It isn't closed with the sender.
        timeout: The seconds that a receiver may be silent.
    """

    def __init__(
        self,
        *,
        secret: str | None = None,
        allows: Callable[[str], bool] | None = None,
        http_client: httpx2.AsyncClient | None = None,
        timeout: float = _TIMEOUT,
    ) -> None:
        self._key = None if secret is None else _key(secret)
        self._allows = allows
        self._own = None if http_client else httpx2.AsyncClient(follow_redirects=False)
        self._http_client = http_client or self._own
        self._timeout = timeout

    async def close(self) -> None:
        """Close the connections, unless they are those of a given HTTP client."""
        if self._own is not None:
            await self._own.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def _send(
        self,
        outgoing: Outgoing,
        url: str,
        arguments: tuple[Any, ...] = (),
        *,
        body: Any = None,
        content_type: str | None = None,
    ) -> httpx2.Response:
        self._check(url)
        target = expand("", outgoing.parameters, arguments)
        content = outgoing.content(body, content_type)
        data = b"" if content is None else _bytes(content)
        headers = dict(target.headers)
        if target.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in target.cookies)
        if content is not None:
            headers["Content-Type"] = content.media_type
        if self._key is not None:
            headers.update(_signed(data, self._key))
        if target.query:
            text = "&".join(f"{name}={value}" for name, value in target.query)
            url += ("&" if urlsplit(url).query else "?") + text
        assert self._http_client is not None
        return await self._http_client.request(
            outgoing.method,
            url,
            headers=headers,
            content=data if content is not None else None,
            timeout=self._timeout,
            follow_redirects=False,
        )

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise RequestValidationError("url", "must be an http or https URL")
        if self._allows is not None and not self._allows(url):
            raise RequestValidationError("url", "isn't allowed")


def _bytes(content: Content) -> bytes:
    return b"".join(content.data) if isinstance(content.data, Stream) else content.data


def _signed(data: bytes, key: bytes) -> dict[str, str]:
    """Return the headers that sign a body."""
    id, timestamp = f"msg_{uuid.uuid4().hex}", str(int(time.time()))
    digest = hmac.digest(key, f"{id}.{timestamp}.".encode() + data, "sha256")
    return {
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{b64encode(digest).decode()}",
    }


def _key(secret: str) -> bytes:
    try:
        return b64decode(secret.removeprefix("whsec_"), validate=True)
    except ValueError:
        raise ValueError("a webhook's secret is base64") from None
