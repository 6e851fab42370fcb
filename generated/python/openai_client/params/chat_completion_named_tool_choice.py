from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .. import models


class ChatCompletionNamedToolChoice(TypedDict):
    """Makes the model call this function."""

    type: Literal["function"]
    function: (
        ChatCompletionNamedToolChoiceFunction
        | models.ChatCompletionNamedToolChoiceFunction
    )


class ChatCompletionNamedToolChoiceFunction(TypedDict):
    name: str
