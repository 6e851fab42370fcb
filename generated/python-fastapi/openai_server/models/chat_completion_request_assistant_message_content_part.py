from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Union

from typing_extensions import TypeAliasType

from .._runtime.model import one_of

if TYPE_CHECKING:
    from .chat_completion_request_message_content_part_refusal import (
        ChatCompletionRequestMessageContentPartRefusal,
    )
    from .chat_completion_request_message_content_part_text import (
        ChatCompletionRequestMessageContentPartText,
    )

ChatCompletionRequestAssistantMessageContentPart = TypeAliasType(
    "ChatCompletionRequestAssistantMessageContentPart",
    Annotated[
        Union[
            "ChatCompletionRequestMessageContentPartText",
            "ChatCompletionRequestMessageContentPartRefusal",
        ],
        one_of(
            "type",
            {
                "text": "ChatCompletionRequestMessageContentPartText",
                "refusal": "ChatCompletionRequestMessageContentPartRefusal",
            },
        ),
    ],
)
"""One part of what the model answered earlier. The constant in each variant's `type`
tells them apart.
"""
