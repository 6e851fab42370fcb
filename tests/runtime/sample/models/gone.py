"""What was deleted."""

from __future__ import annotations

from typing import Literal

from .._runtime.model import Model, constant


class Gone(Model):
    """What was deleted."""

    deleted: Literal[True] = constant(True)
    id: str
