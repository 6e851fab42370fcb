from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .error import Error


class ErrorResponse(Model):
    """The body of every response that reports a failure."""

    error: Error
