"""The application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime import security
from ._runtime.application import make_app
from .api.default import DefaultApi

if TYPE_CHECKING:
    from typing import Unpack

    from fastapi import FastAPI

    from ._runtime.application import AppOptions
    from ._runtime.identities import SecretCheck


def create_app(
    *,
    default: DefaultApi | None = None,
    petstore_auth: SecretCheck | None = None,
    sso: SecretCheck | None = None,
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return the application that answers the operations of Security.

    Args:
        default:
            Answers the operations of default; without it, they answer with status 501.
        petstore_auth:
            Takes an access token and the request, and returns whose it is and its
            scopes. Without it, operations that need it are refused.
        sso: Takes an access token and the request, and returns whose it is and its
            scopes. Without it, operations that need it are refused.
        **options: See ``AppOptions``.
    """
    return make_app(
        "Security",
        "1.0",
        "/v1",
        [
            (DefaultApi, default),
        ],
        {
            "petstore_auth": security.bearer(petstore_auth),
            "sso": security.bearer(sso),
        },
        options,
    )
