from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Union

from typing_extensions import TypeAliasType

from .._runtime.model import one_of

if TYPE_CHECKING:
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
    Annotated[
        Union[
            "ChatCompletionRequestMessageContentPartText",
            "ChatCompletionRequestMessageContentPartImage",
            "ChatCompletionRequestMessageContentPartAudio",
        ],
        one_of(
            "type",
            {
                "text": "ChatCompletionRequestMessageContentPartText",
                "image_url": "ChatCompletionRequestMessageContentPartImage",
                "input_audio": "ChatCompletionRequestMessageContentPartAudio",
            },
        ),
    ],
)
"""One part of what a user says."""
