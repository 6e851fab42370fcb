from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .._runtime.model import Model, Nullable

if TYPE_CHECKING:
    from .chat_completion_message_tool_call_chunk import (
        ChatCompletionMessageToolCallChunk,
    )

ChatCompletionStreamResponseDeltaRole = Literal["system", "user", "assistant", "tool"]
"""Who speaks. Only in the first chunk."""


class ChatCompletionStreamResponseDelta(Model):
    """What a chunk adds to a message."""

    role: ChatCompletionStreamResponseDeltaRole | None = None
    """Who speaks. Only in the first chunk."""
    content: Nullable[str] = None
    """More of the text."""
    refusal: Nullable[str] = None
    """More of the refusal."""
    tool_calls: list[ChatCompletionMessageToolCallChunk] | None = None
    """More of the calls."""
