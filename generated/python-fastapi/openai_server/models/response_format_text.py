from __future__ import annotations

from typing import Literal

from .._runtime.model import Model, constant


class ResponseFormatText(Model):
    """Plain text."""

    type: Literal["text"] = constant("text")
