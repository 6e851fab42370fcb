"""Something that happened."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated

from .._runtime.model import Model, Nullable, one_of

if TYPE_CHECKING:
    from .assistant_message import AssistantMessage
    from .expandable import Expandable
    from .shape import Shape
    from .user_message import UserMessage


class Event(Model):
    """Something that happened."""

    object: Expandable | None = None
    shapes: list[Shape] | None = None
    when: datetime.datetime | str | None = None
    message: (
        Annotated[
            UserMessage | AssistantMessage,
            one_of("role", {"user": "UserMessage", "assistant": "AssistantMessage"}),
        ]
        | None
    ) = None
    by_name: Nullable[dict[str, UserMessage]] = None
    either: UserMessage | str | None = None
