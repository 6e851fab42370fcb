from __future__ import annotations

from typing import Literal

from .._runtime.formats import Int64
from .._runtime.model import Model, constant


class Model_(Model):
    """A model that the API offers."""

    id: str
    """The name to use in requests."""
    object: Literal["model"] = constant("model")
    """What kind of object this is."""
    created: Int64
    """When the model came out, in seconds since 1970."""
    owned_by: str
    """The organization the model belongs to."""
