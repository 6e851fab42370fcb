from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from .._runtime.formats import Int64
from .._runtime.model import Model, constant, read_only

if TYPE_CHECKING:
    from .file_purpose import FilePurpose

OpenAIFileStatus = Literal["uploaded", "processed", "error"]
"""Where the file stands. The jobs that use it say more.

Deprecated.
"""


class OpenAIFile(Model):
    """A stored file, without its content."""

    id: str = read_only()
    """The id to use in requests."""
    object: Literal["file"] = constant("file")
    """What kind of object this is."""
    bytes: Annotated[Int64, Field(ge=0)] = read_only()
    """How large the content is."""
    created_at: Int64 = read_only()
    """When the file was uploaded, in seconds since 1970."""
    filename: str
    """The name the file was uploaded under."""
    purpose: FilePurpose
    status: OpenAIFileStatus = read_only()
    """Where the file stands. The jobs that use it say more.

    Deprecated.
    """
    status_details: str | None = None
    """Why a file of training data was refused. The fine-tuning job says it too.

    Deprecated.
    """
