from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .open_ai_file import OpenAIFile


class ListFilesResponse(Model):
    """One page of files."""

    object: str
    data: list[OpenAIFile]
    """The files of this page."""
    first_id: str
    """The id of the first file of this page."""
    last_id: str
    """The id of the last file of this page."""
    has_more: bool
    """Whether there is another page."""
