from __future__ import annotations

from typing import Literal

from .._runtime.formats import Uri
from .._runtime.model import Model, constant

ChatCompletionRequestMessageContentPartImageImageUrlDetail = Literal[
    "auto", "low", "high"
]
"""How closely the model looks."""


class ChatCompletionRequestMessageContentPartImage(Model):
    """A picture."""

    type: Literal["image_url"] = constant("image_url")
    image_url: ChatCompletionRequestMessageContentPartImageImageUrl


class ChatCompletionRequestMessageContentPartImageImageUrl(Model):
    url: Uri
    """Where the picture is, or the picture itself as a `data:` URL."""
    detail: ChatCompletionRequestMessageContentPartImageImageUrlDetail = "auto"
    """How closely the model looks.

    Default: ``"auto"``.
    """
