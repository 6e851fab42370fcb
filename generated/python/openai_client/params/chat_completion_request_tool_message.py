from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .chat_completion_text_content import ChatCompletionTextContent


class ChatCompletionRequestToolMessage(TypedDict):
    """What a function returned that the model asked to call."""

    role: Literal["tool"]
    content: ChatCompletionTextContent
    tool_call_id: str
