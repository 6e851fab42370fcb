"""The application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime import security
from ._runtime.application import make_app
from .api.evil import EvilApi

if TYPE_CHECKING:
    from typing import Unpack

    from fastapi import FastAPI

    from ._runtime.application import AppOptions
    from ._runtime.identities import SecretCheck


def create_app(
    *,
    evil: EvilApi | None = None,
    auth: SecretCheck | None = None,
    sso: SecretCheck | None = None,
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return the application that answers the operations of \"\"\" import os \\.

    Args:
        evil:
            Answers the operations of Evil \"\"\"; without it, they answer with status 501.
        auth: Takes an access token and the request, and returns whose it is and its
            scopes. Without it, operations that need it are refused.
        sso: Takes an access token and the request, and returns whose it is and its
            scopes. Without it, operations that need it are refused.
        **options: See ``AppOptions``.
    """
    return make_app(
        '""" import os \\',
        "1.0 import os",
        '/"};import os/"\\',
        [
            (EvilApi, evil),
        ],
        {
            'auth"\n': security.bearer(auth),
            'sso"': security.bearer(sso),
        },
        options,
    )
