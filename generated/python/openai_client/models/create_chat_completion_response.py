from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .._runtime.model import Model, Nullable, constant

if TYPE_CHECKING:
    from .chat_completion_choice import ChatCompletionChoice
    from .completion_usage import CompletionUsage

CreateChatCompletionResponseServiceTier = Literal["scale", "default"]
"""Which capacity served the request."""


class CreateChatCompletionResponse(Model):
    """The answers to a conversation."""

    id: str
    """The id of this completion."""
    object: Literal["chat.completion"] = constant("chat.completion")
    """What kind of object this is."""
    created: int
    """When the answer was written, in seconds since 1970."""
    model: str
    """The exact model that answered."""
    choices: list[ChatCompletionChoice]
    """The answers, as many as were asked for with `n`."""
    service_tier: Nullable[CreateChatCompletionResponseServiceTier] = None
    """Which capacity served the request."""
    system_fingerprint: str | None = None
    """Names the configuration of the servers; answers to one seed may change with
    it.
    """
    usage: CompletionUsage | None = None
