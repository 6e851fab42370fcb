from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.model import Model

RealtimeSessionCreateRequestInputAudioFormat = Literal[
    "pcm16", "g711_ulaw", "g711_alaw"
]
"""How the sound that is sent is encoded."""

RealtimeSessionCreateRequestModalitiesItem = Literal["text", "audio"]

RealtimeSessionCreateRequestModel = Literal[
    "gpt-4o-realtime-preview",
    "gpt-4o-realtime-preview-2024-10-01",
    "gpt-4o-realtime-preview-2024-12-17",
    "gpt-4o-mini-realtime-preview",
    "gpt-4o-mini-realtime-preview-2024-12-17",
]
"""The model that listens and answers."""

RealtimeSessionCreateRequestOutputAudioFormat = Literal[
    "pcm16", "g711_ulaw", "g711_alaw"
]
"""How the sound that comes back is encoded."""

RealtimeSessionCreateRequestVoice = Literal[
    "alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse"
]
"""The voice of the answers. It is fixed once the model has spoken."""


class RealtimeSessionCreateRequest(Model):
    """How a realtime session starts out. All but the model can be changed later."""

    model: RealtimeSessionCreateRequestModel
    """The model that listens and answers."""
    modalities: list[RealtimeSessionCreateRequestModalitiesItem] | None = None
    """What the model answers with. Ask for `["text"]` alone to have no sound."""
    instructions: str | None = None
    """What the model should know and how it should speak, put before the conversation.
    The model tries to follow this but may not always. Without it the server uses a
    text of its own.
    """
    voice: RealtimeSessionCreateRequestVoice | None = None
    """The voice of the answers. It is fixed once the model has spoken."""
    input_audio_format: RealtimeSessionCreateRequestInputAudioFormat | None = None
    """How the sound that is sent is encoded."""
    output_audio_format: RealtimeSessionCreateRequestOutputAudioFormat | None = None
    """How the sound that comes back is encoded."""
    input_audio_transcription: (
        RealtimeSessionCreateRequestInputAudioTranscription | None
    ) = None
    """Writes down what the speaker says. It is done beside the conversation, by another
    model, and may differ from what the answering model understood.
    """
    turn_detection: RealtimeSessionCreateRequestTurnDetection | None = None
    """How the server notices that the speaker has started and finished."""
    tools: list[RealtimeSessionCreateRequestToolsItem] | None = None
    """Functions that the model may ask you to call."""
    tool_choice: str | None = None
    """Whether the model calls functions. One of `auto`, `none` and `required`, or a
    function's name.
    """
    temperature: Annotated[float, Field(ge=0.6, le=1.2)] | None = None
    """How freely the model chooses its words."""
    max_response_output_tokens: (
        RealtimeSessionCreateRequestMaxResponseOutputTokens | None
    ) = None
    """How long one answer may get, in tokens and with its calls; `inf` is as long as
    the model can.
    """


class RealtimeSessionCreateRequestInputAudioTranscription(Model):
    """Writes down what the speaker says. It is done beside the conversation, by another
    model, and may differ from what the answering model understood.
    """

    model: str | None = None
    """The model that transcribes."""


class RealtimeSessionCreateRequestToolsItem(Model):
    type: Literal["function"] | None = None
    """The kind of tool."""
    name: str | None = None
    """The function's name."""
    description: str | None = None
    """When to call the function, and what to tell the speaker meanwhile."""
    parameters: dict[str, Any] | None = None
    """The function's arguments, as a JSON Schema."""


class RealtimeSessionCreateRequestTurnDetection(Model):
    """How the server notices that the speaker has started and finished."""

    type: str | None = None
    """The method. `server_vad` judges by the loudness of the voice."""
    threshold: Annotated[float, Field(ge=0, le=1)] | None = None
    """How loud a voice must be, between 0 and 1. Raise it in noisy places."""
    prefix_padding_ms: Annotated[int, Field(ge=0)] | None = None
    """How much sound from before the voice was noticed is kept, in milliseconds."""
    silence_duration_ms: Annotated[int, Field(ge=0)] | None = None
    """How long a silence ends the turn, in milliseconds. Short ones answer sooner."""
    create_response: bool = True
    """Whether the model answers by itself when a turn ends.

    Default: ``True``.
    """


RealtimeSessionCreateRequestMaxResponseOutputTokens = TypeAliasType(
    "RealtimeSessionCreateRequestMaxResponseOutputTokens",
    Annotated[int, Field(ge=1, le=4096)] | Literal["inf"],
)
"""How long one answer may get, in tokens and with its calls; `inf` is as long as the
model can.
"""
