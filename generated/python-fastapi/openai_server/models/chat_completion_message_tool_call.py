from __future__ import annotations

from typing import Literal

from .._runtime.model import Model, constant


class ChatCompletionMessageToolCall(Model):
    """A call that the model asks for."""

    id: str
    """The id to send the result back with."""
    type: Literal["function"] = constant("function")
    function: ChatCompletionMessageToolCallFunction


class ChatCompletionMessageToolCallFunction(Model):
    name: str
    """Which function to call."""
    arguments: str
    """The arguments, as JSON in a text. Check them before you act on them: the model
    may leave the schema.
    """
