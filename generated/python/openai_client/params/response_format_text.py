from __future__ import annotations

from typing import Literal, TypedDict


class ResponseFormatText(TypedDict):
    """Plain text."""

    type: Literal["text"]
