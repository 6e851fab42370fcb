from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from .._runtime.formats import Int64
from .._runtime.model import Model, Nullable, constant

if TYPE_CHECKING:
    from .chat_completion_logprobs import ChatCompletionLogprobs
    from .chat_completion_stream_response_delta import ChatCompletionStreamResponseDelta
    from .completion_usage import CompletionUsage
    from .finish_reason import FinishReason


class CreateChatCompletionStreamResponse(Model):
    """One piece of streamed answers."""

    id: str
    """The id of the completion, the same in all its chunks."""
    object: Literal["chat.completion.chunk"] = constant("chat.completion.chunk")
    """What kind of object this is."""
    created: Int64
    """When the answer was begun, in seconds since 1970."""
    model: str
    """The exact model that answers."""
    choices: list[CreateChatCompletionStreamResponseChoicesItem]
    """A piece of each answer that has grown. Empty in the chunk that reports the
    usage.
    """
    system_fingerprint: str | None = None
    """Names the configuration of the servers."""
    usage: Nullable[CompletionUsage] = None


class CreateChatCompletionStreamResponseChoicesItem(Model):
    index: Annotated[int, Field(ge=0)]
    """Which answer this is a piece of."""
    delta: ChatCompletionStreamResponseDelta
    finish_reason: Nullable[FinishReason]
    """Why the answer ends; null while it goes on."""
    logprobs: Nullable[ChatCompletionLogprobs] = None
