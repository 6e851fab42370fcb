"""A triangle."""

from __future__ import annotations

from .._runtime.model import Model


class Triangle(Model):
    """A triangle."""

    base: int
    height: int
    name: str | None = None
