from __future__ import annotations

from typing import Literal

from .._runtime.model import Model, constant


class ChatCompletionRequestMessageContentPartText(Model):
    """A piece of text."""

    type: Literal["text"] = constant("text")
    text: str
    """The text."""
