from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Union

from pydantic import Field
from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from .chat_completion_request_message_content_part_text import (
        ChatCompletionRequestMessageContentPartText,
    )

ChatCompletionTextContent = TypeAliasType(
    "ChatCompletionTextContent",
    Union[
        str,
        "Annotated[list[ChatCompletionRequestMessageContentPartText], Field(min_length=1)]",
    ],
)
"""A text, whole or in parts."""
