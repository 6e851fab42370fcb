from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .. import models
    from .chat_completion_request_message import ChatCompletionRequestMessage
    from .chat_completion_tool import ChatCompletionTool
    from .chat_completion_tool_choice_option import ChatCompletionToolChoiceOption
    from .response_format import ResponseFormat


class CreateChatCompletionRequest(TypedDict):
    """A conversation to answer, and how."""

    messages: Sequence[ChatCompletionRequestMessage]
    model: models.ChatModel
    store: NotRequired[bool | None]
    reasoning_effort: NotRequired[models.CreateChatCompletionRequestReasoningEffort]
    metadata: NotRequired[models.Metadata]
    frequency_penalty: NotRequired[float | None]
    presence_penalty: NotRequired[float | None]
    logit_bias: NotRequired[Mapping[str, int] | None]
    logprobs: NotRequired[bool | None]
    top_logprobs: NotRequired[int | None]
    max_completion_tokens: NotRequired[int | None]
    max_tokens: NotRequired[int | None]
    n: NotRequired[int | None]
    modalities: NotRequired[
        Sequence[models.CreateChatCompletionRequestModalitiesItem] | None
    ]
    audio: NotRequired[
        CreateChatCompletionRequestAudio
        | models.CreateChatCompletionRequestAudio
        | None
    ]
    response_format: NotRequired[ResponseFormat]
    seed: NotRequired[int | None]
    service_tier: NotRequired[models.CreateChatCompletionRequestServiceTier | None]
    stop: NotRequired[models.CreateChatCompletionRequestStop | None]
    stream: NotRequired[bool | None]
    stream_options: NotRequired[
        CreateChatCompletionRequestStreamOptions
        | models.CreateChatCompletionRequestStreamOptions
        | None
    ]
    temperature: NotRequired[float | None]
    top_p: NotRequired[float | None]
    tools: NotRequired[Sequence[ChatCompletionTool | models.ChatCompletionTool]]
    tool_choice: NotRequired[ChatCompletionToolChoiceOption]
    parallel_tool_calls: NotRequired[bool]
    user: NotRequired[str]


class CreateChatCompletionRequestAudio(TypedDict):
    """How the answer should sound."""

    voice: models.CreateChatCompletionRequestAudioVoice
    format: models.CreateChatCompletionRequestAudioFormat


class CreateChatCompletionRequestStreamOptions(TypedDict):
    """What a stream contains. Only with `stream`."""

    include_usage: NotRequired[bool]
