from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .. import models


class ChatCompletionMessageToolCall(TypedDict):
    """A call that the model asks for."""

    id: str
    type: Literal["function"]
    function: (
        ChatCompletionMessageToolCallFunction
        | models.ChatCompletionMessageToolCallFunction
    )


class ChatCompletionMessageToolCallFunction(TypedDict):
    name: str
    arguments: str
