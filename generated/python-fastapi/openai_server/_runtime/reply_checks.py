"""Checks what a method returned, in debug mode."""

from __future__ import annotations

from typing import Any

from pydantic_core import ValidationError

from .values import ValueType


class BadReplyError(Exception):
    """What a method returned isn't what its operation declares."""


def check(type_: ValueType[Any], text: bytes, what: str) -> None:
    """Raise `BadReplyError` if a JSON text doesn't fit its type. ``what`` says what it is."""
    try:
        type_.decode(text, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = "/".join(str(step) for step in first["loc"])
        raise BadReplyError(f"{what} at {place!r}: {first['msg']}") from error
