from __future__ import annotations

from .._runtime.model import Model


class Thing(Model):
    """The thing

    See About | things: https://example.com/thing

    Deprecated.
    """

    own: str | None = None
    """Its own.

    See Owning: https://example.com/own
    """
    bare: str | None = None
    """See https://example.com/bare"""
    odd: str | None = None
