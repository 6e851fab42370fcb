"""The application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.application import make_app
from .api.streams import StreamsApi

if TYPE_CHECKING:
    from typing import Unpack

    from fastapi import FastAPI

    from ._runtime.application import AppOptions


def create_app(
    *, streams: StreamsApi | None = None, **options: Unpack[AppOptions]
) -> FastAPI:
    """Return the application that answers the operations of Streams.

    Args:
        streams:
            Answers the operations of Streams; without it, they answer with status 501.
        **options: See ``AppOptions``.
    """
    return make_app(
        "Streams",
        "1.0",
        "",
        [
            (StreamsApi, streams),
        ],
        {},
        options,
    )
