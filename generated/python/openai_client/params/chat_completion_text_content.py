from __future__ import annotations

from typing import TYPE_CHECKING, Union

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .. import models
    from .chat_completion_request_message_content_part_text import (
        ChatCompletionRequestMessageContentPartText,
    )

ChatCompletionTextContent = TypeAliasType(
    "ChatCompletionTextContent",
    Union[
        "str",
        "Sequence[ChatCompletionRequestMessageContentPartText | models.ChatCompletionRequestMessageContentPartText]",
    ],
)
