"""Scores by name."""

# pyright: reportIncompatibleVariableOverride=false

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from .._runtime.model import Model

if TYPE_CHECKING:
    from .square import Square


class Scores(Model):
    """Scores by name."""

    total: int
    __pydantic_extra__: dict[str, Square] = Field(init=False)
