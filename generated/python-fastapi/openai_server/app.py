"""The application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime import security
from ._runtime.application import make_app
from .api.chat import ChatApi
from .api.files import FilesApi
from .api.models import ModelsApi
from .api.realtime import RealtimeApi

if TYPE_CHECKING:
    from typing import Unpack

    from fastapi import FastAPI

    from ._runtime.application import AppOptions
    from ._runtime.identities import SecretCheck


def create_app(
    *,
    chat: ChatApi | None = None,
    files: FilesApi | None = None,
    models: ModelsApi | None = None,
    realtime: RealtimeApi | None = None,
    api_key_auth: SecretCheck | None = None,
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return the application that answers the operations of OpenAI API.

    Args:
        chat: Answers the operations of Chat; without it, they answer with status 501.
        files: Answers the operations of Files; without it, they answer with status 501.
        models:
            Answers the operations of Models; without it, they answer with status 501.
        realtime:
            Answers the operations of Realtime; without it, they answer with status 501.
        api_key_auth:
            Takes a bearer token and the request, and returns whose it is. Without it,
            operations that need it are refused.
        **options: See ``AppOptions``.
    """
    return make_app(
        "OpenAI API",
        "1.0.0",
        "/v1",
        [
            (ChatApi, chat),
            (FilesApi, files),
            (ModelsApi, models),
            (RealtimeApi, realtime),
        ],
        {
            "ApiKeyAuth": security.bearer(api_key_auth),
        },
        options,
    )
