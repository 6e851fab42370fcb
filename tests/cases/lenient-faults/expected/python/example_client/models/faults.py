from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from .._runtime.model import Model

if TYPE_CHECKING:
    from .ring import Ring
    from .self import Self


class Faults(Model):
    id: str | None = None
    nothing: Any = None
    text: Any = None
    great: (
        Annotated[float, Field(ge=-1.7976931348623157e308, le=1.7976931348623157e308)]
        | None
    ) = None
    none: float | None = None
    long: int | None = None
    self: Self = None
    ring: Ring = None
    lost: Any = None
    parts: Any = None
    items: list[Any] | None = None
