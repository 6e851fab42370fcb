from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .. import models
    from .function_object import FunctionObject


class ChatCompletionTool(TypedDict):
    """A tool that the model may use."""

    type: Literal["function"]
    function: FunctionObject | models.FunctionObject
