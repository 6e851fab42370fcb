from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from .. import models
from .._runtime.api import Api, operation
from .._runtime.operation import Operation, SchemeUse, content, json_body, response

if TYPE_CHECKING:
    from .._runtime.replies import Answer
    from ..headers import CreateRealtimeSession200Headers

_CREATE_REALTIME_SESSION = Operation(
    "create_realtime_session",
    "POST",
    "/realtime/sessions",
    body=(json_body(lambda: models.RealtimeSessionCreateRequest),),
    body_required=True,
    body_argument="realtime_session_create_request",
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
    security=((SchemeUse("ApiKeyAuth"),),),
)


class RealtimeApi(Api):
    """Low-latency conversations in speech and text."""

    _operations: ClassVar[tuple[Operation, ...]] = (_CREATE_REALTIME_SESSION,)

    @operation
    async def create_realtime_session(
        self,
        realtime_session_create_request: models.RealtimeSessionCreateRequest,
    ) -> Answer[
        models.RealtimeSessionCreateResponse, CreateRealtimeSession200Headers | None
    ]:
        """Create a realtime session for a client.

        Opens a session with the given settings and returns it together with a secret
        that lets a browser or an app connect on your behalf. The secret is valid for
        about a minute and for this session only.

        Args:
            realtime_session_create_request: The settings the session starts with.
        """
        raise NotImplementedError
