"""An object or its identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from .file_object import FileObject
    from .gone import Gone

Expandable = TypeAliasType("Expandable", Union[str, "FileObject", "Gone"])
"""An object or its identifier."""
