from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import Operation, content, json_body, response

if TYPE_CHECKING:
    from typing import Unpack

    from .. import params
    from .._runtime.api_response import ApiResponse
    from .._runtime.options import RequestOptions

_CREATE_REALTIME_SESSION: Operation[models.RealtimeSessionCreateResponse] = Operation(
    "POST",
    "/realtime/sessions",
    body=(json_body(lambda: models.RealtimeSessionCreateRequest),),
    body_required=True,
    responses=(
        response(
            "200",
            content("application/json", lambda: models.RealtimeSessionCreateResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "4XX",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
        response(
            "default",
            content("application/json", lambda: models.ErrorResponse),
            headers={"x-request-id": lambda: str},
        ),
    ),
    security=(("ApiKeyAuth",),),
)


class RealtimeApi(Api):
    """Low-latency conversations in speech and text."""

    def create_realtime_session(
        self,
        realtime_session_create_request: (
            models.RealtimeSessionCreateRequest | params.RealtimeSessionCreateRequest
        ),
        **options: Unpack[RequestOptions],
    ) -> models.RealtimeSessionCreateResponse:
        """Create a realtime session for a client.

        Opens a session with the given settings and returns it together with a secret
        that lets a browser or an app connect on your behalf. The secret is valid for
        about a minute and for this session only.

        Args:
            realtime_session_create_request: The settings the session starts with.
        """
        return self._call(
            _CREATE_REALTIME_SESSION,
            body=realtime_session_create_request,
            options=options,
        ).data

    def create_realtime_session_with_http_info(
        self,
        realtime_session_create_request: (
            models.RealtimeSessionCreateRequest | params.RealtimeSessionCreateRequest
        ),
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.RealtimeSessionCreateResponse]:
        """Do as ``create_realtime_session`` and return the status code and the headers,
        too.
        """
        return self._call(
            _CREATE_REALTIME_SESSION,
            body=realtime_session_create_request,
            options=options,
        )


class AsyncRealtimeApi(AsyncApi):
    """Low-latency conversations in speech and text."""

    async def create_realtime_session(
        self,
        realtime_session_create_request: (
            models.RealtimeSessionCreateRequest | params.RealtimeSessionCreateRequest
        ),
        **options: Unpack[RequestOptions],
    ) -> models.RealtimeSessionCreateResponse:
        """Create a realtime session for a client.

        Opens a session with the given settings and returns it together with a secret
        that lets a browser or an app connect on your behalf. The secret is valid for
        about a minute and for this session only.

        Args:
            realtime_session_create_request: The settings the session starts with.
        """
        return (
            await self._call(
                _CREATE_REALTIME_SESSION,
                body=realtime_session_create_request,
                options=options,
            )
        ).data

    async def create_realtime_session_with_http_info(
        self,
        realtime_session_create_request: (
            models.RealtimeSessionCreateRequest | params.RealtimeSessionCreateRequest
        ),
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.RealtimeSessionCreateResponse]:
        """Do as ``create_realtime_session`` and return the status code and the headers,
        too.
        """
        return await self._call(
            _CREATE_REALTIME_SESSION,
            body=realtime_session_create_request,
            options=options,
        )
