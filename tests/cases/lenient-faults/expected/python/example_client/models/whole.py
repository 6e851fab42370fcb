from __future__ import annotations

from .._runtime.model import Model


class Whole(Model):
    id: str
