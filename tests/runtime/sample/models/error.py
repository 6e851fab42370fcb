"""What went wrong."""

from __future__ import annotations

from .._runtime.model import Model


class Error(Model):
    """What went wrong."""

    code: str
    message: str | None = None
