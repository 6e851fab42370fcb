from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.model import Model, Nullable

if TYPE_CHECKING:
    from .chat_completion_logprobs import ChatCompletionLogprobs
    from .chat_completion_response_message import ChatCompletionResponseMessage
    from .finish_reason import FinishReason


class ChatCompletionChoice(Model):
    """One answer."""

    index: Annotated[int, Field(ge=0)]
    """The place of this answer among the others, from 0."""
    message: ChatCompletionResponseMessage
    finish_reason: FinishReason
    logprobs: Nullable[ChatCompletionLogprobs]
