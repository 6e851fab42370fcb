"""Identifiers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.formats import unique

Ids = TypeAliasType("Ids", Annotated[list[str], Field(max_length=3), unique()])
"""Identifiers."""
