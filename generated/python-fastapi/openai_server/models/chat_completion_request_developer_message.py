from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .._runtime.model import Model, constant

if TYPE_CHECKING:
    from .chat_completion_text_content import ChatCompletionTextContent
    from .participant_name import ParticipantName


class ChatCompletionRequestDeveloperMessage(Model):
    """Instructions of the developer, which go before what users ask. For reasoning
    models.
    """

    role: Literal["developer"] = constant("developer")
    content: ChatCompletionTextContent
    name: ParticipantName | None = None
