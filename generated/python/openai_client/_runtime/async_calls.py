"""Sends requests without waiting for their responses."""

from __future__ import annotations

import time
from inspect import isawaitable
from typing import Any, Final, TypeVar

import anyio
import httpx2

from .api_response import ApiResponse
from .async_client import AsyncClientBase
from .calls import Call
from .deadlines import waits_until
from .errors import connection_error
from .redirects import MOST_REDIRECTS, is_same_origin, next_request

Data = TypeVar("Data")

_GRACE: Final = 0.02


async def send(client: AsyncClientBase, call: Call[Data]) -> ApiResponse[Data]:
    """Send the request of a call, again where that helps, and read the response.

    Raises:
        ApiError: The call didn't succeed.
    """
    return call.finish(await exchange(client, call))


async def exchange(client: AsyncClientBase, call: Call[Any]) -> httpx2.Response:
    """Send the request of a call, again where that helps, and return the response.

    It was read, unless the call streams: then it is open, and a success.

    Raises:
        ApiError: No response came, or the call streams and didn't succeed.
    """
    call.authorize([await each.async_secret(client) for each in call.unasked])
    request = call.request(client.http_client)
    attempt = 0
    while True:
        answer = await _send(client, call, request)
        if isinstance(answer, httpx2.RequestError):
            delay = call.delay_after_error(answer, request, attempt)
        elif call.renews(answer):
            call.authorize([await each.async_secret(client) for each in call.unasked])
            request = call.request(client.http_client)
            continue
        else:
            wait = call.delay_after_response(answer, attempt)
            if wait is None:
                return call.checked(answer)
            delay = wait
        await anyio.sleep(delay)
        attempt += 1


async def _send(
    client: AsyncClientBase, call: Call[Any], request: httpx2.Request
) -> httpx2.Response | httpx2.RequestError:
    """Send a request and those that it is redirected to.

    An error of the HTTP client is returned, so that what a hook raises isn't taken
    for one.
    """
    started = time.monotonic()
    auth: Any = httpx2.USE_CLIENT_DEFAULT
    origin = request.url
    for hop in range(MOST_REDIRECTS + 1):
        if client.on_request is not None:
            hooked = client.on_request(request)
            if isawaitable(hooked):
                await hooked
        span = call.span(request, redirected=hop > 0)
        try:
            if call.bound is None:
                response = await _receive(client, call, request, auth, started)
            else:
                response = await _receive_in_time(client, call, request, auth, started)
        except BaseException as error:
            if span is not None:
                span.fail(error)
            if isinstance(error, httpx2.RequestError):
                return error
            raise
        if span is not None:
            span.answer(response)
        if client.on_response is not None:
            try:
                hooked = client.on_response(response)
                if isawaitable(hooked):
                    await hooked
            except BaseException:
                await response.aclose()
                raise
        if call.leaves_open(response):
            return response
        following = next_request(response)
        if following is None:
            return response
        if not is_same_origin(origin, following.url):
            auth = None
        request = following
    endless = httpx2.TooManyRedirects("too many redirects", request=request)
    raise connection_error(endless, request)


async def _receive_in_time(
    client: AsyncClientBase,
    call: Call[Any],
    request: httpx2.Request,
    auth: Any,
    started: float,
) -> httpx2.Response:
    """Send one request and return its response, unless both take too long."""
    moment = started + (call.bound or 0)
    # Each wait ends before, with an error that says what was waited for.
    left = max(0.0, moment - time.monotonic()) + _GRACE
    with anyio.move_on_after(left), waits_until(moment, request):
        return await _receive(client, call, request, auth, started)
    message = "the attempt took longer than the timeout"
    raise httpx2.ReadTimeout(message, request=request)


async def _receive(
    client: AsyncClientBase,
    call: Call[Any],
    request: httpx2.Request,
    auth: Any,
    started: float,
) -> httpx2.Response:
    """Send one request and return its response, which was read unless it stays open."""
    response = await client.http_client.send(
        request, stream=True, auth=auth, follow_redirects=False
    )
    stays_open = False
    try:
        call.sent(response, started)
        stays_open = call.leaves_open(response)
        if not stays_open:
            await response.aread()
    finally:
        if not stays_open:
            await response.aclose()
    return response
