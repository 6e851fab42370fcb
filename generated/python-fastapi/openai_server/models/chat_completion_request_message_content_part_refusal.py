from __future__ import annotations

from typing import Literal

from .._runtime.model import Model, constant


class ChatCompletionRequestMessageContentPartRefusal(Model):
    """A refusal."""

    type: Literal["refusal"] = constant("refusal")
    refusal: str
    """Why the model would not answer."""
