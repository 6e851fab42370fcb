"""A file."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from .._runtime.model import Model, Nullable, read_only, wire, write_only

if TYPE_CHECKING:
    from .file_purpose import FilePurpose


class FileObject(Model):
    """A file."""

    id: str = read_only()
    """Who it is."""

    name: Annotated[str, Field(min_length=1, max_length=20)]
    """What it is called."""

    purpose: FilePurpose | None = None
    created_at: datetime.datetime | None = None
    deleted_at: Nullable[datetime.datetime] = None
    parent: Nullable[str]
    class_: Annotated[str | None, wire("class")] = None
    max_size: Annotated[int | None, Field(ge=1, le=100), wire("max-size")] = None
    secret: Annotated[str, write_only()]
    meta: dict[str, str] | None = None
    anything: Any = None
