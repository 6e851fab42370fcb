from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from .. import models
    from .shape import Shape


class Thing(TypedDict):
    """A thing of every kind."""

    kind: Literal["thing"]
    secret: str
    maybe: str | None
    sometimes: NotRequired[str]
    perhaps: NotRequired[int | None]
    count: int
    ratio: NotRequired[float]
    name: NotRequired[str]
    at: NotRequired[datetime.datetime | str]
    on: NotRequired[datetime.date | str]
    price: NotRequired[Decimal | str]
    blob: NotRequired[bytes]
    tags: NotRequired[Sequence[str]]
    pair: NotRequired[tuple[int, str]]
    step: NotRequired[Sequence[int | str]]
    trip: NotRequired[Sequence[int | str]]
    rest: NotRequired[Sequence[Any]]
    labels: NotRequired[Mapping[str, str]]
    anything: NotRequired[Any]
    order: NotRequired[models.ThingOrder]
    status: NotRequired[models.Status]
    shape: NotRequired[Shape]
    tree: NotRequired[models.Tree]
    limit: NotRequired[models.ThingLimit]
    inside: NotRequired[ThingInside | models.ThingInside]


class ThingInside(TypedDict):
    total: float
