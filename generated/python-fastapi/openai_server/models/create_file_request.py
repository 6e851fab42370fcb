from __future__ import annotations

from typing import Literal

from .._runtime.formats import FileContent
from .._runtime.model import Model

CreateFileRequestPurpose = Literal["assistants", "batch", "fine-tune", "vision"]
"""What the file is for. It decides which formats are accepted."""


class CreateFileRequest(Model, extra="forbid"):
    """A file to store."""

    file: FileContent
    """The content, with its file name."""
    purpose: CreateFileRequestPurpose
    """What the file is for. It decides which formats are accepted."""
