from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Union

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.model import Model, Nullable, constant

if TYPE_CHECKING:
    from .chat_completion_message_tool_calls import ChatCompletionMessageToolCalls
    from .chat_completion_request_assistant_message_content_part import (
        ChatCompletionRequestAssistantMessageContentPart,
    )
    from .participant_name import ParticipantName


class ChatCompletionRequestAssistantMessage(Model):
    """What the model answered earlier."""

    role: Literal["assistant"] = constant("assistant")
    content: Nullable[ChatCompletionRequestAssistantMessageContent] = None
    """What the model said. It may say nothing when it asks for calls."""
    refusal: Nullable[str] = None
    """Why the model would not answer."""
    name: ParticipantName | None = None
    audio: Nullable[ChatCompletionRequestAssistantMessageAudio] = None
    """A spoken answer of the model, by reference."""
    tool_calls: ChatCompletionMessageToolCalls | None = None


class ChatCompletionRequestAssistantMessageAudio(Model):
    """A spoken answer of the model, by reference."""

    id: str
    """The id that the answer came with."""


ChatCompletionRequestAssistantMessageContent = TypeAliasType(
    "ChatCompletionRequestAssistantMessageContent",
    Union[
        str,
        "Annotated[list[ChatCompletionRequestAssistantMessageContentPart], Field(min_length=1)]",
    ],
)
"""What the model said. It may say nothing when it asks for calls."""
