from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .. import models


class ChatCompletionRequestMessageContentPartImage(TypedDict):
    """A picture."""

    type: Literal["image_url"]
    image_url: (
        ChatCompletionRequestMessageContentPartImageImageUrl
        | models.ChatCompletionRequestMessageContentPartImageImageUrl
    )


class ChatCompletionRequestMessageContentPartImageImageUrl(TypedDict):
    url: str
    detail: NotRequired[
        models.ChatCompletionRequestMessageContentPartImageImageUrlDetail
    ]
