from __future__ import annotations

from typing import TYPE_CHECKING, Union

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from .. import models
    from .chat_completion_named_tool_choice import ChatCompletionNamedToolChoice

ChatCompletionToolChoiceOption = TypeAliasType(
    "ChatCompletionToolChoiceOption",
    Union[
        "models.ChatCompletionToolChoiceOptionChoice",
        "ChatCompletionNamedToolChoice",
        "models.ChatCompletionNamedToolChoice",
    ],
)
