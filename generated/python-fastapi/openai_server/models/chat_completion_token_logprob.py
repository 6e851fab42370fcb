from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model, Nullable


class ChatCompletionTokenLogprob(Model):
    """How likely one token was, and which others were likely at its place."""

    token: str
    """The token."""
    logprob: float
    """The logarithm of its probability; -9999 for one that was very unlikely."""
    bytes: Nullable[list[Annotated[int, Field(ge=0, le=255)]]]
    """The token's UTF-8 bytes. A character may be spread over several tokens."""
    top_logprobs: list[ChatCompletionTokenLogprobTopLogprobsItem]
    """The likeliest tokens at this place."""


class ChatCompletionTokenLogprobTopLogprobsItem(Model):
    token: str
    """The token."""
    logprob: float
    """The logarithm of its probability."""
    bytes: Nullable[list[Annotated[int, Field(ge=0, le=255)]]]
    """The token's UTF-8 bytes."""
