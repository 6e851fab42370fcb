# pyright: reportIncompatibleVariableOverride=false
from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.formats import Base64, DateTime, pattern, unique
from .._runtime.model import Model, Nullable, constant, read_only, write_only

if TYPE_CHECKING:
    from .shape import Shape
    from .status import Status
    from .tree import Tree

ThingOrder = Literal["asc", "desc"]


class Thing(Model):
    """A thing of every kind."""

    kind: Literal["thing"] = constant("thing")
    id: UUID = read_only()
    secret: Annotated[str, write_only()]
    maybe: Nullable[str]
    """Required and nullable."""
    count: Annotated[int, Field(ge=1, le=10)]
    """Default: ``3``."""
    sometimes: str | None = None
    """Optional and never null."""
    perhaps: Nullable[int] = None
    """Optional and nullable."""
    ratio: Annotated[float, Field(gt=0, multiple_of=0.5)] | None = None
    name: (
        Annotated[str, Field(min_length=1, max_length=20), pattern("^[a-z\\d]+$")]
        | None
    ) = None
    at: DateTime | None = None
    on: datetime.date | None = None
    price: Decimal | None = None
    blob: Base64 | None = None
    tags: Annotated[list[str], Field(max_length=5), unique()] | None = None
    pair: tuple[int, str] | None = None
    step: list[int | str] | None = None
    trip: list[int | str] | None = None
    rest: list[Any] | None = None
    labels: dict[str, str] | None = None
    anything: Any = None
    order: ThingOrder | None = None
    """Default: ``"asc"``."""
    status: Status | None = None
    shape: Shape | None = None
    tree: Tree | None = None
    limit: ThingLimit | None = None
    inside: ThingInside | None = None


class ThingInside(Model):
    total: float
    __pydantic_extra__: dict[str, float] = Field(init=False)


ThingLimit = TypeAliasType("ThingLimit", int | Literal["none"])
