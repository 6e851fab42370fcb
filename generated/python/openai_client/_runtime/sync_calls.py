"""Sends requests."""

from __future__ import annotations

import time
from typing import Any, TypeVar

import httpx2

from .api_response import ApiResponse
from .calls import Call, connection_error
from .errors import RequestValidationError
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
    for credential in call.credentials:
        credential.apply(credential.secret(), call.target)
    request = call.request(client.http_client)
    if isinstance(request.stream, Stream) and request.stream.asynchronous:
        message = "an asynchronous iterable needs the asynchronous client"
        raise RequestValidationError("body", message)
    attempt = 0
    while True:
        try:
            response = _send(client.http_client, call, request)
        except httpx2.RequestError as error:
            delay = call.delay_after_error(error, request, attempt)
        else:
            wait = call.delay_after_response(response, attempt)
            if wait is None:
                return call.checked(response)
            delay = wait
        time.sleep(delay)
        attempt += 1


def _send(
    http_client: httpx2.Client, call: Call[Any], request: httpx2.Request
) -> httpx2.Response:
    started = time.monotonic()
    auth: Any = httpx2.USE_CLIENT_DEFAULT
    origin = request.url
    for _ in range(MOST_REDIRECTS + 1):
        response = http_client.send(
            request, stream=True, auth=auth, follow_redirects=False
        )
        stays_open = False
        try:
            call.sent(response, started)
            stays_open = call.leaves_open(response)
            if stays_open:
                return response
            response.read()
        finally:
            if not stays_open:
                response.close()
        following = next_request(response)
        if following is None:
            return response
        if not is_same_origin(origin, following.url):
            auth = None
        request = following
    error = httpx2.TooManyRedirects("too many redirects", request=request)
    raise connection_error(error, request)
