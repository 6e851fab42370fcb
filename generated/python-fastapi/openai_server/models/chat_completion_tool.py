from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .._runtime.model import Model, constant

if TYPE_CHECKING:
    from .function_object import FunctionObject


class ChatCompletionTool(Model):
    """A tool that the model may use."""

    type: Literal["function"] = constant("function")
    function: FunctionObject
