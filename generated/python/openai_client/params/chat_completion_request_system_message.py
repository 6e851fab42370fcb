from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .. import models
    from .chat_completion_text_content import ChatCompletionTextContent


class ChatCompletionRequestSystemMessage(TypedDict):
    """Instructions of the developer, for models that are not reasoning models."""

    role: Literal["system"]
    content: ChatCompletionTextContent
    name: NotRequired[models.ParticipantName]
