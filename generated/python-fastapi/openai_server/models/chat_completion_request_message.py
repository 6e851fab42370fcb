from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Union

from typing_extensions import TypeAliasType

from .._runtime.model import one_of

if TYPE_CHECKING:
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
    Annotated[
        Union[
            "ChatCompletionRequestDeveloperMessage",
            "ChatCompletionRequestSystemMessage",
            "ChatCompletionRequestUserMessage",
            "ChatCompletionRequestAssistantMessage",
            "ChatCompletionRequestToolMessage",
        ],
        one_of(
            "role",
            {
                "developer": "ChatCompletionRequestDeveloperMessage",
                "system": "ChatCompletionRequestSystemMessage",
                "user": "ChatCompletionRequestUserMessage",
                "assistant": "ChatCompletionRequestAssistantMessage",
                "tool": "ChatCompletionRequestToolMessage",
            },
        ),
    ],
)
"""One message of a conversation, by whoever said it."""
