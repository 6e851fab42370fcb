from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Union

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from .chat_completion_named_tool_choice import ChatCompletionNamedToolChoice

ChatCompletionToolChoiceOptionChoice = Literal["none", "auto", "required"]
"""`none` never calls, `auto` leaves it to the model, `required` calls at least one."""

ChatCompletionToolChoiceOption = TypeAliasType(
    "ChatCompletionToolChoiceOption",
    Union["ChatCompletionToolChoiceOptionChoice", "ChatCompletionNamedToolChoice"],
)
"""Whether the model calls functions, and which."""
