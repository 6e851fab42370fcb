from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .._runtime.model import Model, constant

if TYPE_CHECKING:
    from .model import Model_


class ListModelsResponse(Model):
    """The models there are."""

    object: Literal["list"] = constant("list")
    data: list[Model_]
    """The models."""
