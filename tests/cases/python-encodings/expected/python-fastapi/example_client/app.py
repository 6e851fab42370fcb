"""The application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.application import make_app
from .api.forms import FormsApi

if TYPE_CHECKING:
    from typing import Unpack

    from fastapi import FastAPI

    from ._runtime.application import AppOptions


def create_app(
    *, forms: FormsApi | None = None, **options: Unpack[AppOptions]
) -> FastAPI:
    """Return the application that answers the operations of Encodings.

    Args:
        forms: Answers the operations of forms; without it, they answer with status 501.
        **options: See ``AppOptions``.
    """
    return make_app(
        "Encodings",
        "1",
        "",
        [
            (FormsApi, forms),
        ],
        {},
        options,
    )
