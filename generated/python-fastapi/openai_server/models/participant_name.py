from __future__ import annotations

from typing import Annotated

from typing_extensions import TypeAliasType

from .._runtime.formats import pattern

ParticipantName = TypeAliasType(
    "ParticipantName", Annotated[str, pattern("^[A-Za-z0-9_-]{1,64}$")]
)
"""Tells apart participants with the same role."""
