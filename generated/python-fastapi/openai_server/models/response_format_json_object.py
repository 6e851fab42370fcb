from __future__ import annotations

from typing import Literal

from .._runtime.model import Model, constant


class ResponseFormatJsonObject(Model):
    """Any JSON object. The conversation has to say which."""

    type: Literal["json_object"] = constant("json_object")
