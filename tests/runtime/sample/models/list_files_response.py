"""A page of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from .._runtime.model import Model, Nullable

if TYPE_CHECKING:
    from .file_object import FileObject

ListFilesResponseOrder: TypeAlias = Literal["asc", "desc"]


class ListFilesResponse(Model):
    """A page of files."""

    data: list[FileObject]
    order: ListFilesResponseOrder | None = None
    next: Nullable[str] = None
