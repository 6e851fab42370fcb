from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict, Union

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .. import models
    from .chat_completion_message_tool_calls import ChatCompletionMessageToolCalls
    from .chat_completion_request_assistant_message_content_part import (
        ChatCompletionRequestAssistantMessageContentPart,
    )


class ChatCompletionRequestAssistantMessage(TypedDict):
    """What the model answered earlier."""

    role: Literal["assistant"]
    content: NotRequired[ChatCompletionRequestAssistantMessageContent | None]
    refusal: NotRequired[str | None]
    name: NotRequired[models.ParticipantName]
    audio: NotRequired[
        ChatCompletionRequestAssistantMessageAudio
        | models.ChatCompletionRequestAssistantMessageAudio
        | None
    ]
    tool_calls: NotRequired[ChatCompletionMessageToolCalls]


class ChatCompletionRequestAssistantMessageAudio(TypedDict):
    """A spoken answer of the model, by reference."""

    id: str


ChatCompletionRequestAssistantMessageContent = TypeAliasType(
    "ChatCompletionRequestAssistantMessageContent",
    Union["str", "Sequence[ChatCompletionRequestAssistantMessageContentPart]"],
)
