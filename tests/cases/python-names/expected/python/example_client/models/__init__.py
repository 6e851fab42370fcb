"""The types of the API, as models."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .list import List2 as List2
    from .list_component import List as List
    from .model import Model_ as Model_
    from .open_ai_file import OpenAIFile as OpenAIFile

_MODULES = {
    "List2": "list",
    "List": "list_component",
    "Model_": "model",
    "OpenAIFile": "open_ai_file",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{module}", __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_MODULES})
