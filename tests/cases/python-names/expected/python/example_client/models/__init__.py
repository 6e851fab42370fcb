"""The types of the API, as models."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .con_ import Con as Con
    from .helpers import Helpers as Helpers
    from .import_error import ImportError_ as ImportError_
    from .list import List2 as List2
    from .list_component import List as List
    from .model import Model_ as Model_
    from .open_ai_file import OpenAIFile as OpenAIFile
    from .warning import Warning_ as Warning_

_MODULES: dict[str, str] = {
    "Con": "con_",
    "Helpers": "helpers",
    "ImportError_": "import_error",
    "List2": "list",
    "List": "list_component",
    "Model_": "model",
    "OpenAIFile": "open_ai_file",
    "Warning_": "warning",
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
