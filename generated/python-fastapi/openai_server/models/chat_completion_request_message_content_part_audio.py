from __future__ import annotations

from typing import Literal

from .._runtime.formats import Base64
from .._runtime.model import Model, constant

ChatCompletionRequestMessageContentPartAudioInputAudioFormat = Literal["wav", "mp3"]
"""How the sound is encoded."""


class ChatCompletionRequestMessageContentPartAudio(Model):
    """A piece of sound."""

    type: Literal["input_audio"] = constant("input_audio")
    input_audio: ChatCompletionRequestMessageContentPartAudioInputAudio


class ChatCompletionRequestMessageContentPartAudioInputAudio(Model):
    data: Base64
    """The sound, in base64."""
    format: ChatCompletionRequestMessageContentPartAudioInputAudioFormat
    """How the sound is encoded."""
