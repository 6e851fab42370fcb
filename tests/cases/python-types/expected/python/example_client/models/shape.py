from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Union

from typing_extensions import TypeAliasType

from .._runtime.model import one_of

if TYPE_CHECKING:
    from .circle import Circle
    from .square import Square

Shape = TypeAliasType(
    "Shape",
    Annotated[
        Union["Circle", "Square"],
        one_of("type", {"circle": "Circle", "square": "Square"}),
    ],
)
"""A circle or a square."""
