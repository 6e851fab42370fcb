from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .._runtime.model import Model, constant

if TYPE_CHECKING:
    from .chat_completion_text_content import ChatCompletionTextContent


class ChatCompletionRequestToolMessage(Model):
    """What a function returned that the model asked to call."""

    role: Literal["tool"] = constant("tool")
    content: ChatCompletionTextContent
    tool_call_id: str
    """Which call this is the result of."""
