from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict, Union

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .. import models
    from .chat_completion_request_user_message_content_part import (
        ChatCompletionRequestUserMessageContentPart,
    )


class ChatCompletionRequestUserMessage(TypedDict):
    """What a user asks, in words, pictures or sound."""

    role: Literal["user"]
    content: ChatCompletionRequestUserMessageContent
    name: NotRequired[models.ParticipantName]


ChatCompletionRequestUserMessageContent = TypeAliasType(
    "ChatCompletionRequestUserMessageContent",
    Union["str", "Sequence[ChatCompletionRequestUserMessageContentPart]"],
)
