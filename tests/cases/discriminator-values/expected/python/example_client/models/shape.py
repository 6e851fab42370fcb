from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Union

from typing_extensions import TypeAliasType

from .._runtime.model import Model, one_of, wire

if TYPE_CHECKING:
    from .circle import Circle
    from .rounded import Rounded
    from .square import Square


class Shape(Model):
    odata_type: Annotated[str, wire("@odata.type")]


ShapeVariant = TypeAliasType(
    "ShapeVariant",
    Annotated[
        Union["Circle", "Square", "Rounded", "Shape"],
        one_of(
            "@odata.type",
            {
                "#Example.Circle": "Circle",
                "#Example.Square": "Square",
                "Rounded": "Rounded",
                "Shape": "Shape",
            },
        ),
    ],
)
