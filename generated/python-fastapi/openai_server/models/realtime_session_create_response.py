from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypeAliasType

from .._runtime.model import Model

RealtimeSessionCreateResponseModalitiesItem = Literal["text", "audio"]

RealtimeSessionCreateResponseVoice = Literal[
    "alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse"
]
"""The voice of the answers."""


class RealtimeSessionCreateResponse(Model):
    """A realtime session and the secret to join it with."""

    client_secret: RealtimeSessionCreateResponseClientSecret | None = None
    """Lets a client join this session without knowing the API key."""
    modalities: list[RealtimeSessionCreateResponseModalitiesItem] | None = None
    """What the model answers with."""
    instructions: str | None = None
    """What the model was told to know and to do."""
    voice: RealtimeSessionCreateResponseVoice | None = None
    """The voice of the answers."""
    input_audio_format: str | None = None
    """How the sound that is sent is encoded."""
    output_audio_format: str | None = None
    """How the sound that comes back is encoded."""
    input_audio_transcription: (
        RealtimeSessionCreateResponseInputAudioTranscription | None
    ) = None
    """How speech is written down."""
    turn_detection: RealtimeSessionCreateResponseTurnDetection | None = None
    """How the server notices that the speaker has started and finished."""
    tools: list[RealtimeSessionCreateResponseToolsItem] | None = None
    """Functions that the model may ask you to call."""
    tool_choice: str | None = None
    """Whether the model calls functions."""
    temperature: float | None = None
    """How freely the model chooses its words."""
    max_response_output_tokens: (
        RealtimeSessionCreateResponseMaxResponseOutputTokens | None
    ) = None
    """How long one answer may get, in tokens."""


class RealtimeSessionCreateResponseClientSecret(Model):
    """Lets a client join this session without knowing the API key."""

    value: str | None = None
    """The secret. Send it as a bearer token when you connect."""
    expires_at: int | None = None
    """When the secret stops working, in seconds since 1970."""


class RealtimeSessionCreateResponseInputAudioTranscription(Model):
    """How speech is written down."""

    model: str | None = None
    """The model that transcribes."""


class RealtimeSessionCreateResponseToolsItem(Model):
    type: Literal["function"] | None = None
    """The kind of tool."""
    name: str | None = None
    """The function's name."""
    description: str | None = None
    """When to call the function."""
    parameters: dict[str, Any] | None = None
    """The function's arguments, as a JSON Schema."""


class RealtimeSessionCreateResponseTurnDetection(Model):
    """How the server notices that the speaker has started and finished."""

    type: str | None = None
    """The method."""
    threshold: float | None = None
    """How loud a voice must be."""
    prefix_padding_ms: int | None = None
    """How much sound from before the voice was noticed is kept, in milliseconds."""
    silence_duration_ms: int | None = None
    """How long a silence ends the turn, in milliseconds."""


RealtimeSessionCreateResponseMaxResponseOutputTokens = TypeAliasType(
    "RealtimeSessionCreateResponseMaxResponseOutputTokens", int | Literal["inf"]
)
"""How long one answer may get, in tokens."""
