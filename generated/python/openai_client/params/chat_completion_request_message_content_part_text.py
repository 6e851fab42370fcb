from __future__ import annotations

from typing import Literal, TypedDict


class ChatCompletionRequestMessageContentPartText(TypedDict):
    """A piece of text."""

    type: Literal["text"]
    text: str
