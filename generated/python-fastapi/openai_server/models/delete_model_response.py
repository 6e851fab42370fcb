from __future__ import annotations

from .._runtime.model import Model


class DeleteModelResponse(Model):
    """Says that a model was deleted."""

    id: str
    """The name the model had."""
    object: str
    deleted: bool
