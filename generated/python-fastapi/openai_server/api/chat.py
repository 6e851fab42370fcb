from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from .. import models
from .._runtime.api import Api, operation
from .._runtime.operation import (
    Operation,
    SchemeUse,
    content,
    items,
    json_body,
    response,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from .._runtime.replies import Answer
    from ..headers import CreateChatCompletion200Headers

_CREATE_CHAT_COMPLETION = Operation(
    "create_chat_completion",
    "POST",
    "/chat/completions",
    body=(json_body(lambda: models.CreateChatCompletionRequest),),
    body_required=True,
    body_argument="create_chat_completion_request",
    responses=(
        response(
            "200",
            content("application/json", lambda: models.CreateChatCompletionResponse),
            items(
                "text/event-stream", lambda: models.CreateChatCompletionStreamResponse
            ),
            headers={
                "x-request-id": lambda: str,
                "x-ratelimit-remaining-requests": lambda: Annotated[int, Field(ge=0)],
            },
        ),
        response(
            "429",
            content("application/json", lambda: models.ErrorResponse),
            headers={
                "x-request-id": lambda: str,
                "retry-after": lambda: Annotated[int, Field(ge=0)],
            },
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


class ChatApi(Api):
    """Answers to a conversation, whole or piece by piece."""

    _operations: ClassVar[tuple[Operation, ...]] = (_CREATE_CHAT_COMPLETION,)

    @operation
    async def create_chat_completion(
        self,
        create_chat_completion_request: models.CreateChatCompletionRequest,
    ) -> Answer[
        models.CreateChatCompletionResponse
        | AsyncIterator[models.CreateChatCompletionStreamResponse],
        CreateChatCompletion200Headers | None,
    ]:
        """Answer a conversation.

        Writes the next message of a conversation.

        With `stream` set, the answer arrives as server-sent events while it is being
        written. Each event holds one chunk; the chunks' deltas, put together, are
        the message. The last event is the text `[DONE]`.

        Args:
            create_chat_completion_request:
                The conversation so far, and how to answer it.
        """
        raise NotImplementedError
