"""Sends requests."""

from __future__ import annotations

import time
from typing import Any, TypeVar

import httpx2

from .api_response import ApiResponse
from .calls import Call
from .deadlines import BoundBody, blocks_until, bound
from .errors import RequestValidationError, connection_error
from .redirects import MOST_REDIRECTS, is_same_origin, next_request
from .sync_client import SyncClient
from .uploads import Stream

Data = TypeVar("Data")


def send(client: SyncClient, call: Call[Data]) -> ApiResponse[Data]:
    """Send the request of a call, again where that helps, and read the response.

    Raises:
        ApiError: The call didn't succeed.
    """
    return call.finish(exchange(client, call))


def exchange(client: SyncClient, call: Call[Any]) -> httpx2.Response:
    """Send the request of a call, again where that helps, and return the response.

    It was read, unless the call streams: then it is open, and a success.

    Raises:
        ApiError: No response came, or the call streams and didn't succeed.
    """
    call.authorize([each.secret(client) for each in call.unasked])
    request = call.request(client.http_client)
    if isinstance(request.stream, Stream) and request.stream.asynchronous:
        message = "an asynchronous iterable needs the asynchronous client"
        raise RequestValidationError("body", message)
    attempt = 0
    while True:
        answer = _send(client, call, request)
        if isinstance(answer, httpx2.RequestError):
            delay = call.delay_after_error(answer, request, attempt)
        elif call.renews(answer):
            call.authorize([each.secret(client) for each in call.unasked])
            request = call.request(client.http_client)
            continue
        else:
            wait = call.delay_after_response(answer, attempt)
            if wait is None:
                return call.checked(answer)
            delay = wait
        time.sleep(delay)
        attempt += 1


def _send(
    client: SyncClient, call: Call[Any], request: httpx2.Request
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
            client.on_request(request)
        span = call.span(request, redirected=hop > 0)
        try:
            if call.bound is None:
                response = _receive(client, call, request, auth, started)
            else:
                with blocks_until(started + call.bound, request):
                    response = _receive(client, call, request, auth, started)
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
                client.on_response(response)
            except BaseException:
                response.close()
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


def _receive(
    client: SyncClient,
    call: Call[Any],
    request: httpx2.Request,
    auth: Any,
    started: float,
) -> httpx2.Response:
    """Send one request and return its response, which was read unless it stays open."""
    response = client.http_client.send(
        request, stream=True, auth=auth, follow_redirects=False
    )
    stays_open = False
    try:
        bound(response)
        call.sent(response, started)
        stays_open = call.leaves_open(response)
        if not stays_open:
            if call.bound is not None:
                moment = started + call.bound
                response.stream = BoundBody(response.stream, moment)
            response.read()
    finally:
        if not stays_open:
            response.close()
    return response
