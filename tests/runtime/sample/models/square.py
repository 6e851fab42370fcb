"""A square."""

from __future__ import annotations

import datetime

from .._runtime.model import Model


class Square(Model):
    """A square."""

    side: int
    name: str | None = None
    made: datetime.date | None = None
