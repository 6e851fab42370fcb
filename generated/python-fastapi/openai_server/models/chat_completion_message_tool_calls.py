from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from .chat_completion_message_tool_call import ChatCompletionMessageToolCall

ChatCompletionMessageToolCalls = TypeAliasType(
    "ChatCompletionMessageToolCalls", "list[ChatCompletionMessageToolCall]"
)
"""Calls that the model asks for."""
