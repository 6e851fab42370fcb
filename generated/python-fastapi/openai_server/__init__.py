"""A server of OpenAI API."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from . import models as models

if TYPE_CHECKING:
    from ._runtime.api import unimplemented as unimplemented
    from ._runtime.application import AppOptions as AppOptions
    from ._runtime.context import current_identities as current_identities
    from ._runtime.context import current_request as current_request
    from ._runtime.events import ServerSentEvent as ServerSentEvent
    from ._runtime.identities import Identity as Identity
    from ._runtime.identities import UserPassword as UserPassword
    from ._runtime.incoming import BodyStream as BodyStream
    from ._runtime.problems import Fault as Fault
    from ._runtime.problems import Problem as Problem
    from ._runtime.replies import ErrorReply as ErrorReply
    from ._runtime.replies import Reply as Reply
    from ._runtime.uris import Uri as Uri
    from .api.chat import ChatApi as ChatApi
    from .api.files import FilesApi as FilesApi
    from .api.models import ModelsApi as ModelsApi
    from .api.realtime import RealtimeApi as RealtimeApi
    from .app import create_app as create_app

__version__ = "1.0.0"

# Loaded when they are needed.
_MODULES: dict[str, str] = {
    "unimplemented": "_runtime.api",
    "AppOptions": "_runtime.application",
    "current_identities": "_runtime.context",
    "current_request": "_runtime.context",
    "ServerSentEvent": "_runtime.events",
    "Identity": "_runtime.identities",
    "UserPassword": "_runtime.identities",
    "BodyStream": "_runtime.incoming",
    "Fault": "_runtime.problems",
    "Problem": "_runtime.problems",
    "ErrorReply": "_runtime.replies",
    "Reply": "_runtime.replies",
    "Uri": "_runtime.uris",
    "ChatApi": "api.chat",
    "FilesApi": "api.files",
    "ModelsApi": "api.models",
    "RealtimeApi": "api.realtime",
    "create_app": "app",
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
