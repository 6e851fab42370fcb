from __future__ import annotations

from typing import Literal, TypedDict


class ResponseFormatJsonObject(TypedDict):
    """Any JSON object. The conversation has to say which."""

    type: Literal["json_object"]
