from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .. import models
    from .chat_completion_text_content import ChatCompletionTextContent


class ChatCompletionRequestDeveloperMessage(TypedDict):
    """Instructions of the developer, which go before what users ask. For reasoning
    models.
    """

    role: Literal["developer"]
    content: ChatCompletionTextContent
    name: NotRequired[models.ParticipantName]
