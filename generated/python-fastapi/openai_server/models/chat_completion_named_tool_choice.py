from __future__ import annotations

from typing import Literal

from .._runtime.model import Model, constant


class ChatCompletionNamedToolChoice(Model):
    """Makes the model call this function."""

    type: Literal["function"] = constant("function")
    function: ChatCompletionNamedToolChoiceFunction


class ChatCompletionNamedToolChoiceFunction(Model):
    name: str
    """The function's name."""
