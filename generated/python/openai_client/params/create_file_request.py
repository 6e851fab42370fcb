from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from .. import models
    from .._runtime.formats import FileContent


class CreateFileRequest(TypedDict):
    """A file to store."""

    file: FileContent
    purpose: models.CreateFileRequestPurpose
