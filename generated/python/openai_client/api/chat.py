from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .. import models
from .._runtime.api import Api, AsyncApi
from .._runtime.operation import Operation, content, items, json_body, response

if TYPE_CHECKING:
    from typing import Unpack

    from .. import params
    from .._runtime.api_response import ApiResponse
    from .._runtime.async_streams import AsyncStream
    from .._runtime.options import RequestOptions
    from .._runtime.streams import Stream

_CREATE_CHAT_COMPLETION: Operation[models.CreateChatCompletionResponse] = Operation(
    "POST",
    "/chat/completions",
    body=(json_body(lambda: models.CreateChatCompletionRequest),),
    body_required=True,
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
    security=(("ApiKeyAuth",),),
)


class ChatApi(Api):
    """Answers to a conversation, whole or piece by piece."""

    def create_chat_completion(
        self,
        create_chat_completion_request: (
            models.CreateChatCompletionRequest | params.CreateChatCompletionRequest
        ),
        **options: Unpack[RequestOptions],
    ) -> models.CreateChatCompletionResponse:
        """Answer a conversation.

        Writes the next message of a conversation.

        With `stream` set, the answer arrives as server-sent events while it is being
        written. Each event holds one chunk; the chunks' deltas, put together, are
        the message. The last event is the text `[DONE]`.

        Args:
            create_chat_completion_request:
                The conversation so far, and how to answer it.
        """
        return self._call(
            _CREATE_CHAT_COMPLETION,
            body=create_chat_completion_request,
            options=options,
        ).data

    def create_chat_completion_with_http_info(
        self,
        create_chat_completion_request: (
            models.CreateChatCompletionRequest | params.CreateChatCompletionRequest
        ),
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.CreateChatCompletionResponse]:
        """Do as ``create_chat_completion`` and return the status code and the headers,
        too.
        """
        return self._call(
            _CREATE_CHAT_COMPLETION,
            body=create_chat_completion_request,
            options=options,
        )

    def create_chat_completion_stream(
        self,
        create_chat_completion_request: (
            models.CreateChatCompletionRequest | params.CreateChatCompletionRequest
        ),
        **options: Unpack[RequestOptions],
    ) -> Stream[models.CreateChatCompletionStreamResponse]:
        """Do as ``create_chat_completion`` and return the items while they arrive.

        The body's property ``stream`` is set.
        """
        return self._stream(
            _CREATE_CHAT_COMPLETION,
            body=create_chat_completion_request,
            options=options,
            sets_stream=True,
        )


class AsyncChatApi(AsyncApi):
    """Answers to a conversation, whole or piece by piece."""

    async def create_chat_completion(
        self,
        create_chat_completion_request: (
            models.CreateChatCompletionRequest | params.CreateChatCompletionRequest
        ),
        **options: Unpack[RequestOptions],
    ) -> models.CreateChatCompletionResponse:
        """Answer a conversation.

        Writes the next message of a conversation.

        With `stream` set, the answer arrives as server-sent events while it is being
        written. Each event holds one chunk; the chunks' deltas, put together, are
        the message. The last event is the text `[DONE]`.

        Args:
            create_chat_completion_request:
                The conversation so far, and how to answer it.
        """
        return (
            await self._call(
                _CREATE_CHAT_COMPLETION,
                body=create_chat_completion_request,
                options=options,
            )
        ).data

    async def create_chat_completion_with_http_info(
        self,
        create_chat_completion_request: (
            models.CreateChatCompletionRequest | params.CreateChatCompletionRequest
        ),
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[models.CreateChatCompletionResponse]:
        """Do as ``create_chat_completion`` and return the status code and the headers,
        too.
        """
        return await self._call(
            _CREATE_CHAT_COMPLETION,
            body=create_chat_completion_request,
            options=options,
        )

    def create_chat_completion_stream(
        self,
        create_chat_completion_request: (
            models.CreateChatCompletionRequest | params.CreateChatCompletionRequest
        ),
        **options: Unpack[RequestOptions],
    ) -> AsyncStream[models.CreateChatCompletionStreamResponse]:
        """Do as ``create_chat_completion`` and return the items while they arrive.

        The body's property ``stream`` is set.
        """
        return self._stream(
            _CREATE_CHAT_COMPLETION,
            body=create_chat_completion_request,
            options=options,
            sets_stream=True,
        )
