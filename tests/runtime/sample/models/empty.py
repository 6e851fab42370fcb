"""Nothing."""

from __future__ import annotations

from .._runtime.model import Model


class Empty(Model, extra="forbid"):
    """Nothing."""
