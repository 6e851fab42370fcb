from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .. import models


class RealtimeSessionCreateRequest(TypedDict):
    """How a realtime session starts out. All but the model can be changed later."""

    modalities: NotRequired[Sequence[models.RealtimeSessionCreateRequestModalitiesItem]]
    model: models.RealtimeSessionCreateRequestModel
    instructions: NotRequired[str]
    voice: NotRequired[models.RealtimeSessionCreateRequestVoice]
    input_audio_format: NotRequired[models.RealtimeSessionCreateRequestInputAudioFormat]
    output_audio_format: NotRequired[
        models.RealtimeSessionCreateRequestOutputAudioFormat
    ]
    input_audio_transcription: NotRequired[
        RealtimeSessionCreateRequestInputAudioTranscription
        | models.RealtimeSessionCreateRequestInputAudioTranscription
    ]
    turn_detection: NotRequired[
        RealtimeSessionCreateRequestTurnDetection
        | models.RealtimeSessionCreateRequestTurnDetection
    ]
    tools: NotRequired[
        Sequence[
            RealtimeSessionCreateRequestToolsItem
            | models.RealtimeSessionCreateRequestToolsItem
        ]
    ]
    tool_choice: NotRequired[str]
    temperature: NotRequired[float]
    max_response_output_tokens: NotRequired[
        models.RealtimeSessionCreateRequestMaxResponseOutputTokens
    ]


class RealtimeSessionCreateRequestInputAudioTranscription(TypedDict):
    """Writes down what the speaker says. It is done beside the conversation, by another
    model, and may differ from what the answering model understood.
    """

    model: NotRequired[str]


class RealtimeSessionCreateRequestToolsItem(TypedDict):
    type: NotRequired[Literal["function"]]
    name: NotRequired[str]
    description: NotRequired[str]
    parameters: NotRequired[Mapping[str, Any]]


class RealtimeSessionCreateRequestTurnDetection(TypedDict):
    """How the server notices that the speaker has started and finished."""

    type: NotRequired[str]
    threshold: NotRequired[float]
    prefix_padding_ms: NotRequired[int]
    silence_duration_ms: NotRequired[int]
    create_response: NotRequired[bool]
