"""What a user said."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model, constant


class UserMessage(Model):
    """What a user said."""

    role: Literal["user"] = constant("user")
    content: str
