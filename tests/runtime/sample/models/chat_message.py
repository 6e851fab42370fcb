"""A message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Union

from typing_extensions import TypeAliasType

from .._runtime.model import one_of

if TYPE_CHECKING:
    from .assistant_message import AssistantMessage
    from .user_message import UserMessage

ChatMessage = TypeAliasType(
    "ChatMessage",
    Annotated[
        Union["UserMessage", "AssistantMessage"],
        one_of(
            "role",
            {
                "user": "UserMessage",
                "assistant": "AssistantMessage",
                "helper": "AssistantMessage",
            },
        ),
    ],
)
"""A message."""
