from __future__ import annotations

from .._runtime.model import Model


class CompletionUsage(Model):
    """How many tokens a request used."""

    prompt_tokens: int
    """Tokens of the conversation."""
    completion_tokens: int
    """Tokens of the answers."""
    total_tokens: int
    """Both together."""
    completion_tokens_details: CompletionUsageCompletionTokensDetails | None = None
    """What the tokens of the answers were used for."""
    prompt_tokens_details: CompletionUsagePromptTokensDetails | None = None
    """What the tokens of the conversation were."""


class CompletionUsageCompletionTokensDetails(Model):
    """What the tokens of the answers were used for."""

    reasoning_tokens: int | None = None
    """Tokens that the model thought in."""
    audio_tokens: int | None = None
    """Tokens of sound."""


class CompletionUsagePromptTokensDetails(Model):
    """What the tokens of the conversation were."""

    cached_tokens: int | None = None
    """Tokens that were known from an earlier request, and cost less."""
    audio_tokens: int | None = None
    """Tokens of sound."""
