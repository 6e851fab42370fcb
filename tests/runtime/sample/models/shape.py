"""A shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from .square import Square
    from .triangle import Triangle

Shape = TypeAliasType("Shape", Union[str, "Square", "Triangle"])
"""A shape."""
