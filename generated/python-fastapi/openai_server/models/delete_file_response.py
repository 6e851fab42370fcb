from __future__ import annotations

from typing import Literal

from .._runtime.model import Model, constant


class DeleteFileResponse(Model):
    """Says that a file was deleted."""

    id: str
    """The id the file had."""
    object: Literal["file"] = constant("file")
    deleted: bool
