from __future__ import annotations

from typing import TYPE_CHECKING, Union

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from .. import models
    from .chat_completion_request_message_content_part_refusal import (
        ChatCompletionRequestMessageContentPartRefusal,
    )
    from .chat_completion_request_message_content_part_text import (
        ChatCompletionRequestMessageContentPartText,
    )

ChatCompletionRequestAssistantMessageContentPart = TypeAliasType(
    "ChatCompletionRequestAssistantMessageContentPart",
    Union[
        "ChatCompletionRequestMessageContentPartText",
        "models.ChatCompletionRequestMessageContentPartText",
        "ChatCompletionRequestMessageContentPartRefusal",
        "models.ChatCompletionRequestMessageContentPartRefusal",
    ],
)
