from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.model import Model


class ChatCompletionMessageToolCallChunk(Model):
    """What a chunk adds to a call."""

    index: Annotated[int, Field(ge=0)]
    """Which call this is a piece of."""
    id: str | None = None
    """The id of the call. Only in its first piece."""
    type: Literal["function"] | None = None
    function: ChatCompletionMessageToolCallChunkFunction | None = None


class ChatCompletionMessageToolCallChunkFunction(Model):
    name: str | None = None
    """Which function to call. Only in the first piece."""
    arguments: str | None = None
    """More of the arguments' JSON."""
