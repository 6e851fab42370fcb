"""A file to create."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated

from .._runtime.formats import FileContent
from .._runtime.model import Model, wire

if TYPE_CHECKING:
    from .file_purpose import FilePurpose
    from .square import Square


class CreateFileRequest(Model):
    """A file to create."""

    file: FileContent
    purpose: FilePurpose
    more: Annotated[list[FileContent] | None, wire("more[]")] = None
    tags: list[str] | None = None
    square: Square | None = None
    expires: datetime.datetime | None = None
