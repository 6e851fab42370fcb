from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.formats import Int64
from .._runtime.model import Model, Nullable

if TYPE_CHECKING:
    from .chat_completion_request_message import ChatCompletionRequestMessage
    from .chat_completion_tool import ChatCompletionTool
    from .chat_completion_tool_choice_option import ChatCompletionToolChoiceOption
    from .chat_model import ChatModel
    from .metadata import Metadata
    from .response_format import ResponseFormat

CreateChatCompletionRequestAudioFormat = Literal["wav", "mp3", "flac", "opus", "pcm16"]
"""How the sound is encoded."""

CreateChatCompletionRequestAudioVoice = Literal[
    "alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse"
]
"""The voice."""

CreateChatCompletionRequestModalitiesItem = Literal["text", "audio"]

CreateChatCompletionRequestReasoningEffort = Literal["low", "medium", "high"]
"""How long a reasoning model thinks before it answers."""

CreateChatCompletionRequestServiceTier = Literal["auto", "default"]
"""Which capacity serves the request. `auto` uses reserved capacity where there is
some.
"""


class CreateChatCompletionRequest(Model):
    """A conversation to answer, and how."""

    messages: Annotated[list[ChatCompletionRequestMessage], Field(min_length=1)]
    """The conversation so far, oldest message first."""
    model: ChatModel
    store: Nullable[bool] = False
    """Whether the answer is kept for evaluation and training of your own models.

    Default: ``False``.
    """
    reasoning_effort: CreateChatCompletionRequestReasoningEffort = "medium"
    """How long a reasoning model thinks before it answers.

    Default: ``"medium"``.
    """
    metadata: Nullable[Metadata] = None
    frequency_penalty: Nullable[Annotated[float, Field(ge=-2, le=2)]] = 0
    """Above zero, words that were used often become less likely.

    Default: ``0``.
    """
    presence_penalty: Nullable[Annotated[float, Field(ge=-2, le=2)]] = 0
    """Above zero, words that were used at all become less likely.

    Default: ``0``.
    """
    logit_bias: Nullable[dict[str, Annotated[int, Field(ge=-100, le=100)]]] = None
    """Makes tokens more or less likely. Keys are the tokens' numbers; -100 forbids one,
    100 forces it.
    """
    logprobs: Nullable[bool] = False
    """Whether to say how likely each token of the answer was.

    Default: ``False``.
    """
    top_logprobs: Nullable[Annotated[int, Field(ge=0, le=20)]] = None
    """How many other likely tokens to give at each place. Needs `logprobs`."""
    max_completion_tokens: Nullable[Annotated[int, Field(ge=1)]] = None
    """How long the answer may get, in tokens, what the model thinks included."""
    max_tokens: Nullable[int] = None
    """The older name of `max_completion_tokens`. Reasoning models refuse it.

    Deprecated.
    """
    n: Nullable[Annotated[int, Field(ge=1, le=128)]] = 1
    """How many answers to write. Each one is paid for.

    Default: ``1``.
    """
    modalities: Nullable[list[CreateChatCompletionRequestModalitiesItem]] = None
    """What to answer with. Sound needs a model that can speak, and `audio`."""
    audio: Nullable[CreateChatCompletionRequestAudio] = None
    """How the answer should sound."""
    response_format: ResponseFormat | None = None
    seed: Nullable[Int64] = None
    """Requests with the same seed and settings mostly get the same answer."""
    service_tier: Nullable[CreateChatCompletionRequestServiceTier] = "auto"
    """Which capacity serves the request. `auto` uses reserved capacity where there is
    some.

    Default: ``"auto"``.
    """
    stop: Nullable[CreateChatCompletionRequestStop] = None
    """Texts at which the answer ends. They are not part of it."""
    stream: Nullable[bool] = False
    """Whether the answer comes piece by piece, as server-sent events.

    Default: ``False``.
    """
    stream_options: Nullable[CreateChatCompletionRequestStreamOptions] = None
    """What a stream contains. Only with `stream`."""
    temperature: Nullable[Annotated[float, Field(ge=0, le=2)]] = 1
    """How freely words are chosen, from 0 (nearly always the same) on. Change this or
    `top_p`.

    Default: ``1``.
    """
    top_p: Nullable[Annotated[float, Field(ge=0, le=1)]] = 1
    """Considers only the likeliest words that together reach this share of all
    probability.

    Default: ``1``.
    """
    tools: Annotated[list[ChatCompletionTool], Field(max_length=128)] | None = None
    """Functions that the model may ask you to call."""
    tool_choice: ChatCompletionToolChoiceOption | None = None
    parallel_tool_calls: bool = True
    """Whether the model may ask for several calls at once.

    Default: ``True``.
    """
    user: str | None = None
    """A stable name of your own for the end user, to tell misuse apart. Not an e-mail
    address.
    """


class CreateChatCompletionRequestAudio(Model):
    """How the answer should sound."""

    voice: CreateChatCompletionRequestAudioVoice
    """The voice."""
    format: CreateChatCompletionRequestAudioFormat
    """How the sound is encoded."""


class CreateChatCompletionRequestStreamOptions(Model):
    """What a stream contains. Only with `stream`."""

    include_usage: bool | None = None
    """Whether one more chunk, without choices, says how many tokens were used."""


CreateChatCompletionRequestStop = TypeAliasType(
    "CreateChatCompletionRequestStop",
    str | Annotated[list[str], Field(min_length=1, max_length=4)],
)
"""Texts at which the answer ends. They are not part of it."""
