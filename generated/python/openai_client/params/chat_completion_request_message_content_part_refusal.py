from __future__ import annotations

from typing import Literal, TypedDict


class ChatCompletionRequestMessageContentPartRefusal(TypedDict):
    """A refusal."""

    type: Literal["refusal"]
    refusal: str
