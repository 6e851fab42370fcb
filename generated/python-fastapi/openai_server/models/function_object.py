from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.formats import pattern
from .._runtime.model import Model, Nullable


class FunctionObject(Model):
    """A function of yours, described to the model."""

    name: Annotated[str, Field(max_length=64), pattern("^[A-Za-z0-9_-]+$")]
    """The function's name."""
    description: str | None = None
    """What the function does and when to call it."""
    parameters: dict[str, Any] | None = None
    """The arguments, as a JSON Schema. Without it the function takes none."""
    strict: Nullable[bool] = False
    """Whether the model must keep to the schema exactly.

    Default: ``False``.
    """
