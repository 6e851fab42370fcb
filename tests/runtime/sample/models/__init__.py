"""The models of the API."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .assistant_message import AssistantMessage as AssistantMessage
    from .chat_message import ChatMessage as ChatMessage
    from .create_file_request import CreateFileRequest as CreateFileRequest
    from .empty import Empty as Empty
    from .error import Error as Error
    from .event import Event as Event
    from .expandable import Expandable as Expandable
    from .file_object import FileObject as FileObject
    from .file_purpose import FilePurpose as FilePurpose
    from .formats import Formats as Formats
    from .gone import Gone as Gone
    from .ids import Ids as Ids
    from .list_files_response import ListFilesResponse as ListFilesResponse
    from .scores import Scores as Scores
    from .shape import Shape as Shape
    from .square import Square as Square
    from .tree import Tree as Tree
    from .triangle import Triangle as Triangle
    from .user_message import UserMessage as UserMessage

_MODULES = {
    "AssistantMessage": "assistant_message",
    "ChatMessage": "chat_message",
    "CreateFileRequest": "create_file_request",
    "Empty": "empty",
    "Error": "error",
    "Event": "event",
    "Expandable": "expandable",
    "FileObject": "file_object",
    "FilePurpose": "file_purpose",
    "Formats": "formats",
    "Gone": "gone",
    "Ids": "ids",
    "ListFilesResponse": "list_files_response",
    "Scores": "scores",
    "Shape": "shape",
    "Square": "square",
    "Tree": "tree",
    "Triangle": "triangle",
    "UserMessage": "user_message",
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
