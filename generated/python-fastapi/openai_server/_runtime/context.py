"""The request that is being answered."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Final

from starlette.requests import Request

from .identities import Identity

REQUEST: Final[ContextVar[Request]] = ContextVar("request")
IDENTITIES: Final[ContextVar[Mapping[str, Identity]]] = ContextVar("identities")


def current_request() -> Request:
    """Return the request that is being answered.

    Raises:
        RuntimeError: There is none: this isn't called from a method that answers one.
    """
    try:
        return REQUEST.get()
    except LookupError:
        raise RuntimeError("no request is being answered") from None


def current_identities() -> Mapping[str, Identity]:
    """Return who sends the request, by the names of the security schemes that say so.

    It is empty where the operation needs no credentials, or takes requests without.
    """
    return IDENTITIES.get({})
