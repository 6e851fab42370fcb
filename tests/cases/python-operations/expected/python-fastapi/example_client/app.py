"""The application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime import security
from ._runtime.application import make_app
from .api.notes import NotesApi

if TYPE_CHECKING:
    from typing import Unpack

    from fastapi import FastAPI

    from ._runtime.application import AppOptions
    from ._runtime.identities import PasswordCheck, SecretCheck


def create_app(
    *,
    notes: NotesApi | None = None,
    key: SecretCheck | None = None,
    basic: PasswordCheck | None = None,
    token: SecretCheck | None = None,
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return the application that answers the operations of Operations.

    Args:
        notes: Answers the operations of Notes; without it, they answer with status 501.
        key: Takes an API key and the request, and returns whose it is. Without it,
            operations that need it are refused.
        basic:
            Takes a UserPassword (username, password) and the request, and returns whose
            they are. Without it, operations that need it are refused.
        token:
            Takes a bearer token and the request, and returns whose it is. Without it,
            operations that need it are refused.
        **options: See ``AppOptions``.
    """
    return make_app(
        "Operations",
        "1.0",
        "/v1",
        [
            (NotesApi, notes),
        ],
        {
            "key": security.api_key("header", "X-Key", key),
            "basic": security.basic(basic),
            "token": security.bearer(token),
        },
        options,
    )
