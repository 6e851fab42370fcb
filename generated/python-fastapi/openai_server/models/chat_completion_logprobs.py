from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, Nullable

if TYPE_CHECKING:
    from .chat_completion_token_logprob import ChatCompletionTokenLogprob


class ChatCompletionLogprobs(Model):
    """How likely the tokens of an answer were."""

    content: Nullable[list[ChatCompletionTokenLogprob]]
    """The tokens of the text."""
    refusal: Nullable[list[ChatCompletionTokenLogprob]]
    """The tokens of the refusal."""
