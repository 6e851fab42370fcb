from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .._runtime.model import Model, constant

if TYPE_CHECKING:
    from .chat_completion_text_content import ChatCompletionTextContent
    from .participant_name import ParticipantName


class ChatCompletionRequestSystemMessage(Model):
    """Instructions of the developer, for models that are not reasoning models."""

    role: Literal["system"] = constant("system")
    content: ChatCompletionTextContent
    name: ParticipantName | None = None
