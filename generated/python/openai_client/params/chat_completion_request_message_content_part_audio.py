from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .. import models


class ChatCompletionRequestMessageContentPartAudio(TypedDict):
    """A piece of sound."""

    type: Literal["input_audio"]
    input_audio: (
        ChatCompletionRequestMessageContentPartAudioInputAudio
        | models.ChatCompletionRequestMessageContentPartAudioInputAudio
    )


class ChatCompletionRequestMessageContentPartAudioInputAudio(TypedDict):
    data: bytes
    format: models.ChatCompletionRequestMessageContentPartAudioInputAudioFormat
