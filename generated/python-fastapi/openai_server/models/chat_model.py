from __future__ import annotations

from typing import Literal, Union

from typing_extensions import TypeAliasType

ChatModelChoice = Literal[
    "o1",
    "o1-mini",
    "gpt-4o",
    "gpt-4o-audio-preview",
    "gpt-4o-mini",
    "gpt-4-turbo",
    "gpt-3.5-turbo",
]

ChatModel = TypeAliasType("ChatModel", Union[str, "ChatModelChoice"])
"""The model that answers. Any model for chat can be named; these are well known."""
