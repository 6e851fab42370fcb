from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .._runtime.formats import Base64, Int64
from .._runtime.model import Model, Nullable, constant

if TYPE_CHECKING:
    from .chat_completion_message_tool_calls import ChatCompletionMessageToolCalls


class ChatCompletionResponseMessage(Model):
    """A message of the model."""

    role: Literal["assistant"] = constant("assistant")
    content: Nullable[str]
    """The text of the answer."""
    refusal: Nullable[str]
    """Why the model would not answer."""
    tool_calls: ChatCompletionMessageToolCalls | None = None
    audio: Nullable[ChatCompletionResponseMessageAudio] = None
    """The answer as sound, where sound was asked for."""


class ChatCompletionResponseMessageAudio(Model):
    """The answer as sound, where sound was asked for."""

    id: str
    """The id by which a later message can refer to this answer."""
    data: Base64
    """The sound, in base64."""
    transcript: str
    """The words that are spoken."""
    expires_at: Int64
    """Until when the id is known, in seconds since 1970."""
