"""What an assistant said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from .._runtime.model import Model, wire

if TYPE_CHECKING:
    from .chat_message import ChatMessage
    from .tree import Tree


class AssistantMessage(Model):
    """What an assistant said."""

    role_: Annotated[Literal["assistant", "helper"], wire("role")]
    history: list[ChatMessage] | None = None
    tree: Tree | None = None
