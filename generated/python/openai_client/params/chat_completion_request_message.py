from __future__ import annotations

from typing import TYPE_CHECKING, Union

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from .. import models
    from .chat_completion_request_assistant_message import (
        ChatCompletionRequestAssistantMessage,
    )
    from .chat_completion_request_developer_message import (
        ChatCompletionRequestDeveloperMessage,
    )
    from .chat_completion_request_system_message import (
        ChatCompletionRequestSystemMessage,
    )
    from .chat_completion_request_tool_message import ChatCompletionRequestToolMessage
    from .chat_completion_request_user_message import ChatCompletionRequestUserMessage

ChatCompletionRequestMessage = TypeAliasType(
    "ChatCompletionRequestMessage",
    Union[
        "ChatCompletionRequestDeveloperMessage",
        "models.ChatCompletionRequestDeveloperMessage",
        "ChatCompletionRequestSystemMessage",
        "models.ChatCompletionRequestSystemMessage",
        "ChatCompletionRequestUserMessage",
        "models.ChatCompletionRequestUserMessage",
        "ChatCompletionRequestAssistantMessage",
        "models.ChatCompletionRequestAssistantMessage",
        "ChatCompletionRequestToolMessage",
        "models.ChatCompletionRequestToolMessage",
    ],
)
