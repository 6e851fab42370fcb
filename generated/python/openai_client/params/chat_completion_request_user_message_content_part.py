from __future__ import annotations

from typing import TYPE_CHECKING, Union

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from .. import models
    from .chat_completion_request_message_content_part_audio import (
        ChatCompletionRequestMessageContentPartAudio,
    )
    from .chat_completion_request_message_content_part_image import (
        ChatCompletionRequestMessageContentPartImage,
    )
    from .chat_completion_request_message_content_part_text import (
        ChatCompletionRequestMessageContentPartText,
    )

ChatCompletionRequestUserMessageContentPart = TypeAliasType(
    "ChatCompletionRequestUserMessageContentPart",
    Union[
        "ChatCompletionRequestMessageContentPartText",
        "models.ChatCompletionRequestMessageContentPartText",
        "ChatCompletionRequestMessageContentPartImage",
        "models.ChatCompletionRequestMessageContentPartImage",
        "ChatCompletionRequestMessageContentPartAudio",
        "models.ChatCompletionRequestMessageContentPartAudio",
    ],
)
