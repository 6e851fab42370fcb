from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Union

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.model import Model, constant

if TYPE_CHECKING:
    from .chat_completion_request_user_message_content_part import (
        ChatCompletionRequestUserMessageContentPart,
    )
    from .participant_name import ParticipantName


class ChatCompletionRequestUserMessage(Model):
    """What a user asks, in words, pictures or sound."""

    role: Literal["user"] = constant("user")
    content: ChatCompletionRequestUserMessageContent
    """What the user says."""
    name: ParticipantName | None = None


ChatCompletionRequestUserMessageContent = TypeAliasType(
    "ChatCompletionRequestUserMessageContent",
    Union[
        str,
        "Annotated[list[ChatCompletionRequestUserMessageContentPart], Field(min_length=1)]",
    ],
)
"""What the user says."""
